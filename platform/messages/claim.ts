import { sql } from 'kysely'
import { dayOf, type Instant } from '#kernel/days.ts'
import { minutesAfter } from '../access/moments.ts'
import type { Write } from '../db/database.ts'
import type { Secrets } from '../secrets.ts'
import type { Parcel } from './channels/channel.ts'
import type { ChannelName } from './channels/channels.ts'
import { type ContactRule, heldBy, houseRule, weekBegins } from './contact-rules.ts'
import { contentOf } from './content.ts'

/** How long a claim holds: longer than any way may take, so that nobody else sends meanwhile. */
export const leaseMinutes = 5

/** One dispatch that is this worker's to send; `attempt` tells it from a later claim. */
export interface Claimed {
  readonly id: string
  readonly channel: ChannelName
  readonly attempt: number
  readonly parcel: Parcel
}

/**
 * Claims the next dispatch that is due, or puts it off when quiet hours or the contact cap hold it;
 * undefined when none is due. Claims follow one another, so that two can never both be the last that
 * a cap allows. The lease lets another worker take over from one that was killed.
 */
export async function claimNext(
  tx: Write,
  secrets: Secrets,
  now: Instant,
): Promise<Claimed | 'held' | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('messages.claim'))`.execute(tx)
  const due = (await nextDue(tx, now)) ?? (await nextStray(tx, now))
  if (due === undefined) return undefined
  const held = await holdOf(tx, due, now)
  if (held !== undefined) {
    await putOff(tx, due.id, { ...held, now })
    return 'held'
  }
  return take(tx, secrets, { id: due.id, isContact: due.recipientMark !== null, now })
}

const open = (tx: Write, now: Instant) =>
  tx
    .selectFrom('messages.dispatch as d')
    .innerJoin('messages.message as m', 'm.id', 'd.messageId')
    .select(['d.id', 'd.regionId', 'd.recipientMark', 'd.urgent', 'm.notBefore'])
    .where('d.deliveredAt', 'is', null)
    .where('d.deadAt', 'is', null)
    .where('d.withdrawnAt', 'is', null)
    // A lease that begins in the future was taken by a clock that has since been set back.
    .where((row) =>
      row.or([
        row('d.leaseUntil', 'is', null),
        row('d.leaseUntil', '<=', now),
        row('d.leaseFrom', '>', minutesAfter(now, leaseMinutes)),
      ]),
    )
    .limit(1)
    .forUpdate('d')
    .skipLocked()

const nextDue = (tx: Write, now: Instant) =>
  open(tx, now).where('d.dueAt', '<=', now).orderBy('d.dueAt').executeTakeFirst()

/** What was put off by a clock that was ahead: looked at again, by the clock that is right. */
const nextStray = (tx: Write, now: Instant) =>
  open(tx, now)
    .where('d.decidedAt', '>', minutesAfter(now, leaseMinutes))
    .orderBy('d.decidedAt')
    .executeTakeFirst()

type Due = NonNullable<Awaited<ReturnType<typeof nextDue>>>

async function holdOf(tx: Write, due: Due, now: Instant) {
  if (due.notBefore !== null && due.notBefore > now) {
    return { by: 'not-before' as const, until: due.notBefore }
  }
  if (due.recipientMark === null || due.urgent) return undefined
  const rule = await ruleFor(tx, due.regionId, now)
  return heldBy(rule, { now, contacts: await contactsOf(tx, due, now) })
}

/** The rule of the nearest region that has one in force; the house's where none has. */
async function ruleFor(tx: Write, regionId: string, now: Instant): Promise<ContactRule> {
  const { rows } = await sql<ContactRule>`
    select to_char(r.quiet_from, 'HH24:MI') as "quietFrom", to_char(r.quiet_to, 'HH24:MI') as "quietTo",
      r.per_day as "perDay", r.per_week as "perWeek"
    from messages.rule r join messages.upward(${regionId}) u on u.id = r.region_id
    where r.approved_at is not null and r.from_day <= ${dayOf(now)}
    order by u.distance, r.from_day desc limit 1`.execute(tx)
  return rows[0] ?? houseRule
}

/** How often this person was contacted, by whomever; this dispatch itself not counted. */
async function contactsOf(tx: Write, { id, recipientMark }: Due, now: Instant) {
  const today = dayOf(now)
  return tx
    .selectFrom('messages.dispatch')
    .select((row) => [
      row.fn.countAll<number>().filterWhere('contactOn', '=', today).as('day'),
      row.fn.countAll<number>().as('week'),
    ])
    .where('recipientMark', '=', recipientMark)
    .where('contactOn', '>=', weekBegins(today))
    .where('contactOn', '<=', today)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow()
}

const putOff = (
  tx: Write,
  id: string,
  {
    by,
    until,
    now,
  }: { by: 'not-before' | 'quiet-hours' | 'contact-cap'; until: Instant; now: Instant },
) =>
  tx
    .updateTable('messages.dispatch')
    .set({ heldBy: by, dueAt: until, decidedAt: now, leaseFrom: null, leaseUntil: null })
    .where('id', '=', id)
    .execute()

async function take(
  tx: Write,
  secrets: Secrets,
  { id, isContact, now }: { id: string; isContact: boolean; now: Instant },
): Promise<Claimed> {
  const taken = await tx
    .updateTable('messages.dispatch')
    .set((row) => ({
      attempts: row('attempts', '+', 1),
      leaseFrom: now,
      leaseUntil: minutesAfter(now, leaseMinutes),
      decidedAt: now,
      heldBy: null,
      ...(isContact ? { contactOn: dayOf(now) } : {}),
    }))
    .where('id', '=', id)
    .returning(['id', 'messageId', 'channel', 'address', 'webhookId', 'attempts'])
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('messages.attempt')
    .values({ dispatchId: id, n: taken.attempts, beganAt: now })
    .execute()
  const message = await tx
    .selectFrom('messages.message')
    .select(['template', 'content', 'regionId', 'postedAt'])
    .where('id', '=', taken.messageId)
    .executeTakeFirstOrThrow()
  const { template, regionId, postedAt, content } = message
  return {
    id,
    channel: taken.channel as ChannelName,
    attempt: taken.attempts,
    parcel: {
      key: id,
      template,
      regionId,
      postedAt,
      // Only what has been told everywhere is erased, so what is claimed still has its words.
      content: contentOf(secrets, content!),
      address: await addressOf(tx, secrets, taken),
    },
  }
}

async function addressOf(
  tx: Write,
  secrets: Secrets,
  { address, webhookId }: { address: Buffer | null; webhookId: string | null },
): Promise<string> {
  if (webhookId === null) return secrets.open(address!)
  const { url, secret, endedAt } = await tx
    .selectFrom('messages.webhook')
    .select(['url', 'secret', 'endedAt'])
    .where('id', '=', webhookId)
    .executeTakeFirstOrThrow()
  return JSON.stringify({ url: endedAt === null ? url : null, secret: secrets.open(secret) })
}
