import { childrenOf } from '../../rules/draft.ts'
import { type Scheduled, scheduled } from '../../rules/schedule.ts'
import type { ItemShape, PlanShape, TargetShape } from '../../shapes.ts'

/** A line of the schedule: a unit, an area of it, a group placed as one, or what is pooled for all. */
export interface ScheduleRow {
  readonly key: string
  readonly target: TargetShape
  readonly is: 'unit' | 'area' | 'group' | 'reserve'
  /** The area's or the pooled row's own name; null: the target's label, or an area not named. */
  readonly name: string | null
  readonly members: number
  readonly amount: number | null
  readonly placed: number | null
  readonly remaining: number | null
  readonly unscheduled: boolean
  readonly items: readonly ItemShape[]
}

type Plan = Pick<PlanShape, 'targets' | 'items'>

/** The rows in the order on paper; what is pooled for a group stands below all others. */
export function scheduleRows({ targets, items }: Plan): ScheduleRow[] {
  const children = childrenOf(targets)
  const placed = scheduled(targets, items)
  const own = Map.groupBy(items, ({ targetKey }) => targetKey)
  const rowsOf = (target: TargetShape): ScheduleRow[] => {
    const below = children.get(target.key) ?? []
    const mine = own.get(target.key) ?? []
    const at = placed.get(target.key)!
    if (target.kind === 'unit') return unitRows(target, mine, at)
    if (below.length === 0) return leafRows(target, mine, at)
    const inner = below.flatMap(rowsOf)
    if (mine.length === 0) return inner
    const membersPlaced = at.all > at.own
    if (!membersPlaced) return [whole(target, mine, at, below.length)]
    return [...inner, ...mine.map((item) => reserve(target, item))]
  }
  const rows = (children.get(null) ?? []).flatMap(rowsOf)
  return [
    ...rows.filter(({ is }) => is !== 'reserve'),
    ...rows.filter(({ is }) => is === 'reserve'),
  ]
}

/** A unit with one row, or with one for each of its areas below it. */
function unitRows(
  target: TargetShape,
  items: readonly ItemShape[],
  { own, remaining, unscheduled }: Scheduled,
): ScheduleRow[] {
  const row: ScheduleRow = {
    key: target.key,
    target,
    is: 'unit',
    name: null,
    members: 0,
    amount: target.amount,
    placed: own,
    remaining,
    unscheduled,
    items,
  }
  if (items.every(({ area }) => area === null)) return [row]
  const areas = Map.groupBy(items, ({ area }) => area)
  return [
    { ...row, items: [] },
    ...[...areas].map(
      ([area, those]): ScheduleRow => ({
        ...row,
        key: `${target.key} ${area ?? ''}`,
        is: 'area',
        name: area,
        amount: null,
        placed: sum(those),
        remaining: null,
        items: those,
      }),
    ),
  ]
}

/** A track or group without parts: a row where it has an amount or a period. */
const leafRows = (
  target: TargetShape,
  items: readonly ItemShape[],
  at: Scheduled,
): ScheduleRow[] =>
  items.length === 0 && target.amount === null ? [] : [whole(target, items, at, 0)]

const whole = (
  target: TargetShape,
  items: readonly ItemShape[],
  { own, remaining, unscheduled }: Scheduled,
  members: number,
): ScheduleRow => ({
  key: target.key,
  target,
  is: 'group',
  name: null,
  members,
  amount: target.amount,
  placed: own,
  remaining,
  unscheduled,
  items,
})

/** What the members of a group owe together, placed once for all of them. */
const reserve = (target: TargetShape, item: ItemShape): ScheduleRow => ({
  key: item.key,
  target,
  is: 'reserve',
  name: item.label,
  members: 0,
  amount: null,
  placed: item.amount,
  remaining: -item.amount,
  unscheduled: false,
  items: [item],
})

/** What the plan comes to: the targets that are placed in time, what is placed, and the rest. */
export function scheduleTotals({ targets, items }: Plan) {
  const track = targets.find(({ kind, track: of }) => kind === 'track' && of === 'group')
  const under = new Set(keysUnder(targets, track?.key))
  const placed = sum(items.filter(({ targetKey }) => under.has(targetKey)))
  const amount = track?.amount ?? null
  return { amount, placed, remaining: amount === null ? null : amount - placed }
}

function keysUnder(targets: readonly TargetShape[], root: string | undefined): string[] {
  if (root === undefined) return targets.map(({ key }) => key)
  const children = childrenOf(targets)
  const visit = (key: string): string[] => [
    key,
    ...(children.get(key) ?? []).flatMap((child) => visit(child.key)),
  ]
  return visit(root)
}

const sum = (items: readonly { readonly amount: number }[]): number =>
  items.reduce((total, { amount }) => total + amount, 0)
