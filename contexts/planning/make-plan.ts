import type { Unit } from '#kernel/blood.ts'
import { wholeYear } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { staleNotice } from './decide-notice.ts'
import { stateHeadcounts } from './headcounts.ts'
import { holdersOf } from './holders.ts'
import { getNotice, listDecisions } from './notice-queries.ts'
import {
  addRevision,
  findPlanOf,
  lastIssued,
  loadDraft,
  lockPlans,
  openRevision,
  saveDraft,
} from './queries.ts'
import type { Draft } from './rules/draft.ts'
import { applyDecisions, type DecidedNotice } from './rules/notice-decisions.ts'
import { draftFromNotice, type NoticeDraft } from './rules/notice-draft.ts'
import { overlay } from './rules/overlay.ts'

export interface MakingPlan {
  readonly id: string
  readonly version: number
  /** What the amounts count, where the notice does not say. */
  readonly regionUnit?: Unit | undefined
}

export interface Drafted {
  readonly planId: string
  readonly revision: number
}

/**
 * Makes the year's plan of a notice as it was decided on, or the next revision of a plan that is
 * there already. Refused while an error is undecided, a unit is unmatched, or a draft is open.
 */
export async function makePlan(
  act: Act,
  { id, version, regionUnit }: MakingPlan,
): Promise<Change<Drafted>> {
  const notice = await getNotice(act.tx, id)
  await lockPlans(act.tx, notice.regionId)
  if (notice.version !== version) throw staleNotice(notice.version)
  const decisions = await listDecisions(act.tx, id)
  const decided = applyDecisions(notice.read, decisions)
  requireDecided(decided)
  const stated = draftFromNotice(decided, newId)
  requirePlaced(stated)

  const plan = await planFor(act, notice, decided.year!, regionUnit ?? stated.unit)
  const { draft, regionOf } = await holdersOf(
    act,
    { ...notice, on: wholeYear(decided.year!).from },
    stated,
    decisions,
  )
  await stateHeadcounts(act, notice, { year: decided.year!, draft, counts: stated.headcounts })
  const issued = await lastIssued(act.tx, plan.id)
  const whole: Draft =
    issued === undefined ? draft : overlay(await loadDraft(act.tx, issued.id), draft)
  const revision = await addRevision(act.tx, {
    planId: plan.id,
    regionId: notice.regionId,
    basedOn: issued?.id ?? null,
    noticeId: id,
    author: act.actor.accountId,
    draftedAt: act.now,
  })
  await saveDraft(
    act.tx,
    { revisionId: revision.id, regionId: notice.regionId, regionOf: await regionOf(whole) },
    whole,
  )
  return record(
    act,
    {
      name: 'plan.drafted',
      subject: revision.id,
      data: { revision: revision.number, from: 'notice' },
    },
    { planId: plan.id, revision: revision.number },
  )
}

async function planFor(
  { tx }: Act,
  { regionId, demo }: { regionId: string; demo: boolean },
  year: number,
  unit: Unit,
) {
  if (unit === 'unknown') {
    throw new Problem('input-invalid', {
      zh: '通知没有写明数量的单位，或混用了几种单位。请先选定这份计划的单位。',
      en: 'The notice does not say what its amounts count, or mixes several units. Choose the plan’s unit first.',
    })
  }
  const existing = await findPlanOf(tx, regionId, year)
  if (existing === undefined) {
    const plan = { id: newId(), regionId, year, unit, demo }
    await tx.insertInto('planning.plan').values(plan).execute()
    return plan
  }
  if (existing.unit !== unit) {
    throw new Problem('conflict', {
      zh: '这一年的计划用的是另一种单位，两种单位的数不能合在一起。',
      en: 'The plan of this year counts in another unit; amounts of two units are not put together.',
    })
  }
  const open = await openRevision(tx, existing.id)
  if (open === undefined) return existing
  throw new Problem(
    'conflict',
    {
      zh: `这一年的计划已有第 ${open.number} 版草稿未完成。请先下达或作废它，再用这份通知生成新版。`,
      en: `Revision ${open.number} of this year’s plan is still a draft. Issue or discard it before making another of this notice.`,
    },
    { values: { planId: existing.id, revision: open.number } },
  )
}

function requireDecided({ year, undecided }: DecidedNotice): void {
  if (year === null) {
    throw new Problem('not-reconciled', {
      zh: '通知里没有读到计划年度，请先补上年度。',
      en: 'No plan year was found in the notice; state it first.',
    })
  }
  if (undecided.length === 0) return
  throw new Problem(
    'not-reconciled',
    {
      zh: `还有 ${undecided.length} 处错误没有处理，不能生成计划。`,
      en: `${undecided.length} errors are not decided on yet; no plan is made before they are.`,
    },
    { values: { findings: undecided.map(({ code, at }) => ({ code, line: at?.line ?? null })) } },
  )
}

function requirePlaced({ unplaced, targets }: NoticeDraft): void {
  if (targets.every(({ amount }) => amount === null)) {
    throw new Problem('not-reconciled', {
      zh: '通知里没有可以生成计划的数量。',
      en: 'The notice holds no amount that a plan could be made of.',
    })
  }
  if (unplaced.length === 0) return
  const names = unplaced.map(({ label }) => label).join('、')
  throw new Problem(
    'not-reconciled',
    {
      zh: `月份计划里的“${names}”对不上任何单位或一组单位，请改正名称或数量。`,
      en: `“${names}” of the schedule belongs to no unit and to no group of units; correct its name or amount.`,
    },
    {
      values: { rows: unplaced.map(({ label, amount, at }) => ({ label, amount, line: at.line })) },
    },
  )
}
