import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Look, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getRegion, regionNames } from '../../organisation/index.ts'
import type { TimelinessShape } from './shapes.ts'

export interface NewTimeliness {
  readonly regionId: string
  readonly days: number
  readonly from: Day
  readonly to: Day | null
  readonly citation: string
}

/** Proposes within how many days figures are expected; it holds once a second person approved it. */
export async function proposeTimeliness(
  act: Act,
  { regionId, days, from, to, citation }: NewTimeliness,
): Promise<Change<{ id: string }>> {
  await getRegion(act.tx, regionId)
  if (to !== null && to < from) {
    throw new Problem('input-invalid', {
      zh: '截止日期早于起始日期。',
      en: 'The last day is before the first.',
    })
  }
  const id = newId()
  const by = { proposedBy: act.actor.accountId, proposedAt: act.now }
  await act.tx
    .insertInto('planning.timelinessRule')
    .values({ id, regionId, days, fromDay: from, toDay: to, citation, ...by })
    .execute()
  const after = { regionId, days, from, to, citation }
  return record(
    act,
    { name: 'timeliness.proposed', subject: id, data: { before: null, after } },
    { id },
  )
}

/** Approves or refuses it, as a second person. */
export async function decideTimeliness(
  act: Act,
  { id, approve, reason }: { id: string; approve: boolean; reason: string },
): Promise<Change<{ approved: boolean }>> {
  const rule = await act.tx
    .selectFrom('planning.timelinessRule')
    .select(['regionId', 'proposedBy', 'days', 'fromDay'])
    .where('id', '=', id)
    .where('approvedAt', 'is', null)
    .where('refusedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  // Those of the regions above can be read here, and are decided there.
  const names = await regionNames(act.tx, rule === undefined ? [] : [rule.regionId])
  if (rule === undefined || !names.has(rule.regionId)) throw nothingWaits()
  const by = act.actor.accountId
  if (rule.proposedBy === by) throw ownProposal()
  await act.tx
    .updateTable('planning.timelinessRule')
    .set(approve ? { approvedBy: by, approvedAt: act.now } : { refusedBy: by, refusedAt: act.now })
    .where('id', '=', id)
    .execute()
  const { days, fromDay: from } = rule
  return approve
    ? record(
        act,
        { name: 'timeliness.approved', subject: id, data: { days, from } },
        { approved: true },
      )
    : record(
        act,
        { name: 'timeliness.refused', subject: id, data: { days, from, reason } },
        { approved: false },
      )
}

/** Every expectation stated for a region or one above it, the latest first. */
export async function listTimeliness(
  { tx, actor }: Look,
  { regionId }: { readonly regionId: string },
): Promise<TimelinessShape[]> {
  const region = await getRegion(tx, regionId)
  const rows = await tx
    .selectFrom('planning.timelinessRule as t')
    .innerJoin('access.regionName as r', 'r.id', 't.regionId')
    .leftJoin('access.person as p', 'p.id', 't.proposedBy')
    .leftJoin('access.person as a', 'a.id', 't.approvedBy')
    .select(['t.id', 'r.name as regionName', 't.days', 't.fromDay', 't.toDay', 't.citation'])
    .select(['t.proposedBy', 'p.name as proposer', 'a.name as approver'])
    .select(['t.approvedAt', 't.refusedAt'])
    .where('t.regionId', 'in', region.ancestors)
    .orderBy('t.fromDay', 'desc')
    .orderBy('t.id')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, regionName: row.regionName ?? '', days: row.days, citation: row.citation },
    ...{ from: row.fromDay, to: row.toDay },
    ...{ proposedBy: row.proposer, approvedBy: row.approver },
    state: row.approvedAt !== null ? 'approved' : row.refusedAt !== null ? 'refused' : 'proposed',
    mine: row.proposedBy === actor.accountId,
  }))
}

const nothingWaits = () =>
  new Problem('not-found', {
    zh: '没有待批准的这条及时性要求。',
    en: 'There is no such expectation waiting for approval.',
  })

const ownProposal = () =>
  new Problem('own-approval', {
    zh: '及时性要求须由提出以外的人批准。',
    en: 'An expectation is approved by another than the one who proposed it.',
  })
