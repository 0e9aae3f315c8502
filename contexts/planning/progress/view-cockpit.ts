import { monthOf } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import { reconcile } from '../rules/reconcile.ts'
import { type Asked, type Ground, layGround } from './ground.ts'
import { collectedInGroups } from './rollups/collected.ts'
import { comingItems, nextTenDays } from './rules/coming.ts'
import { countedIn, creditor, type Sum } from './rules/credit.ts'
import { mattersOf } from './rules/matters.ts'
import { monthGroups } from './rules/month-groups.ts'
import { monthsOf, type SpanRule } from './rules/months.ts'
import { shownParts } from './rules/parts.ts'
import type { Part } from './rules/plan.ts'
import { countStates } from './rules/progress.ts'
import type { CockpitShape } from './shapes.ts'
import { progressRows } from './view-progress.ts'

/** A year at a glance; each of its figures is that of the progress page. */
export async function viewCockpit(
  look: Look,
  asked: Asked & { readonly spans: SpanRule },
): Promise<CockpitShape> {
  const ground = await layGround(look, asked)
  const { shape, plan, progress } = ground
  const all = await progressRows(look, ground)
  const rows = all.filter(({ kind }) => kind === 'total' || kind === 'track')
  const sessions = new Map(all.map(({ key, closing }) => [key, closing?.sessions ?? null]))
  const placed = rows.filter(({ kind, toDate }) => kind === 'track' && toDate !== null)
  const head = placed.length === 1 ? placed[0]! : rows[0]!
  const balances = reconcile(plan.targets)
  return {
    ground: shape,
    counts: countStates(plan.targets, progress),
    rows,
    head: head.key,
    pending: pendingOf(ground, balances.get(rows[0]!.key)!.pending),
    parts: [...shownParts(plan.targets, progress)],
    months: [...(await monthsIn(look, ground, { head: head.key, rule: asked.spans }))],
    matters: mattersOf({
      targets: plan.targets,
      progress,
      balances,
      issued: shape.revisionState === 'issued',
      staleDays: shape.asOf.staleDays,
      beside: countedIn(shape.unit, ground.beside) ?? ground.beside.visits,
    }).map((matter) => ({ ...matter, sessions: sessions.get(matter.key ?? '') ?? null })),
    coming: comingIn(ground),
  }
}

function pendingOf({ plan, progress }: Ground, amount: number | null): CockpitShape['pending'] {
  const awaited = plan.targets.filter(
    ({ kind, status }) => kind === 'track' && status === 'pending',
  )
  if (awaited.length === 0) return null
  const actual = awaited.map(({ key }) => progress.get(key)!.actual)
  return {
    amount,
    actual: actual.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0),
    labels: awaited.map(({ label }) => label),
  }
}

/**
 * The months of what is held against the headline's plan to date, so that they add up to it. Parts
 * whose spans are alike are summed where the figures lie.
 */
async function monthsIn(
  { tx }: Look,
  { shape, plan, progress }: Ground,
  { head, rule }: { readonly head: string; readonly rule: SpanRule },
) {
  const { track, kind } = plan.targets.find(({ key }) => key === head)!
  const creditorOf = creditor(plan.targets)
  // A check constraint keeps the track of a total to the total, which credits nothing.
  const creditors = plan.targets.filter(
    (part) => part.track !== 'total' && creditorOf(part as Credited) === part.key,
  ) as readonly (Part & Credited)[]
  const isCounted = (part: (typeof creditors)[number]) =>
    progress.get(part.key)!.toDate !== null && (kind === 'total' || part.track === track)
  const groups = monthGroups(creditors.filter(isCounted), plan.items)
  const grouped = groups.flatMap(({ parts }, group) => parts.map((part) => ({ ...part, group })))
  const apart = creditors.filter((part) => !isCounted(part)).map((part) => ({ ...part, group: -1 }))
  const sums = await collectedInGroups(tx, { regionId: shape.regionId, to: shape.on }, [
    ...grouped,
    ...apart,
  ])
  return monthsOf(
    plan,
    shape.year,
    {
      unit: shape.unit,
      sums: sums.map(({ group, ...sum }) => ({ ...sum, key: groups[group]!.key })),
      through: monthOf(shape.on),
    },
    rule,
  )
}

type Credited = Pick<Sum, 'unitId' | 'track'>

function comingIn({ shape, plan }: Ground): CockpitShape['coming'] {
  const periods = nextTenDays(shape.on)
  const labels = new Map(plan.targets.map(({ key, label }) => [key, label]))
  const items = comingItems(plan.items, periods)
  return {
    periods: [...periods],
    items: items.map(({ key, targetKey, label, area, from, to, amount }) => ({
      key,
      targetKey,
      label: label ?? labels.get(targetKey)!,
      area,
      from,
      to,
      amount,
    })),
  }
}
