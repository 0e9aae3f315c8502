import { sql } from 'kysely'
import type { Instant } from '#kernel/days.ts'
import type { Read } from '../db/database.ts'

/** How the outbox is doing, within reach. */
export interface OutboxState {
  /** Due and not yet sent, or failed and to be tried again. */
  readonly waiting: number
  /** Held back by quiet hours, the contact cap or a wish. */
  readonly held: number
  readonly dead: number
  readonly deliveredLastDay: number
  /** How long the oldest that might have been sent already has waited; 0 when none has. */
  readonly oldestSeconds: number
}

/** Seconds from which somebody should look at an outbox that does not empty. */
export const alarmingSeconds = 900

/** How long the oldest that might have been sent already has waited, in seconds; 0 when none has. */
export async function oldestWaitingSeconds(tx: Read, now: Instant): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select coalesce(greatest(0, extract(epoch from ${now}::timestamptz - min(coalesce(
      (select min(a.began_at) from messages.attempt a where a.dispatch_id = d.id), d.due_at)))), 0)::float8
      as seconds
    from messages.dispatch d
    where d.delivered_at is null and d.dead_at is null and d.withdrawn_at is null
      and (d.held_by is null or d.held_by = 'back-off')`.execute(tx as never)
  return rows[0]!.seconds
}

export async function outboxState(tx: Read, now: Instant): Promise<OutboxState> {
  const { rows } = await sql<OutboxState>`
    with open as (
      select d.held_by, coalesce(
        (select min(a.began_at) from messages.attempt a where a.dispatch_id = d.id), d.due_at) as since
      from messages.dispatch d where d.delivered_at is null and d.dead_at is null
        and d.withdrawn_at is null)
    select
      (select count(*)::int from open where held_by is null or held_by = 'back-off') as "waiting",
      (select count(*)::int from open where held_by not in ('back-off')) as "held",
      (select count(*)::int from messages.dispatch where dead_at is not null) as "dead",
      (select count(*)::int from messages.dispatch
        where delivered_at > ${now}::timestamptz - interval '1 day') as "deliveredLastDay",
      coalesce((select greatest(0, extract(epoch from ${now}::timestamptz - min(since)))::float8
        from open where since <= ${now} and (held_by is null or held_by = 'back-off')), 0)
        as "oldestSeconds"`.execute(tx as never)
  return rows[0]!
}
