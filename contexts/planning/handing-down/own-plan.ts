import type { Unit } from '#kernel/blood.ts'
import { wholeYear } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record, unchanged } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getRegion } from '../../organisation/index.ts'
import { foundPlan } from '../found-plan.ts'
import { regionsOf } from '../holders.ts'
import {
  addRevision,
  findPlan,
  findPlanOf,
  lastIssued,
  loadDraft,
  lockPlans,
  openRevision,
  saveDraft,
} from '../queries.ts'
import type { Draft } from '../rules/draft.ts'
import { trackLabels } from '../rules/notice-tracks.ts'
import { blockersNow } from '../view-plan.ts'
import { file } from './file.ts'
import { type HandDown, lockHandDown } from './queries.ts'
import type { ReceiptShape } from './shapes.ts'
import { held, type Moved, noHandDown } from './take-step.ts'

/**
 * Begins the plan by which a region splits its figure further: a draft whose total is what was handed
 * down. Where the region has a plan of the year already, that one answers.
 */
export async function beginOwnPlan(
  act: Act,
  { id }: { readonly id: string },
): Promise<Change<{ planId: string }>> {
  const handDown = await lockHandDown(act.tx, id)
  if (handDown === undefined) throw noHandDown()
  const region = await ownRegion(act, handDown)
  await lockPlans(act.tx, region.id)
  const there = await findPlanOf(act.tx, region.id, handDown.year)
  if (there !== undefined) {
    requireSameUnit(handDown, there.unit)
    const answers = await answerWith(act, handDown, there.id)
    if (!answers) return unchanged({ planId: there.id })
    return record(
      act,
      { name: 'hand-down.answered-with', subject: handDown.id, data: { planId: there.id } },
      { planId: there.id },
    )
  }
  const { year, demo } = handDown
  // A check constraint holds the units.
  const unit = handDown.unit as Unit
  const { plan } = await foundPlan(act, { regionId: region.id, year, unit, demo })
  const revision = await addRevision(act.tx, {
    planId: plan.id,
    regionId: region.id,
    basedOn: null,
    noticeId: null,
    author: act.actor.accountId,
    draftedAt: act.now,
  })
  const draft = draftOf(handDown)
  const regionOf = await regionsOf(act, wholeYear(year).to, draft)
  await saveDraft(act.tx, { revisionId: revision.id, regionId: region.id, regionOf }, draft)
  await answerWith(act, handDown, plan.id)
  return record(
    act,
    {
      name: 'plan.drafted',
      subject: revision.id,
      data: { revision: revision.number, from: 'above' },
    },
    { planId: plan.id },
  )
}

/** Files the plan of a region with the level above: submitted or issued, reconciled, and fitting. */
export async function fileOwnPlan(
  act: Act,
  wish: { readonly id: string; readonly version: number },
): Promise<Change<Moved & { receipt: ReceiptShape }>> {
  const handDown = await held(act, wish)
  const region = await ownRegion(act, handDown)
  const plan =
    handDown.childPlanId === null
      ? await findPlanOf(act.tx, region.id, handDown.year)
      : await findPlan(act.tx, handDown.childPlanId)
  if (plan === undefined) throw notReady()
  requireSameUnit(handDown, plan.unit)
  const open = await openRevision(act.tx, plan.id)
  const revision = open ?? (await lastIssued(act.tx, plan.id))
  if (revision === undefined || open?.state === 'draft') throw notReady()
  const standing = (await blockersNow(act.tx, plan, revision.id)).filter(({ blocks }) => blocks)
  if (standing.length > 0) throw notReconciled(standing.length)
  const { targets, items } = await loadDraft(act.tx, revision.id)
  const labels = new Map(targets.map(({ key, label }) => [key, label]))
  const total = targets.find(({ kind }) => kind === 'total')?.amount
  if (total == null) throw notReady()
  return file(act, {
    handDown,
    revisionId: revision.id,
    childPlanId: plan.id,
    kind: 'plan',
    total,
    parts: targets
      .filter(({ kind }) => kind === 'unit')
      .map(({ label, amount }) => ({ label, amount })),
    items: items.map(({ targetKey, label, from, to, text, amount }) => ({
      ...{ from, to, text, amount },
      label: label ?? labels.get(targetKey) ?? '',
    })),
  })
}

/** The region that received it, within the asker's reach; a unit in the issuing region has none. */
async function ownRegion(act: Act, handDown: HandDown) {
  if (handDown.holderRegionId === handDown.regionId || handDown.wants !== 'plan') throw noRegion()
  return getRegion(act.tx, handDown.holderRegionId)
}

/** Notes the plan that answers; false where it did so already. */
async function answerWith(act: Act, handDown: HandDown, planId: string): Promise<boolean> {
  if (handDown.childPlanId === planId) return false
  if (handDown.state === 'locked' || handDown.state === 'withdrawn') throw notReady()
  await act.tx
    .updateTable('planning.handDown')
    .set({ childPlanId: planId })
    .where('id', '=', handDown.id)
    .execute()
  return true
}

/** The figure and its tracks as they were handed down; the spans stay the level above's. */
function draftOf({ amount, bound, parts }: HandDown): Draft {
  const plain = { unitId: null, note: null, source: null } as const
  const status = (of: number | null) => (of === null ? ('pending' as const) : ('stated' as const))
  const top = newId()
  const tracks = Map.groupBy(parts, ({ track }) => track)
  return {
    targets: [
      {
        ...plain,
        ...{ key: top, parentKey: null, kind: 'total', track: 'total', label: trackLabels.total },
        ...{ amount, status: status(amount), bound },
      },
      ...[...tracks].map(([track, mine]) => {
        const amounts = mine.map((part) => part.amount)
        const sum = amounts.includes(null) ? null : amounts.reduce<number>((a, b) => a + b!, 0)
        return {
          ...plain,
          ...{ key: newId(), parentKey: top, kind: 'track' as const, track },
          ...{ label: trackLabels[track], amount: sum, status: status(sum), bound: mine[0]!.bound },
        }
      }),
    ],
    items: [],
  }
}

function requireSameUnit(handDown: HandDown, unit: string): void {
  if (unit === handDown.unit) return
  throw new Problem('conflict', {
    zh: '本级计划的计数单位与下达的不同，两种数不能合在一起。',
    en: 'The plan here counts something else than what was handed down; the two are not put together.',
  })
}

const noRegion = () =>
  new Problem('conflict', {
    zh: '这项下达不需要再分解，请直接确认或报送月份安排。',
    en: 'This is not split further; acknowledge it, or file its months.',
  })

const notReady = () =>
  new Problem('not-reconciled', {
    zh: '本级计划还没有送审。请先编好并送审，再报送。',
    en: 'The plan here is not submitted yet. Complete and submit it, then file it.',
  })

const notReconciled = (count: number) =>
  new Problem('not-reconciled', {
    zh: `本级计划还有 ${count} 处没有平，平了才能报送。`,
    en: `${count} parts of the plan here do not reconcile yet; it is filed once they do.`,
  })
