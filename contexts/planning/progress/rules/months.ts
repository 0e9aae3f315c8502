import type { Unit } from '#kernel/blood.ts'
import { monthOf, wholeMonth } from '#kernel/days.ts'
import { type Collected, countedIn, noneCollected, together } from './credit.ts'
import type { Plan, Span } from './plan.ts'
import { itemToDate } from './to-date.ts'

/**
 * How a span over several months is shown by month: `first-month` counts it, and what its unit gives
 * in its later months, in the first of them (跨月项计入首月); `by-day` parts it by its days.
 */
export type SpanRule = 'first-month' | 'by-day'

/** One month of a year: what was planned in it and what was collected. */
export interface MonthOf {
  readonly month: number
  readonly plan: number
  /** Null where a source does not say, and in months that have not begun. */
  readonly actual: number | null
}

/** What was collected in a month by the part it is credited to, or by others with the same spans. */
export interface CreditedSum extends Collected {
  readonly key: string
  readonly month: number
}

/** The twelve months of a plan's year; both sides add up to the year, by either rule. */
export function monthsOf(
  { items }: Pick<Plan, 'items'>,
  year: number,
  collected: {
    readonly unit: Unit
    readonly sums: readonly CreditedSum[]
    readonly through: number
  },
  rule: SpanRule,
): readonly MonthOf[] {
  const { unit, sums, through } = collected
  const home = rule === 'first-month' ? firstMonths(items) : new Map<string, number>()
  const actual = new Map<number, Collected>()
  for (const sum of sums) {
    const month = home.get(`${sum.key} ${sum.month}`) ?? sum.month
    actual.set(month, together(actual.get(month) ?? noneCollected, sum))
  }
  return Array.from({ length: 12 }, (_, at) => {
    const month = at + 1
    const plan = items.reduce((all, item) => all + plannedIn(item, year, month, rule), 0)
    const known = month <= through || actual.has(month)
    return {
      month,
      plan,
      actual: known ? countedIn(unit, actual.get(month) ?? noneCollected) : null,
    }
  })
}

function plannedIn(item: Span, year: number, month: number, rule: SpanRule): number {
  if (rule === 'first-month') return monthOf(item.from) === month ? item.amount : 0
  const { to } = wholeMonth(year, month)
  const before = month === 1 ? 0 : itemToDate(item, wholeMonth(year, month - 1).to)
  return itemToDate(item, month === 12 && item.to > to ? item.to : to) - before
}

/** For the later months of each span, its first month, unless another item begins there. */
function firstMonths(items: readonly Span[]): ReadonlyMap<string, number> {
  const begins = new Set(items.map(({ targetKey, from }) => `${targetKey} ${monthOf(from)}`))
  const home = new Map<string, number>()
  for (const { targetKey, from, to } of items) {
    for (let month = monthOf(from) + 1; month <= monthOf(to); month++) {
      const key = `${targetKey} ${month}`
      if (!begins.has(key)) home.set(key, monthOf(from))
    }
  }
  return home
}
