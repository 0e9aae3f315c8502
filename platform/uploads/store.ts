import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '../change.ts'
import type { Read } from '../db/database.ts'
import { newId } from '../id.ts'
import { sha256 } from '../secrets.ts'

export interface Uploaded {
  readonly id: string
  readonly name: string
  readonly size: number
  /** In hex: the same file twice has the same hash. */
  readonly sha256: string
}

/** Keeps a file for the account that brought it. */
export async function storeUpload(
  act: Act,
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
): Promise<Change<Uploaded>> {
  if (bytes.length === 0) {
    throw new Problem('file-empty', {
      zh: '文件是空的，没有保存。请检查后重新选择。',
      en: 'The file is empty; nothing was saved. Check it and choose again.',
    })
  }
  const id = newId()
  const hash = sha256(bytes)
  await act.tx
    .insertInto('upload.file')
    .values({ id, accountId: act.actor.accountId!, name, sha256: hash, bytes, at: act.now })
    .execute()
  const uploaded = { id, name, size: bytes.length, sha256: hash.toString('hex') }
  return record(
    act,
    {
      name: 'file.uploaded',
      subject: id,
      data: { size: uploaded.size, sha256: uploaded.sha256 },
    },
    uploaded,
  )
}

/** The file that this account brought; `not-found` for any other. */
export async function getUpload(tx: Read, id: string) {
  const found = await tx
    .selectFrom('upload.file')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) {
    throw new Problem('not-found', {
      zh: '找不到上传的文件，请重新上传。',
      en: 'The uploaded file is not there; upload it again.',
    })
  }
  return found
}
