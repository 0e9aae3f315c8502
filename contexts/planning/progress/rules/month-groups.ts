import { monthOf } from '#kernel/days.ts'
import type { Part, Span } from './plan.ts'

/** A part under which others with the same spans may be summed; see `monthGroups`. */
export interface MonthGroup<P extends Part> {
  /** The part that stands for all of the group. */
  readonly key: string
  readonly parts: readonly P[]
}

/**
 * Parts whose spans over several months begin and end alike, so that what they collected falls into
 * the same months by either rule: their months may be summed before they are shown.
 */
export function monthGroups<P extends Part>(
  parts: readonly P[],
  items: readonly Span[],
): readonly MonthGroup<P>[] {
  const spans = new Map<string, string[]>()
  for (const { targetKey, from, to } of items) {
    const months = `${monthOf(from)}-${monthOf(to)}`
    const known = spans.get(targetKey)
    if (known === undefined) spans.set(targetKey, [months])
    else known.push(months)
  }
  // Without a span of several months the beginnings do not matter: all such parts are alike.
  const pattern = ({ key }: Part): string => {
    const own = spans.get(key) ?? []
    return own.some(isLong) ? own.toSorted().join(' ') : ''
  }
  return [...Map.groupBy(parts, pattern).values()].map((alike) => ({
    key: alike[0]!.key,
    parts: alike,
  }))
}

const isLong = (months: string): boolean => {
  const [first, last] = months.split('-')
  return first !== last
}
