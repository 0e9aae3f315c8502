import { type Span, wholeMonth, xun } from '#kernel/days.ts'
import type { Grain } from '../grain.ts'

/** The columns of a year, without gaps: twelve months, or thirty-six ten-day periods. */
export function slotsOfYear(year: number, grain: Grain): readonly Span[] {
  const months = Array.from({ length: 12 }, (_, at) => at + 1)
  return grain === 'month'
    ? months.map((month) => wholeMonth(year, month))
    : months.flatMap((month) => ([1, 2, 3] as const).map((part) => xun(year, month, part)))
}

/** The columns from the first to the last that something lies in. */
export interface Cover {
  readonly first: number
  readonly last: number
}

/** Which columns a span lies in; undefined where it lies in none. */
export function coverOf({ from, to }: Span, slots: readonly Span[]): Cover | undefined {
  const first = slots.findIndex((slot) => from <= slot.to)
  const last = slots.findLastIndex((slot) => to >= slot.from)
  return first === -1 || last === -1 || first > last ? undefined : { first, last }
}

/** The days that columns make up. */
export const spanOf = ({ first, last }: Cover, slots: readonly Span[]): Span => ({
  from: slots[first]!.from,
  to: slots[last]!.to,
})

/** Something in the columns it lies in. */
export interface Bar<Item> extends Cover {
  readonly item: Item
}

/** Bars in as few lines as keep them from sharing a column, in order of their start; at least one line. */
export function barLines<Item extends Span>(
  items: readonly Item[],
  slots: readonly Span[],
): readonly (readonly Bar<Item>[])[] {
  const bars = items
    .flatMap((item): Bar<Item>[] => {
      const cover = coverOf(item, slots)
      return cover === undefined ? [] : [{ item, ...cover }]
    })
    .toSorted((a, b) => a.first - b.first)
  const lines: Bar<Item>[][] = [[]]
  for (const bar of bars) {
    const free = lines.find((line) => (line.at(-1)?.last ?? -1) < bar.first)
    if (free === undefined) lines.push([bar])
    else free.push(bar)
  }
  return lines
}
