import type { Unit } from '#kernel/blood.ts'
import { wholeYear } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { unitNames } from '#kernel/unit-words.ts'
import { type Act, type Change, type Happening, recordEach } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { foundPlan } from './found-plan.ts'
import { stateHeadcounts } from './headcounts.ts'
import { holdersOf, regionsOf } from './holders.ts'
import { holdNotice, listDecisions } from './notice-queries.ts'
import { addRevision, loadDraft, lockPlans, saveDraft } from './queries.ts'
import { isPlanYear, planYears } from './rules/decision-values.ts'
import { applyDecisions, type DecidedNotice } from './rules/notice-decisions.ts'
import { draftFromNotice, type NoticeDraft } from './rules/notice-draft.ts'
import { overlay } from './rules/overlay.ts'

export interface MakingPlan {
  readonly id: string
  readonly version: number
  /** What the amounts count, where the notice does not say or says it in several ways. */
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
  const notice = await holdNotice(act.tx, id)
  if (notice.version !== version) throw staleNotice(notice.version)
  await lockPlans(act.tx, notice.regionId)
  const decisions = await listDecisions(act.tx, id)
  const decided = applyDecisions(notice.read, decisions)
  const year = requireDecided(decided)
  const stated = draftFromNotice(decided, newId, regionUnit)
  requirePlaced(stated)
  requireUnit(stated, regionUnit)

  const { plan, issued, happenings } = await foundPlan(act, { ...notice, year, unit: stated.unit })
  const draft = await holdersOf(act, { ...notice, year }, stated, decisions)
  await stateHeadcounts(act, notice, { year, draft, counts: stated.headcounts })
  const whole = issued === undefined ? draft : overlay(await loadDraft(act.tx, issued.id), draft)
  const revision = await addRevision(act.tx, {
    planId: plan.id,
    regionId: notice.regionId,
    basedOn: issued?.id ?? null,
    noticeId: id,
    author: act.actor.accountId,
    draftedAt: act.now,
  })
  const regionOf = await regionsOf(act, wholeYear(year).to, whole)
  await saveDraft(act.tx, { revisionId: revision.id, regionId: notice.regionId, regionOf }, whole)
  const drafted: Happening = {
    name: 'plan.drafted',
    subject: revision.id,
    data: { revision: revision.number, from: 'notice' },
  }
  const chosen = stated.unitsStated.length === 1 ? [] : [unitChosen(id, stated.unit)]
  return recordEach(act, [drafted, ...happenings, ...chosen], {
    planId: plan.id,
    revision: revision.number,
  })
}

const unitChosen = (id: string, unit: Unit): Happening => ({
  name: 'notice.decided',
  subject: id,
  data: { item: 'unit', before: null, after: { unit } },
})

const staleNotice = (version: number) =>
  new Problem(
    'stale-version',
    {
      zh: '别人刚刚改了对这份通知的决定，计划还没有生成。页面已换成最新的内容，请核对后再生成。',
      en: 'Somebody else has just decided on this notice; no plan was made. The page now shows the newest state: compare, then make the plan.',
    },
    { values: { version } },
  )

function requireDecided({ year, undecided }: DecidedNotice): number {
  if (year === null) {
    throw new Problem('not-reconciled', {
      zh: '通知里没有读到计划年度，请先补上年度。',
      en: 'No plan year was found in the notice; state it first.',
    })
  }
  if (!isPlanYear(year)) {
    throw new Problem('not-reconciled', {
      zh: `通知里读到的计划年度是 ${year} 年，不在 ${planYears.first} 年到 ${planYears.last} 年之间，请先改正年度。`,
      en: `The plan year found in the notice is ${year}, not between ${planYears.first} and ${planYears.last}; correct it first.`,
    })
  }
  if (undecided.length === 0) return year
  throw new Problem(
    'not-reconciled',
    {
      zh: `还有 ${undecided.length} 处错误没有处理，不能生成计划。`,
      en: `${undecided.length} errors are not decided on yet; no plan is made before they are.`,
    },
    { values: { findings: undecided.map(({ code, at }) => ({ code, line: at?.line ?? null })) } },
  )
}

/** One unit for all amounts: the notice's own, or one of those it leaves open. */
function requireUnit({ unit, unitsStated }: NoticeDraft, wanted: Unit | undefined): void {
  const names = (language: 'zh' | 'en') =>
    unitsStated.map((stated) => unitNames[stated][language]).join(language === 'zh' ? '、' : ', ')
  if (unit === 'unknown') {
    throw new Problem(
      'input-invalid',
      unitsStated.length === 0
        ? {
            zh: '通知没有写明数量的单位。请先选定这份计划的数量单位。',
            en: 'The notice does not say what its amounts count. Choose the plan’s unit first.',
          }
        : {
            zh: `通知里的数量有几种单位：${names('zh')}，不能合在一起。请先从中选定这份计划的数量单位，其余另列。`,
            en: `The notice counts in several units (${names('en')}), which are not put together. Choose one of them for the plan; the others stand beside it.`,
          },
      { values: { unitsStated } },
    )
  }
  if (wanted === undefined || wanted === unit) return
  throw new Problem(
    'input-invalid',
    {
      zh: `通知以${unitNames[unit].zh}计，不能改按${unitNames[wanted].zh}生成计划。`,
      en: `The notice counts ${unitNames[unit].en}; no plan in ${unitNames[wanted].en} is made of it.`,
    },
    { values: { unitsStated, wanted } },
  )
}

function requirePlaced({ unplaced, targets, items }: NoticeDraft): void {
  requireCountable([...targets, ...items])
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

/** The sum of many rows may be more than can be counted exactly, and a figure may be a fraction. */
function requireCountable(parts: readonly { label: string | null; amount: number | null }[]): void {
  const wrong = parts.find(({ amount }) => amount !== null && !Number.isSafeInteger(amount))
  if (wrong === undefined) return
  throw new Problem(
    'amount-invalid',
    {
      zh: `“${wrong.label ?? '月份计划'}”的数量不是整数，或大得无法精确计数，请先改正。`,
      en: `The amount of “${wrong.label ?? 'the schedule'}” is not whole, or too large to be exact; correct it first.`,
    },
    { values: { label: wrong.label, amount: wrong.amount } },
  )
}
