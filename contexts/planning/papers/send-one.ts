import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import type { Text } from '#kernel/text.ts'
import { roleHolders } from '#platform/access/role-holders.ts'
import type { Role } from '#platform/access/roles.ts'
import { type Act, type Change, outcome, record, unchanged } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { holdersOf } from '#platform/messages/holders.ts'
import { post, postAll, type Recipient } from '#platform/messages/post.ts'
import { listPlans } from '../queries.ts'
import { addIssue } from './issue-report.ts'
import { reportMessage, unsentMessage } from './message-templates.ts'
import { findSnapshot, type StoredSnapshot } from './queries.ts'
import { kindNames } from './rules/kind-names.ts'
import type { PaperKind } from './rules/kinds.ts'
import type { Schedule } from './schedules.ts'
import { tellUnits } from './tell-units.ts'
import { writeReport } from './write-report.ts'

/** Writes the report of a schedule for a period, issues it by its approval, and tells its readers; null where that was done meanwhile. */
export async function sendOne(
  act: Act,
  schedule: Schedule,
  period: string,
): Promise<Change<{ number: string; told: number } | null>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`planning.sending ${schedule.id}`}, 0))`.execute(
    act.tx,
  )
  if (await isSent(act, schedule.id, period)) return unchanged(null)
  const planId = await planOf(act, schedule)
  const written = outcome(
    await writeReport(act, { planId, kind: schedule.kind as PaperKind }, schedule.id),
  )
  const snapshot = (await findSnapshot(act.tx, written.number))!
  await addIssue(act, snapshot, schedule.approvedBy!)
  const told =
    schedule.kind === 'unit-letters'
      ? await tellUnits(act, snapshot)
      : await tellRoles(act, schedule, snapshot)
  if (told === 0) throw nobody()
  await act.tx
    .insertInto('planning.reportSending')
    .values({
      id: newId(),
      scheduleId: schedule.id,
      regionId: schedule.regionId,
      period,
      outcome: 'sent',
      snapshotId: snapshot.id,
      told,
      at: act.now,
    })
    .execute()
  const { number } = written
  return record(
    act,
    { name: 'report.sent', subject: schedule.id, data: { number, period, told } },
    { number, told },
  )
}

/** Keeps why a report was not sent, beside its schedule, and tells those who look after it. */
export async function noteUnsent(
  act: Act,
  {
    schedule,
    period,
    reason,
  }: { readonly schedule: Schedule; readonly period: string; readonly reason: Text },
): Promise<Change<null>> {
  const { id: scheduleId, regionId, kind } = schedule
  await act.tx
    .insertInto('planning.reportSending')
    .values({
      id: newId(),
      scheduleId,
      regionId,
      period,
      outcome: 'failed',
      reason: sql`${JSON.stringify(reason)}::jsonb`,
      at: act.now,
    })
    .execute()
  for (const to of await holdersOf(act.tx, 'planning.change', regionId)) {
    await post(act, {
      template: unsentMessage,
      key: `${scheduleId} ${period} ${act.today}`,
      to,
      regionId,
      link: `/reports/schedules?region=${regionId}`,
      data: { kind: kindNames[kind as PaperKind].zh, period, reason: reason.zh },
    })
  }
  return record(
    act,
    { name: 'report.unsent', subject: scheduleId, data: { period, reason: reason.zh } },
    null,
  )
}

const isSent = async ({ tx }: Act, scheduleId: string, period: string): Promise<boolean> =>
  (await tx
    .selectFrom('planning.reportSending')
    .select('id')
    .where('scheduleId', '=', scheduleId)
    .where('period', '=', period)
    .where('outcome', '=', 'sent')
    .executeTakeFirst()) !== undefined

/** The plan of the running year, else the newest there is, as far as it is issued. */
async function planOf({ tx, today }: Act, { regionId }: Schedule): Promise<string> {
  const plans = (await listPlans(tx, regionId)).filter(({ state }) => state === 'issued')
  const plan = plans.find(({ year }) => year === +today.slice(0, 4)) ?? plans[0]
  if (plan === undefined) throw noIssuedPlan()
  return plan.id
}

async function tellRoles(
  act: Act,
  { recipients, regionId }: Schedule,
  snapshot: StoredSnapshot,
): Promise<number> {
  const people = new Map<string, Recipient>()
  for (const role of recipients) {
    for (const to of await roleHolders(act.tx, role as Role, regionId)) people.set(to.accountId, to)
  }
  const { number, title, dataTo } = snapshot
  const age = dataTo === null ? `写定 ${snapshot.takenOn}` : `数据截至 ${dataTo}`
  await postAll(
    act,
    [...people.values()].map((to) => ({
      template: reportMessage,
      key: number,
      to,
      regionId,
      link: `/reports/${number}`,
      data: { title, number, age },
    })),
  )
  return people.size
}

const noIssuedPlan = () =>
  new Problem('not-found', {
    zh: '这个地区还没有已下达的计划，没有可发的内容。',
    en: 'The region has no issued plan; there is nothing to send.',
  })

const nobody = () =>
  new Problem('not-found', {
    zh: '没有可以收到的人：请登记联络员或给岗位配账号。',
    en: 'Nobody could be told: register liaisons, or give the roles accounts.',
  })
