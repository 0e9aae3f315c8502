import { monthOf, type Span } from '#kernel/days.ts'

/** A row of the table of months: one span in one of its months. */
export interface AnnexRow<Item> {
  readonly month: number
  readonly item: Item
  /** Its other months are rows below or above this one, in one merged cell. */
  readonly joined: boolean
}

/**
 * The rows of a table of months as offices draw it: a span over several months is one merged cell
 * beside them all. Where that cannot be drawn, because another span lies across the same border,
 * it stands once, in its first month.
 */
export function annexRows<Item extends Span>(items: readonly Item[]): AnnexRow<Item>[] {
  const across = joinable(items)
  return Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month) => {
    const present = (item: Item) => monthOf(item.from) <= month && month <= monthOf(item.to)
    const joined = across.filter(present)
    const arriving = joined.filter((item) => monthOf(item.from) < month)
    const leaving = joined.filter((item) => monthOf(item.from) === month)
    const alone = items.filter((item) => !across.includes(item) && monthOf(item.from) === month)
    return [
      ...arriving.map((item) => ({ month, item, joined: true })),
      ...alone.map((item) => ({ month, item, joined: false })),
      ...leaving.map((item) => ({ month, item, joined: true })),
    ]
  })
}

/** Spans over several months whose rows can lie below each other without a gap. */
function joinable<Item extends Span>(items: readonly Item[]): Item[] {
  const chosen: Item[] = []
  for (const item of items) {
    const [first, last] = [monthOf(item.from), monthOf(item.to)]
    if (first === last) continue
    const borderTaken = chosen.some(
      (other) => monthOf(other.from) < last && monthOf(other.to) > first,
    )
    const between = items.some(
      (other) =>
        other !== item &&
        monthOf(other.from) < last &&
        monthOf(other.to) > first &&
        last - first > 1,
    )
    if (!borderTaken && !between) chosen.push(item)
  }
  return chosen
}
