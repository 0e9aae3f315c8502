import type { Span } from '#kernel/days.ts'
import type { PlanChange } from '../change.ts'
import type { DraftItem } from '../draft.ts'
import { type Cover, coverOf, spanOf } from './slots.ts'

/** A row that spans are written into: a unit, an area of it, a group, or what is pooled for all. */
export interface GridRow {
  readonly key: string
  readonly targetKey: string
  readonly area: string | null
  /** The name that a span of a pooled row carries. */
  readonly label: string | null
  /** What the row is called where it is matched by name. */
  readonly name: string
  readonly items: readonly DraftItem[]
}

/** An amount over columns. */
export interface Mark extends Cover {
  readonly amount: number
}

/** A piece of the grid as it shall be: rows, the columns it reaches over, and what stands in each row. */
export interface Block extends Cover {
  readonly rows: readonly { readonly row: GridRow; readonly marks: readonly Mark[] }[]
}

/** The spans of a row that begin within some columns: what a selection of them holds. */
export const beginningIn = (
  { items }: Pick<GridRow, 'items'>,
  { first, last }: Cover,
  slots: readonly Span[],
): readonly DraftItem[] =>
  items.filter((item) => {
    const cover = coverOf(item, slots)
    return cover !== undefined && cover.first >= first && cover.first <= last
  })

/**
 * The changes that make a piece of the grid what it shall be. A span over the same columns keeps its
 * days and only gets its amount; any other that begins within the piece goes; the rest comes anew.
 */
export function changesToWrite(
  { rows, first, last }: Block,
  slots: readonly Span[],
  newKey: () => string,
): PlanChange[] {
  return rows.flatMap(({ row, marks }) => {
    const left = [...marks]
    const there = beginningIn(row, { first, last }, slots).map((item): PlanChange[] => {
      const cover = coverOf(item, slots)!
      const at = left.findIndex((mark) => mark.first === cover.first && mark.last === cover.last)
      if (at === -1) return [{ do: 'remove-item', key: item.key }]
      const [mark] = left.splice(at, 1)
      return mark!.amount === item.amount ? [] : [withAmount(item, mark!.amount)]
    })
    return [
      ...there.flat(),
      ...left.map((mark) => newSpan(row, spanOf(mark, slots), mark.amount, newKey())),
    ]
  })
}

/** The same span with another amount. */
export const withAmount = (item: DraftItem, amount: number): PlanChange => ({
  do: 'set-item',
  key: item.key,
  amount,
  from: item.from,
  to: item.to,
  area: item.area,
})

/** A new span of a row. */
export const newSpan = (
  { targetKey, area, label }: Pick<GridRow, 'targetKey' | 'area' | 'label'>,
  { from, to }: Span,
  amount: number,
  key: string,
): PlanChange => ({ do: 'add-item', key, targetKey, amount, from, to, area, label })

/** The marks of a row that begin within some columns. */
export const marksIn = (row: GridRow, within: Cover, slots: readonly Span[]): readonly Mark[] =>
  beginningIn(row, within, slots).map((item) => ({
    ...coverOf(item, slots)!,
    amount: item.amount,
  }))

/** What stands in the first row, in all the others too: Ctrl+D. */
export function fillDown(
  rows: readonly GridRow[],
  within: Cover,
  slots: readonly Span[],
  newKey: () => string,
): PlanChange[] {
  const [top, ...below] = rows
  if (top === undefined) return []
  const marks = marksIn(top, within, slots)
  return changesToWrite({ ...within, rows: below.map((row) => ({ row, marks })) }, slots, newKey)
}

/** Takes away what begins within some columns of rows. */
export const clear = (
  rows: readonly GridRow[],
  within: Cover,
  slots: readonly Span[],
): PlanChange[] =>
  rows.flatMap((row) =>
    beginningIn(row, within, slots).map(({ key }): PlanChange => ({ do: 'remove-item', key })),
  )
