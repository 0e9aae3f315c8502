import { addDays, type Day, lengthInDays, type Span, wholeMonth, xun } from '#kernel/days.ts'

/** How fine the columns of a schedule are: months, or ten-day periods. */
export type Grain = 'month' | 'xun'

/** A column of a schedule. */
export interface Slot {
  readonly month: number
  readonly part?: 1 | 2 | 3
  readonly span: Span
}

/** The columns of a year, in order and without gaps. */
export function slotsOf(year: number, grain: Grain): readonly Slot[] {
  const months = Array.from({ length: 12 }, (_, at) => at + 1)
  return grain === 'month'
    ? months.map((month) => ({ month, span: wholeMonth(year, month) }))
    : months.flatMap((month) =>
        ([1, 2, 3] as const).map((part) => ({ month, part, span: xun(year, month, part) })),
      )
}

/** Where a range of days lies, in widths of columns from the year's beginning. */
export interface Place {
  readonly start: number
  readonly width: number
}

/** A bar's place: whole columns in months, its own days in ten-day periods; undefined outside. */
export function place(span: Span, slots: readonly Slot[]): Place | undefined {
  const exact = placeByDay(span, slots)
  if (exact === undefined || slots[0]?.part !== undefined) return exact
  const start = Math.floor(exact.start)
  return { start, width: Math.ceil(exact.start + exact.width - 1e-9) - start }
}

/** A band's place by days, whatever the columns: a festival begins within a month. */
export function placeByDay(span: Span, slots: readonly Slot[]): Place | undefined {
  const [first, last] = [slots[0]!.span.from, slots.at(-1)!.span.to]
  if (span.to < first || span.from > last) return undefined
  const start = columnsBefore(later(span.from, first), slots)
  return { start, width: columnsBefore(addDays(earlier(span.to, last), 1), slots) - start }
}

/** How many columns, and what share of the next, lie before a day. */
function columnsBefore(on: Day, slots: readonly Slot[]): number {
  const at = slots.findIndex(({ span }) => on <= span.to)
  if (at === -1) return slots.length
  const { span } = slots[at]!
  return at + (lengthInDays({ from: span.from, to: on }) - 1) / lengthInDays(span)
}

const later = (left: Day, right: Day): Day => (left > right ? left : right)
const earlier = (left: Day, right: Day): Day => (left < right ? left : right)
