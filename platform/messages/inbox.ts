import { sql } from 'kysely'
import type { Instant } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Look, record, recordEach, unchanged } from '../change.ts'
import type { Read } from '../db/database.ts'
import { contentOf } from './content.ts'
import type { InboxMessage } from './contract.ts'

const page = 50
const least = '00000000-0000-0000-0000-000000000000'

/** The asker's own messages, the newest first; those for a later moment are not there yet. */
export async function inbox(
  { tx, now, actor, secrets }: Look,
  {
    before,
    beforeId,
  }: { readonly before?: string | undefined; readonly beforeId?: string | undefined },
): Promise<InboxMessage[]> {
  const rows = await ownMessages(tx, actor.accountId!, now)
    .select(['id', 'content', 'readAt', arrivedAt.as('at')])
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(${arrivedAt}, id) < (${before}, ${beforeId ?? least}::uuid)`),
    )
    .orderBy(arrivedAt, 'desc')
    .orderBy('id', 'desc')
    .limit(page)
    .execute()
  return rows.map(({ id, at, content, readAt }) => {
    if (content === null) return { id, at, readAt, ...erased, link: null }
    const { told, link } = contentOf(secrets, content)
    return { id, at, readAt, subject: told.subject, body: told.body, link }
  })
}

export async function unread({ tx, now, actor }: Look): Promise<{ count: number }> {
  return ownMessages(tx, actor.accountId!, now)
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
}

/** Notes that the asker has read a message: whoever sent it can prove that it was seen. */
export async function read(act: Act, { id }: { id: string }): Promise<Change<{ read: boolean }>> {
  const found = await ownMessages(act.tx, act.actor.accountId!, act.now)
    .select('readAt')
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) {
    throw new Problem('not-found', {
      zh: '您的收件箱里没有这条消息。',
      en: 'There is no such message in your inbox.',
    })
  }
  if (found.readAt !== null) return unchanged({ read: true })
  await noteRead(act, [id])
  return record(act, { name: 'message.read', subject: id, data: {} }, { read: true })
}

/** Notes that the asker has read all that has come by now. */
export async function readAll(act: Act): Promise<Change<{ read: number }>> {
  const rows = await ownMessages(act.tx, act.actor.accountId!, act.now)
    .select('id')
    .where('readAt', 'is', null)
    .execute()
  const [first, ...rest] = rows.map(
    ({ id }) => ({ name: 'message.read', subject: id, data: {} }) as const,
  )
  if (first === undefined) return unchanged({ read: 0 })
  await noteRead(
    act,
    rows.map(({ id }) => id),
  )
  return recordEach(act, [first, ...rest], { read: rows.length })
}

/** What stands in the place of words that were taken away. */
const erased = {
  subject: { zh: '内容已清除', en: 'Erased' },
  body: {
    zh: '这条消息读过，正文已按保存期限清除。',
    en: 'This message was read; its words were erased after the time they are kept.',
  },
}

const noteRead = ({ tx, now }: Act, ids: readonly string[]) =>
  tx.updateTable('messages.message').set({ readAt: now }).where('id', 'in', ids).execute()

const arrivedAt = sql<Instant>`greatest(posted_at, not_before)`

const ownMessages = (tx: Read, accountId: string, now: Instant) =>
  tx
    .selectFrom('messages.message')
    .where('accountId', '=', accountId)
    .where('withdrawnAt', 'is', null)
    .where((row) => row.or([row('notBefore', 'is', null), row('notBefore', '<=', now)]))
