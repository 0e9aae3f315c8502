import { type Span, wholeYear } from '#kernel/days.ts'
import type { PlanChange } from '../change.ts'
import { plainName } from './pasted-cells.ts'
import { type Cover, spanOf } from './slots.ts'
import type { PastedAmount, Understood } from './understanding.ts'
import { changesToWrite, type GridRow, type Mark, newSpan, withAmount } from './writing.ts'

/** The grid that is pasted into, and the cell of the cursor. */
export interface PasteInto {
  readonly year: number
  readonly slots: readonly Span[]
  readonly rows: readonly GridRow[]
  readonly at: { readonly row: number; readonly column: number }
}

/** An amount that finds no place, and why. */
export interface Unplaced {
  readonly amount: PastedAmount
  readonly why:
    | 'below-last-row'
    | 'beyond-last-column'
    | 'no-such-row'
    | 'two-such-rows'
    | 'outside-year'
}

/** An amount with the row and the days it is for. */
export interface Placed {
  readonly amount: PastedAmount
  readonly row: GridRow
  readonly span: Span
}

export interface Pasting {
  readonly placed: readonly Placed[]
  readonly unplaced: readonly Unplaced[]
  /** What writing the placed ones comes to; nothing is written before it is chosen. */
  readonly changes: readonly PlanChange[]
}

/** Lays what was pasted onto the grid: what finds its place, what does not, and the changes it makes. */
export function pasted(understood: Understood, into: PasteInto, newKey: () => string): Pasting {
  const byName = Map.groupBy(into.rows, ({ name }) => plainName(name))
  const placed: Placed[] = []
  const unplaced: Unplaced[] = []
  for (const amount of understood.amounts) {
    const row = rowOf(amount, into, byName)
    const span = spanFor(amount, into)
    if (typeof row === 'string') unplaced.push({ amount, why: row })
    else if (typeof span === 'string') unplaced.push({ amount, why: span })
    else placed.push({ amount, row, span })
  }
  const changes =
    understood.is === 'block'
      ? blockChanges(understood, into, byName, placed, newKey)
      : listChanges(placed, newKey)
  return { placed, unplaced, changes }
}

type ByName = ReadonlyMap<string, readonly GridRow[]>

function rowOf(
  { row }: Pick<PastedAmount, 'row'>,
  { rows, at }: PasteInto,
  byName: ByName,
): GridRow | Unplaced['why'] {
  if (row.by === 'offset') return rows[at.row + row.offset] ?? 'below-last-row'
  const found = byName.get(row.name) ?? []
  if (found.length > 1) return 'two-such-rows'
  return found[0] ?? 'no-such-row'
}

function spanFor({ place }: PastedAmount, { at, slots, year }: PasteInto): Span | Unplaced['why'] {
  if (place.by === 'days') {
    const whole = wholeYear(year)
    if (place.from < whole.from || place.to > whole.to) return 'outside-year'
    return { from: place.from, to: place.to }
  }
  const cover = shifted(place, at.column)
  return cover.last < slots.length ? spanOf(cover, slots) : 'beyond-last-column'
}

const shifted = ({ first, last }: Cover, by: number): Cover => ({
  first: first + by,
  last: last + by,
})

/** The piece of the grid becomes what was copied, blank cells too. */
function blockChanges(
  { rows, width }: Understood,
  into: PasteInto,
  byName: ByName,
  placed: readonly Placed[],
  newKey: () => string,
): PlanChange[] {
  const { at, slots } = into
  const marks = Map.groupBy(placed, ({ row }) => row.key)
  const reached = rows
    .map((row) => rowOf({ row }, into, byName))
    .filter((row) => typeof row !== 'string')
  const cover = { first: at.column, last: Math.min(slots.length, at.column + width) - 1 }
  return changesToWrite(
    {
      ...cover,
      rows: [...new Set(reached)].map((row) => ({
        row,
        marks: (marks.get(row.key) ?? []).map(({ amount: { place, amount } }): Mark => {
          const { first, last } = place.by === 'columns' ? shifted(place, at.column) : cover
          return { first, last, amount }
        }),
      })),
    },
    slots,
    newKey,
  )
}

/** A span of the same days gets its amount, any other comes beside what is there. */
function listChanges(placed: readonly Placed[], newKey: () => string): PlanChange[] {
  const taken = new Set<string>()
  return placed.flatMap(({ row, span, amount: { amount } }): PlanChange[] => {
    const same = row.items.find(
      ({ key, from, to }) => from === span.from && to === span.to && !taken.has(key),
    )
    if (same === undefined) return [newSpan(row, span, amount, newKey())]
    taken.add(same.key)
    return same.amount === amount ? [] : [withAmount(same, amount)]
  })
}
