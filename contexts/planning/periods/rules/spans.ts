import { type Day, monthOf, type Span, wholeMonth, wholeYear } from '#kernel/days.ts'

export const periodKinds = ['month', 'quarter', 'year'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** A period of a year by its number: month 1–12, quarter 1–4, year 1. */
export interface PeriodOf {
  readonly kind: PeriodKind
  readonly number: number
}

const lengths: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 }

/** How many periods of a kind a year has. */
export const periodsIn = (kind: PeriodKind): number => 12 / lengths[kind]

/** The days of a period; throws a RangeError for a number that the year does not have. */
export function spanOf(year: number, { kind, number }: PeriodOf): Span {
  if (!Number.isInteger(number) || number < 1 || number > periodsIn(kind)) {
    throw new RangeError(`a year has no ${kind} ${number}`)
  }
  if (kind === 'year') return wholeYear(year)
  const last = number * lengths[kind]
  return {
    from: wholeMonth(year, last - lengths[kind] + 1).from,
    to: wholeMonth(year, last).to,
  }
}

/** The number in its year of the period that begins on a day. */
export const numberOf = (kind: PeriodKind, from: Day): number =>
  Math.ceil(monthOf(from) / lengths[kind])

/** What a period is called: 2027年3月, 2027年第1季度, 2027年. */
export function periodName(year: number, { kind, number }: PeriodOf): { zh: string; en: string } {
  if (kind === 'year') return { zh: `${year}年`, en: `${year}` }
  return kind === 'quarter'
    ? { zh: `${year}年第${number}季度`, en: `Q${number} ${year}` }
    : { zh: `${year}年${number}月`, en: `${year}-${String(number).padStart(2, '0')}` }
}
