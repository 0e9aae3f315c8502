import { monthOf, type Span, wholeMonth, yearOf } from '#kernel/days.ts'

/** How fine a schedule is laid: in months, or in ten-day periods. */
export type Grain = 'month' | 'xun'

/** 旬 where any span is finer than whole months; else months. */
export const grainOf = (spans: readonly Span[]): Grain =>
  spans.some((span) => !isWholeMonths(span)) ? 'xun' : 'month'

const isWholeMonths = ({ from, to }: Span): boolean =>
  from === wholeMonth(yearOf(from), monthOf(from)).from &&
  to === wholeMonth(yearOf(to), monthOf(to)).to
