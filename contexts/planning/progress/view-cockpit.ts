import { monthOf } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import { reconcile } from '../rules/reconcile.ts'
import { type Asked, type Ground, layGround } from './ground.ts'
import { comingItems, nextTenDays } from './rules/coming.ts'
import { countedIn, creditor } from './rules/credit.ts'
import { mattersOf } from './rules/matters.ts'
import { monthsOf, type SpanRule } from './rules/months.ts'
import { shownParts } from './rules/parts.ts'
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
    months: [...monthsIn(ground, head.key, asked.spans)],
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

/** The months of what is held against the headline's plan to date, so that they add up to it. */
function monthsIn({ shape, plan, sums, progress }: Ground, head: string, rule: SpanRule) {
  const { track, kind } = plan.targets.find(({ key }) => key === head)!
  const creditorOf = creditor(plan.targets)
  const counted = sums.filter((sum) => {
    const key = creditorOf(sum)
    const isPlaced = key !== undefined && progress.get(key)!.toDate !== null
    return isPlaced && (kind === 'total' || sum.track === track)
  })
  return monthsOf(
    plan,
    shape.year,
    { unit: shape.unit, sums: counted, through: monthOf(shape.on) },
    rule,
  )
}

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
