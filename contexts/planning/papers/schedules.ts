import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import type { Text } from '#kernel/text.ts'
import { type Act, type Change, type Look, record } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import { getRegion } from '../../organisation/index.ts'
import type { NewScheduleShape, ScheduleShape } from './shapes.ts'

/** When reports of a region are sent, and how the last sending of each went. */
export async function listSchedules(
  { tx, actor }: Look,
  { regionId }: { readonly regionId: string },
): Promise<ScheduleShape[]> {
  await getRegion(tx, regionId)
  const rows = await tx
    .selectFrom('planning.reportSchedule as s')
    .leftJoin('access.person as p', 'p.id', 's.proposedBy')
    .leftJoin('access.person as a', 'a.id', 's.approvedBy')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('planning.reportSending as d')
          .leftJoin('planning.snapshot as n', 'n.id', 'd.snapshotId')
          .select(['d.period', 'd.outcome', 'd.at', 'd.told', 'd.reason', 'n.number'])
          .whereRef('d.scheduleId', '=', 's.id')
          .orderBy('d.at', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .selectAll('s')
    .select(['p.name as proposer', 'a.name as approver'])
    .select(['last.period', 'last.outcome', 'last.at', 'last.told', 'last.reason', 'last.number'])
    .where('s.regionId', '=', regionId)
    .where('s.endedAt', 'is', null)
    .orderBy('s.proposedAt')
    .execute()
  // Check constraints hold the unions.
  return rows.map((row) => ({
    id: row.id,
    regionId: row.regionId,
    kind: row.kind as ScheduleShape['kind'],
    every: row.every as ScheduleShape['every'],
    onDay: row.onDay,
    recipients: row.recipients as ScheduleShape['recipients'],
    proposedBy: row.proposer,
    approvedBy: row.approver,
    approvedAt: row.approvedAt,
    mine: row.proposedBy === actor.accountId,
    last:
      row.period === null
        ? null
        : {
            period: row.period,
            outcome: row.outcome as 'sent' | 'failed',
            at: row.at!,
            told: row.told!,
            number: row.number,
            reason: row.reason as Text | null,
          },
  }))
}

/** Proposes to send a report every week or month; nothing is sent until another approves it. */
export async function proposeSchedule(
  act: Act,
  wish: NewScheduleShape,
): Promise<Change<{ id: string }>> {
  await getRegion(act.tx, wish.regionId)
  requireFitting(wish)
  const id = newId()
  await act.tx
    .insertInto('planning.reportSchedule')
    .values({ ...wish, id, proposedBy: act.actor.accountId, proposedAt: act.now })
    .execute()
  const { kind, every } = wish
  return record(
    act,
    { name: 'report-schedule.proposed', subject: id, data: { kind, every } },
    { id },
  )
}

/** Lets it be sent: what it sends counts as issued by the one who approves. */
export async function approveSchedule(
  act: Act,
  { id }: { readonly id: string },
): Promise<Change<{ id: string }>> {
  const schedule = await held(act, id)
  if (schedule.proposedBy === act.actor.accountId) throw ownSchedule()
  if (schedule.approvedAt !== null) throw done()
  await act.tx
    .updateTable('planning.reportSchedule')
    .set({ approvedBy: act.actor.accountId, approvedAt: act.now })
    .where('id', '=', id)
    .execute()
  return record(
    act,
    { name: 'report-schedule.approved', subject: id, data: { kind: schedule.kind } },
    { id },
  )
}

/** Sends it no more; what was sent stays. */
export async function endSchedule(
  act: Act,
  { id }: { readonly id: string },
): Promise<Change<{ id: string }>> {
  const schedule = await held(act, id)
  await act.tx
    .updateTable('planning.reportSchedule')
    .set({ endedBy: act.actor.accountId, endedAt: act.now })
    .where('id', '=', id)
    .execute()
  return record(
    act,
    { name: 'report-schedule.ended', subject: id, data: { kind: schedule.kind } },
    { id },
  )
}

export type Schedule = Awaited<ReturnType<typeof livingSchedules>>[number]

/** Those that are approved and not ended, with what has been sent for them. */
export const livingSchedules = (tx: Read) =>
  tx
    .selectFrom('planning.reportSchedule as s')
    .selectAll('s')
    .select((row) => [
      sql<string[]>`coalesce((select array_agg(d.period) from planning.report_sending d
        where d.schedule_id = ${row.ref('s.id')} and d.outcome = 'sent'), '{}')`.as('sent'),
    ])
    .where('s.approvedAt', 'is not', null)
    .where('s.endedAt', 'is', null)
    .orderBy('s.id')
    .execute()

async function held({ tx }: Act, id: string) {
  const found = await tx
    .selectFrom('planning.reportSchedule')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw noSchedule()
  if (found.endedAt !== null) throw done()
  return found
}

function requireFitting({ kind, every, onDay, recipients }: NewScheduleShape): void {
  const letters = kind === 'unit-letters'
  const onlyLiaisons = recipients.length === 1 && recipients[0] === 'liaison'
  if (
    letters === onlyLiaisons &&
    letters === recipients.includes('liaison') &&
    (every === 'month' || onDay <= 7)
  ) {
    return
  }
  throw new Problem('input-invalid', {
    zh: '函件只发联络员，其他报表不发联络员；每周的日子是 1 到 7。请改后再提。',
    en: 'Letters go to liaisons alone and other reports never to them; a weekly day is 1 to 7. Change it and propose again.',
  })
}

const noSchedule = () =>
  new Problem('not-found', { zh: '没有这项定时发送。', en: 'There is no such schedule.' })

const done = () =>
  new Problem('already-done', { zh: '已经批准或停止。', en: 'It is approved or ended already.' })

const ownSchedule = () =>
  new Problem('own-approval', {
    zh: '批准须由提出以外的人办理。',
    en: 'It is approved by another than the one who proposed it.',
  })
