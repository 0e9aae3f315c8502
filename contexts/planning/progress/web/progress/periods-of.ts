import type { Day } from '#kernel/days.ts'
import type { Span } from '../../rules/plan.ts'
import { itemToDate } from '../../rules/to-date.ts'

/** A period of a part with what of it is due by a day. */
export interface Period {
  readonly key: string
  readonly label: string | null
  readonly from: Day
  readonly to: Day
  readonly amount: number
  readonly toDate: number
}

/**
 * The periods that a part's plan to date rests on, in the order of days: its own, and those written
 * on what lies above it, of which it has a share.
 */
export function periodsOf(
  key: string,
  parts: readonly { readonly key: string; readonly parentKey: string | null }[],
  items: readonly Span[],
  on: Day,
): { readonly own: readonly Period[]; readonly shared: readonly Period[] } {
  const parents = new Map(parts.map((part) => [part.key, part.parentKey]))
  const above = new Set<string>()
  for (let at = parents.get(key) ?? null; at !== null; at = parents.get(at) ?? null) above.add(at)
  const written = (where: (item: Span) => boolean) => periods(items.filter(where), on)
  return {
    own: written(({ targetKey }) => targetKey === key),
    shared: written(({ targetKey }) => above.has(targetKey)),
  }
}

const periods = (items: readonly Span[], on: Day): readonly Period[] =>
  items
    .toSorted((left, right) => (left.from < right.from ? -1 : Number(left.from > right.from)))
    .map((item) => ({
      key: item.key,
      label: [item.label, item.area].filter((name) => name !== null).join('，') || null,
      from: item.from,
      to: item.to,
      amount: item.amount,
      toDate: itemToDate(item, on),
    }))
