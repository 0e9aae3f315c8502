import type { Span } from '#kernel/days.ts'
import { isTotal, plainName, readCell, readPeriod } from './pasted-cells.ts'
import { type PastedCell, type PastedRow, type PastedTable, widthOf } from './pasted-table.ts'
import type { Cover } from './slots.ts'

/** Why a table cannot be written at all, and in which of its cells it shows; rows and columns count from 1. */
export type PasteFault =
  | { readonly code: 'empty' }
  | { readonly code: 'too-large'; readonly cells: number; readonly limit: number }
  | {
      readonly code: 'ragged'
      readonly row: number
      readonly width: number
      readonly others: number
    }
  | {
      readonly code: CellFault
      readonly row: number
      readonly column: number
      readonly text: string
    }
  | { readonly code: 'no-amounts' }
  | { readonly code: 'two-amounts'; readonly columns: readonly number[] }

type CellFault = 'not-an-amount' | 'scientific' | 'not-a-period' | 'across-rows'

/** Which row of the schedule an amount is for: so many below the cursor, or the one of a name. */
export type PastedRowName =
  | { readonly by: 'offset'; readonly offset: number }
  | { readonly by: 'name'; readonly name: string }

/** Where in the year: so many columns beyond the cursor, or days. */
export type PastedPlace = ({ readonly by: 'columns' } & Cover) | ({ readonly by: 'days' } & Span)

export interface PastedAmount {
  readonly row: PastedRowName
  readonly place: PastedPlace
  readonly amount: number
  /** Where in the table it stands. */
  readonly at: { readonly row: number; readonly column: number }
}

/** A table as it is meant: a piece of the grid, or a list of periods. */
export interface Understood {
  readonly is: 'block' | 'list'
  readonly rows: readonly PastedRowName[]
  /** The columns of a block; they become what is pasted, blank cells too. */
  readonly width: number
  readonly amounts: readonly PastedAmount[]
  /** A row of the table that states the sum. */
  readonly total: { readonly stated: number; readonly sum: number } | null
}

export type Understanding =
  | { readonly ok: true; readonly value: Understood }
  | { readonly ok: false; readonly faults: readonly PasteFault[] }

/** No paste is larger: one save carries as many changes. */
export const pasteLimit = 5000

/** A table laid out flat: each cell in the column it begins in; null where a merged one goes on. */
export interface Flat {
  readonly rows: readonly {
    readonly number: number
    readonly further: boolean
    readonly cells: readonly (PastedCell | null)[]
  }[]
  readonly width: number
}

/** Lays a table out; refuses one whose rows differ in width, empty rows apart. */
export function flattened(table: PastedTable): Flat | readonly PasteFault[] {
  const rows = table.map((row, at) => ({ ...row, number: at + 1 }))
  const isBlank = ({ cells }: PastedRow) => cells.every(({ text }) => text === '')
  if (rows.every(isBlank)) return [{ code: 'empty' }]
  const width = Math.max(...rows.map(widthOf))
  if (rows.length * width > pasteLimit * 4) {
    return [{ code: 'too-large', cells: rows.length * width, limit: pasteLimit * 4 }]
  }
  const ragged = rows.filter((row) => widthOf(row) !== width && !isBlank(row))
  if (ragged.length > 0) {
    return ragged.map((row) => ({
      code: 'ragged' as const,
      row: row.number,
      width: widthOf(row),
      others: width,
    }))
  }
  return {
    width,
    rows: rows.map(({ number, further, cells }) => ({
      number,
      further,
      cells: cells.flatMap((cell) => [cell, ...Array<null>(cell.columns - 1).fill(null)]),
    })),
  }
}

/** A piece of the grid: amounts, perhaps with the units before them and the periods above them. */
export function asBlock({ rows, width }: Flat, year: number): Understanding {
  const head = headOf(rows[0]!.cells, year)
  const body = (head === undefined ? rows : rows.slice(1)).filter(
    ({ cells }) => !isTotal(cells[0]?.text ?? ''),
  )
  const hasNames = body.some(({ cells }) => readCell(cells[0]?.text ?? '').is === 'text')
  const from = head === undefined ? (hasNames ? 1 : 0) : Math.min(...head.keys())
  const faults: PasteFault[] = []
  const amounts: PastedAmount[] = []
  const names: PastedRowName[] = []
  let offset = -1
  for (const { number, cells, further } of body) {
    if (!further || offset === -1) offset++
    const last = further ? names.at(-1) : undefined
    const name: PastedRowName =
      last ??
      (hasNames ? { by: 'name', name: plainName(cells[0]?.text ?? '') } : { by: 'offset', offset })
    if (last === undefined) names.push(name)
    for (let column = from; column < width; column++) {
      const cell = cells[column]
      if (cell === null || cell === undefined || (head !== undefined && !head.has(column))) continue
      const read = readCell(cell.text)
      const at = { row: number, column: column + 1 }
      if (read.is === 'blank') continue
      if (read.is !== 'amount') {
        const code = read.is === 'scientific' ? 'scientific' : 'not-an-amount'
        faults.push({ code, ...at, text: cell.text })
      } else if (cell.again) faults.push({ code: 'across-rows', ...at, text: cell.text })
      else
        amounts.push({
          row: name,
          place: placeOf(cell, column, head, from),
          amount: read.amount,
          at,
        })
    }
  }
  if (faults.length > 0) return { ok: false, faults }
  if (amounts.length === 0) return { ok: false, faults: [{ code: 'no-amounts' }] }
  const block = head === undefined
  return {
    ok: true,
    value: { is: block ? 'block' : 'list', rows: names, width: width - from, amounts, total: null },
  }
}

function placeOf(
  { columns }: PastedCell,
  column: number,
  head: ReadonlyMap<number, Span> | undefined,
  from: number,
): PastedPlace {
  if (head === undefined) {
    return { by: 'columns', first: column - from, last: column - from + columns - 1 }
  }
  const first = head.get(column)!
  const last = head.get(column + columns - 1) ?? first
  return { by: 'days', from: first.from, to: last.to }
}

/** The periods that a first row names above columns; undefined where it is no header. */
export function headOf(
  cells: readonly (PastedCell | null)[],
  year: number,
): ReadonlyMap<number, Span> | undefined {
  const found = new Map<number, Span>()
  for (const [column, cell] of cells.entries()) {
    const period = cell === null ? undefined : readPeriod(cell.text, year)
    if (period !== undefined) found.set(column, period)
  }
  // A unit before one period is a line of a list; a header has periods only, and several or below names.
  const amounts = cells.some((cell) => cell !== null && readCell(cell.text).is === 'amount')
  return found.size === 0 || amounts ? undefined : found
}
