import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, recordEach, unchanged } from '../change.ts'
import type { SendReason } from './shapes.ts'

/** Sends a dead letter again, under the same key: a receiver that has it drops it. */
export async function retry(act: Act, { id }: { id: string }): Promise<Change<{ again: number }>> {
  const found = await act.tx
    .selectFrom('messages.dispatch')
    .select('deadAt')
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) {
    throw new Problem('not-found', {
      zh: '在您管理的范围内没有这条发送记录。',
      en: 'There is no such dispatch within your reach.',
    })
  }
  if (found.deadAt === null) {
    throw new Problem('already-done', {
      zh: '这条消息不在失败清单里：已重新排队，或已送达。',
      en: 'This message is no dead letter: it is under way again, or delivered.',
    })
  }
  return revive(act, [id])
}

/** Sends all dead letters within reach again, or those that failed for one reason. */
export async function retryAll(
  act: Act,
  { reason }: { readonly reason?: SendReason | undefined },
): Promise<Change<{ again: number }>> {
  const dead = await act.tx
    .selectFrom('messages.dispatch')
    .select('id')
    .where('deadAt', 'is not', null)
    .$if(reason !== undefined, (query) => query.where('reason', '=', reason!))
    .forUpdate()
    .execute()
  return revive(
    act,
    dead.map(({ id }) => id),
  )
}

async function revive(act: Act, ids: readonly string[]): Promise<Change<{ again: number }>> {
  if (ids.length === 0) return unchanged({ again: 0 })
  const revived = await act.tx
    .updateTable('messages.dispatch as d')
    .from('messages.dispatch as before')
    .whereRef('before.id', '=', 'd.id')
    .set({
      deadAt: null,
      reason: null,
      code: null,
      heldBy: null,
      dueAt: act.now,
      decidedAt: act.now,
    })
    // The whole series of tries anew.
    .set((row) => ({ triesFrom: row.ref('d.attempts') }))
    .where('d.id', 'in', ids)
    .where('d.deadAt', 'is not', null)
    .returning(['d.id', 'd.channel', 'before.reason'])
    .execute()
  await sql`select pg_notify('messages', '')`.execute(act.tx)
  const [first, ...rest] = revived.map(
    ({ id, channel, reason }) =>
      ({
        name: 'message.retried',
        subject: id,
        data: { channel, reason: reason ?? '' },
      }) as const,
  )
  if (first === undefined) return unchanged({ again: 0 })
  return recordEach(act, [first, ...rest], { again: revived.length })
}
