import {
  addDays,
  type Day,
  lengthInDays,
  monthOf,
  type Span,
  wholeMonth,
  type Xun,
  xun,
  yearOf,
} from '#kernel/days.ts'
import type { Grain } from '../../rules/grain.ts'

/** One column of the year: a month, or a ten-day period. */
export interface Period {
  readonly at: number
  readonly month: number
  readonly part: Xun | null
  readonly span: Span
}

/** The columns of a year, in order and without gaps. */
export const periodsOf = (year: number, grain: Grain): readonly Period[] =>
  Array.from({ length: 12 }, (_, month) => month + 1)
    .flatMap((month): Omit<Period, 'at'>[] =>
      grain === 'month'
        ? [{ month, part: null, span: wholeMonth(year, month) }]
        : ([1, 2, 3] as const).map((part) => ({ month, part, span: xun(year, month, part) })),
    )
    .map((period, at) => ({ at, ...period }))

/** The place of a day among the columns of its year. */
export function periodAt(on: Day, grain: Grain): number {
  const month = monthOf(on) - 1
  if (grain === 'month') return month
  return month * 3 + Math.min(2, Math.floor((Number(on.slice(8)) - 1) / 10))
}

/** What of an amount lies in one column. */
export interface Share {
  readonly at: number
  readonly amount: number
}

/** The columns that a span touches: how many of its days have begun by the end of each. */
export interface Stretches {
  readonly days: number
  /** `at` is null for days outside of the year. */
  readonly until: readonly { readonly at: number | null; readonly begun: number }[]
}

interface Columns {
  readonly year: number
  readonly grain: Grain
}

export function stretchesOf({ from, to }: Span, { year, grain }: Columns): Stretches {
  const until: { at: number | null; begun: number }[] = []
  let begun = 0
  for (let on = from; on <= to; ) {
    const end = earlier(endOf(on, grain), to)
    begun += lengthInDays({ from: on, to: end })
    until.push({ at: yearOf(on) === year ? periodAt(on, grain) : null, begun })
    on = addDays(end, 1)
  }
  return { days: begun, until }
}

/**
 * An amount over the columns its span touches, by calendar days, whole and losing none: the columns
 * up to any day hold what is due by that day, rounded down. Days outside the year count in no column,
 * so a span that reaches beyond it keeps its rest.
 */
export function sharesOf({ days, until }: Stretches, amount: number): readonly Share[] {
  const shares: Share[] = []
  let before = 0
  for (const { at, begun } of until) {
    const due = Math.floor((amount * begun) / days)
    if (at !== null) shares.push({ at, amount: due - before })
    before = due
  }
  return shares
}

/** The same of one span; who spreads many alike takes their stretches once. */
export const spread = (span: Span, amount: number, columns: Columns): readonly Share[] =>
  sharesOf(stretchesOf(span, columns), amount)

function endOf(on: Day, grain: Grain): Day {
  const [year, month] = [yearOf(on), monthOf(on)]
  if (grain === 'month') return wholeMonth(year, month).to
  const part = (Math.min(2, Math.floor((Number(on.slice(8)) - 1) / 10)) + 1) as Xun
  return xun(year, month, part).to
}

const earlier = (left: Day, right: Day): Day => (left < right ? left : right)
