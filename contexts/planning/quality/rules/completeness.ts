import { type Day, monthOf, type Span, wholeMonth } from '#kernel/days.ts'
import type { Found } from './found.ts'

/** A span of the plan in which a unit is expected to be collected from. */
export interface Expected {
  readonly key: string
  readonly unitId: string
  readonly from: Day
  readonly to: Day
  readonly amount: number
}

/** A day of which something was reported, of a unit. */
export interface Reported {
  readonly unitId: string
  readonly day: Day
}

export interface Completeness {
  readonly expected: number
  readonly reported: number
  /** Over, within what the source reaches, and nothing said. */
  readonly missing: number
  /** Over, and the source does not reach so far yet: unknown, neither there nor missing. */
  readonly unknown: number
  readonly found: readonly Found[]
}

interface Known {
  readonly today: Day
  /** The last day of which the source says anything; null where it says nothing at all. */
  readonly through: Day | null
}

/**
 * Spans of the plan that are over against what was reported in them. A span of which nothing was said
 * is missing once the source goes beyond it, and unknown before; it is never taken for 0.
 */
export function unreported(
  expected: readonly Expected[],
  reported: readonly Reported[],
  { today, through }: Known,
): Completeness {
  const days = Map.groupBy(reported, ({ unitId }) => unitId)
  const over = expected.filter(({ to }) => to < today)
  const silent = over.filter(
    ({ unitId, from, to }) => !(days.get(unitId) ?? []).some(({ day }) => from <= day && day <= to),
  )
  const missing = silent.filter(({ to }) => through !== null && to <= through)
  return {
    expected: over.length,
    reported: over.length - silent.length,
    missing: missing.length,
    unknown: silent.length - missing.length,
    found: missing.map(({ key, unitId, from, to, amount }) => ({
      ...{ rule: 'unreported', key, source: 'tallies', sourceName: null, unitId, from, to },
      facts: { planned: amount, through },
    })),
  }
}

/** Months of the year that are over, hold spans of the plan, and of which no line came. */
export function emptyMonths(
  year: number,
  expected: readonly Expected[],
  reportedDays: readonly Day[],
  today: Day,
): readonly Found[] {
  const known = new Set(reportedDays.map(monthOf))
  return Array.from({ length: 12 }, (_, at) => wholeMonth(year, at + 1)).flatMap((month, at) => {
    const planned = expected.filter((one) => within(one, month))
    if (month.to >= today || planned.length === 0 || known.has(at + 1)) return []
    return [
      {
        ...{ rule: 'month-empty' as const, key: month.from, source: 'tallies' as const },
        ...{ sourceName: null, unitId: null, from: month.from, to: month.to },
        facts: { spans: planned.length },
      },
    ]
  })
}

const within = ({ from, to }: Span, month: Span): boolean => month.from <= from && to <= month.to
