import type { Instant } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { App } from '../app.ts'
import { inTransaction, type Read, type Reach } from '../db/database.ts'
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
export function storeUpload(
  { database }: App,
  reach: Reach,
  file: { readonly name: string; readonly bytes: Buffer; readonly at: Instant },
): Promise<Uploaded> {
  if (file.bytes.length === 0) {
    throw new Problem('file-empty', {
      zh: '文件是空的，没有保存。请检查后重新选择。',
      en: 'The file is empty; nothing was saved. Check it and choose again.',
    })
  }
  const id = newId()
  const hash = sha256(file.bytes)
  return inTransaction(database, reach, async (tx) => {
    await tx
      .insertInto('upload.file')
      .values({
        id,
        accountId: reach.accountId!,
        name: file.name,
        sha256: hash,
        bytes: file.bytes,
        at: file.at,
      })
      .execute()
    return { id, name: file.name, size: file.bytes.length, sha256: hash.toString('hex') }
  })
}

/** The file that this account brought; `not-found` for any other. */
export async function getUpload(tx: Read, id: string) {
  const found = await tx.selectFrom('upload.file').selectAll().where('id', '=', id).executeTakeFirst()
  if (found === undefined) {
    throw new Problem('not-found', {
      zh: '找不到上传的文件，请重新上传。',
      en: 'The uploaded file is not there; upload it again.',
    })
  }
  return found
}
