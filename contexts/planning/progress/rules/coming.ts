import { addDays, type Day, monthOf, type Xun, xun, yearOf } from '#kernel/days.ts'
import type { Span } from './plan.ts'

/** A ten-day period of the calendar. */
export interface TenDays {
  readonly month: number
  readonly part: Xun
  readonly from: Day
  readonly to: Day
}

/** The three ten-day periods after a day: the first is the one that the next day lies in. */
export function nextTenDays(on: Day): readonly TenDays[] {
  const periods: TenDays[] = []
  for (let from = addDays(on, 1); periods.length < 3; from = addDays(periods.at(-1)!.to, 1)) {
    periods.push(tenDaysOf(from))
  }
  return periods
}

/** The items that lie in some periods at least in part, by their beginning; those over by then are not. */
export function comingItems<Item extends Pick<Span, 'from' | 'to'>>(
  items: readonly Item[],
  periods: readonly TenDays[],
): readonly Item[] {
  const [first, last] = [periods[0]!.from, periods.at(-1)!.to]
  return items
    .filter(({ from, to }) => from <= last && to >= first)
    .toSorted((left, right) => (left.from < right.from ? -1 : left.from > right.from ? 1 : 0))
}

function tenDaysOf(on: Day): TenDays {
  const part = Math.min(3, Math.ceil(Number(on.slice(8)) / 10)) as Xun
  const month = monthOf(on)
  return { month, part, ...xun(yearOf(on), month, part) }
}
