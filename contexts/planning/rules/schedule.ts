import type { Day } from '#kernel/days.ts'
import { wholeYear } from '#kernel/days.ts'
import { childrenOf, type DraftItem, type DraftTarget } from './draft.ts'

type Part = Pick<DraftTarget, 'key' | 'parentKey' | 'kind' | 'amount'>
type Span = Pick<DraftItem, 'key' | 'targetKey' | 'amount' | 'from' | 'to'>

/** How much of a part is placed in time. */
export interface Scheduled {
  readonly key: string
  /** Placed by items of its own. */
  readonly own: number
  /** Placed by items of its own and of everything below it. */
  readonly all: number
  /** Target less own items; null where the target is pending. For a member: what it owes a pooled row. */
  readonly remaining: number | null
  /** True when nothing places it, neither itself nor anything above or below it: 未排期. */
  readonly unscheduled: boolean
}

/** What was summed up last for a list of parts; lists are never changed, so that it still holds. */
const known = new WeakMap<
  readonly Part[],
  { readonly items: readonly Span[]; readonly sums: ReadonlyMap<string, Scheduled> }
>()

/** Both margins: each span counts once, for the part it is written on and for all above it. */
export function scheduled(
  targets: readonly Part[],
  items: readonly Span[],
): ReadonlyMap<string, Scheduled> {
  const last = known.get(targets)
  if (last?.items === items) return last.sums
  const sums = summedUp(targets, items)
  known.set(targets, { items, sums })
  return sums
}

function summedUp(
  targets: readonly Part[],
  items: readonly Span[],
): ReadonlyMap<string, Scheduled> {
  const own = new Map<string, number>()
  for (const { targetKey, amount } of items) {
    own.set(targetKey, (own.get(targetKey) ?? 0) + amount)
  }
  const children = childrenOf(targets)
  const all = new Map<string, number>()
  const sumUp = ({ key }: Part): number => {
    const below = (children.get(key) ?? []).reduce((sum, child) => sum + sumUp(child), 0)
    all.set(key, below + (own.get(key) ?? 0))
    return below + (own.get(key) ?? 0)
  }
  for (const root of children.get(null) ?? []) sumUp(root)

  const parents = new Map(targets.map(({ key, parentKey }) => [key, parentKey]))
  const pooledAbove = (key: string): boolean => {
    for (let at = parents.get(key) ?? null; at !== null; at = parents.get(at) ?? null) {
      if (own.has(at)) return true
    }
    return false
  }
  return new Map(
    targets.map(({ key, amount }) => {
      const mine = own.get(key) ?? 0
      return [
        key,
        {
          key,
          own: mine,
          all: all.get(key) ?? mine,
          remaining: amount === null ? null : amount - mine,
          unscheduled: (all.get(key) ?? mine) === 0 && !pooledAbove(key),
        },
      ]
    }),
  )
}

/** A pooled row beside what its members owe it: 全区春节应急保障 669 = 35 + 32 + 96 + …. */
export interface Pooled {
  readonly itemKey: string
  readonly amount: number
  /** Each member's target less what it has placed itself, in the members' order. */
  readonly owed: readonly { readonly key: string; readonly amount: number }[]
  /** True when the members owe exactly this row. */
  readonly explained: boolean
}

/** Explains every row that stands on a part with members of its own. */
export function pooledRows(targets: readonly Part[], items: readonly Span[]): readonly Pooled[] {
  const children = childrenOf(targets)
  const placed = scheduled(targets, items)
  return items.flatMap(({ key, targetKey, amount }) => {
    const members = children.get(targetKey) ?? []
    if (members.length === 0) return []
    const owed = members.map((member) => ({
      key: member.key,
      amount: placed.get(member.key)?.remaining ?? 0,
    }))
    const sum = owed.reduce((total, one) => total + one.amount, 0)
    return [{ itemKey: key, amount, owed, explained: sum === amount }]
  })
}

/** The spans that reach beyond the plan's year. */
export const outsideYear = <T extends { readonly from: Day; readonly to: Day }>(
  items: readonly T[],
  year: number,
): readonly T[] => {
  const { from, to } = wholeYear(year)
  return items.filter((item) => item.from < from || item.to > to)
}
