import {
  addDays,
  addMonths,
  type Day,
  monthOf,
  type Span,
  springFestival,
  wholeMonth,
  type Xun,
  xun,
  yearOf,
} from '#kernel/days.ts'
import type { Grain } from '../../rules/grain.ts'

/** Times of a year that a schedule is laid around: fifteen days about Spring Festival, the heat. */
export function bandsOf(year: number): { readonly festival: Span; readonly heat: Span } {
  const newYear = springFestival(year)
  return {
    festival: { from: addDays(newYear, -15), to: addDays(newYear, 15) },
    heat: { from: wholeMonth(year, 7).from, to: wholeMonth(year, 8).to },
  }
}

/** How much is placed in each period: a span counts once, in the period it begins in. */
export const sumsBySlot = (
  items: readonly (Span & { readonly amount: number })[],
  slots: readonly { readonly span: Span }[],
): number[] =>
  slots.map(({ span }) =>
    items
      .filter(({ from }) => from >= span.from && from <= span.to)
      .reduce((sum, { amount }) => sum + amount, 0),
  )

/** A span whose end is one period later (or earlier), never before its own first period. */
export function stretched(span: Span, by: 1 | -1, grain: Grain): Span {
  const to = lastDayOf(stepped(span.to, by, grain), grain)
  return to < span.from ? span : { from: span.from, to }
}

/** A span moved by a period, as many periods long as before. */
export function moved(span: Span, by: 1 | -1, grain: Grain): Span {
  const from = firstDayOf(stepped(span.from, by, grain), grain)
  const to = lastDayOf(stepped(span.to, by, grain), grain)
  return { from, to }
}

/** The same place in the next or the last period. */
function stepped(on: Day, by: 1 | -1, grain: Grain): Day {
  if (grain === 'month') return addMonths(wholeMonth(yearOf(on), monthOf(on)).from, by)
  const { from, to } = periodOf(on)
  return by === 1 ? addDays(to, 1) : addDays(from, -1)
}

const firstDayOf = (on: Day, grain: Grain): Day =>
  grain === 'month' ? wholeMonth(yearOf(on), monthOf(on)).from : periodOf(on).from

const lastDayOf = (on: Day, grain: Grain): Day =>
  grain === 'month' ? wholeMonth(yearOf(on), monthOf(on)).to : periodOf(on).to

/** The ten-day period a day lies in. */
function periodOf(on: Day): Span {
  const part = Math.min(3, Math.ceil(Number(on.slice(8)) / 10)) as Xun
  return xun(yearOf(on), monthOf(on), part)
}
