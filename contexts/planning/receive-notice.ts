import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record, unchanged } from '#platform/change.ts'
import { jsonText } from '#platform/db/json-text.ts'
import { newId } from '#platform/id.ts'
import { sha256 } from '#platform/secrets.ts'
import { getUpload } from '#platform/uploads/store.ts'
import { getRegion } from '../organisation/index.ts'
import { readNoticeBytes } from './read-notice.ts'

export interface Received {
  readonly regionId: string
  readonly uploadId?: string | undefined
  /** Pasted text, where nothing was uploaded. */
  readonly text?: string | undefined
  readonly file?: { readonly name: string; readonly bytes: Buffer } | undefined
  readonly demo?: boolean
}

/** Reads a notice and keeps it with what was understood; the same notice twice is one notice. */
export async function receiveNotice(
  act: Act,
  wish: Received,
): Promise<Change<{ id: string; again: boolean }>> {
  const region = await getRegion(act.tx, wish.regionId)
  const { name, bytes } = await fileOf(act, wish)
  const hash = sha256(bytes)
  const known = await act.tx
    .selectFrom('planning.notice')
    .select('id')
    .where('regionId', '=', region.id)
    .where('sha256', '=', hash)
    .executeTakeFirst()
  if (known !== undefined) return unchanged({ id: known.id, again: true })

  const { source, read } = await readNoticeBytes(bytes, name)
  const id = newId()
  const stored = await act.tx
    .insertInto('planning.notice')
    .values({
      id,
      regionId: region.id,
      fileName: name,
      sha256: hash,
      bytes,
      lines: sql<never>`${jsonText(source.lines)}::json`,
      result: sql<never>`${jsonText(read)}::json`,
      receivedBy: act.actor.accountId,
      receivedAt: act.now,
      demo: wish.demo ?? false,
    })
    .onConflict((conflict) => conflict.columns(['regionId', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (stored === undefined) return receiveNotice(act, wish)
  return record(
    act,
    { name: 'notice.received', subject: id, data: { file: name, sha256: hash.toString('hex') } },
    { id, again: false },
  )
}

async function fileOf({ tx }: Act, { uploadId, text, file }: Received) {
  if (file !== undefined) return file
  if (uploadId !== undefined) {
    const { name, bytes } = await getUpload(tx, uploadId)
    return { name, bytes }
  }
  if (text !== undefined && text.trim() !== '') {
    return { name: '粘贴的文字.txt', bytes: Buffer.from(text, 'utf8') }
  }
  throw new Problem('file-empty', {
    zh: '没有文件，也没有粘贴文字。',
    en: 'There is neither a file nor pasted text.',
  })
}
