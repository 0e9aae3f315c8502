import { cleanCell, isBlank, readAmount } from '../documents/cells.ts'
import type { TableRow } from '../documents/table-in.ts'
import { type ColumnMap, type Headings, heading } from './columns.ts'
import type { ImportColumn, SheetRow } from './definition.ts'

/** A column's own sum against the row of sums in the file; null where the file states none. */
export interface ColumnSum {
  readonly field: string
  readonly sum: number
  readonly stated: number | null
  /** The row that states it. */
  readonly row: number | null
}

export interface ReadRows<Field extends string> {
  readonly rows: readonly SheetRow<Field>[]
  readonly sums: readonly ColumnSum[]
  /** Rows passed over: sums of parts, notes, repeated headings. */
  readonly passed: readonly number[]
}

/** The rows below the headings, with sums, notes and repeated headings set apart. */
export function readRows<Field extends string>(
  all: readonly TableRow[],
  headings: Headings,
  map: ColumnMap<Field>,
  columns: readonly ImportColumn<Field>[],
): ReadRows<Field> {
  const key = columns.find((column) => column.key)?.field
  const named = headings.texts.map(heading)
  const rows: SheetRow<Field>[] = []
  const passed: number[] = []
  let total: SheetRow<Field> | undefined
  for (const line of all) {
    if (line.row <= headings.row) continue
    const row = { row: line.row, cells: cellsOf(line, map) }
    const texts = Object.values(row.cells) as string[]
    if (texts.every(isBlank)) continue
    const name = cleanCell((key === undefined ? texts[0] : row.cells[key]) ?? '').replace(/\s/g, '')
    if (isGrandTotal(name)) total ??= row
    else if (isPassed(line, name, named)) passed.push(line.row)
    else rows.push(row)
  }
  return { rows, passed, sums: sumsOf(rows, total, map, columns) }
}

function cellsOf<Field extends string>({ cells }: TableRow, map: ColumnMap<Field>) {
  const found: Partial<Record<Field, string>> = {}
  for (const [field, at] of Object.entries(map) as [Field, number | null][]) {
    if (at !== null) found[field] = cells[at] ?? ''
  }
  return found
}

const isGrandTotal = (name: string): boolean => /^(?:合计|总计|共计|总数|total)[:：]?$/i.test(name)

function isPassed({ cells }: TableRow, name: string, headings: readonly string[]): boolean {
  if (/^(?:小计|其中|subtotal)[:：]?$/i.test(name)) return true
  if (/^(?:注|备注|说明|填表人|填报人|制表)[:：]/.test(name)) return true
  if (isOneText(cells)) return true
  return (
    cells.every((cell, at) => heading(cell) === (headings[at] ?? '')) &&
    cells.some((cell) => cleanCell(cell) !== '')
  )
}

/** Whether two cells or more are filled in, all with one text; known mostly from the first two. */
function isOneText(cells: readonly string[]): boolean {
  let first: string | undefined
  let filled = 0
  for (const cell of cells) {
    const text = cleanCell(cell)
    if (text === '') continue
    first ??= text
    if (text !== first) return false
    filled++
  }
  return filled > 1
}

function sumsOf<Field extends string>(
  rows: readonly SheetRow<Field>[],
  total: SheetRow<Field> | undefined,
  map: ColumnMap<Field>,
  columns: readonly ImportColumn<Field>[],
): readonly ColumnSum[] {
  return columns
    .filter(({ summed, field }) => summed && map[field] !== null)
    .map(({ field }) => ({
      field,
      sum: rows.reduce((sum, { cells }) => sum + (amountIn(cells[field]) ?? 0), 0),
      stated: amountIn(total?.cells[field]),
      row: total?.row ?? null,
    }))
}

function amountIn(text: string | undefined): number | null {
  const read = readAmount(text ?? '', { units: ['人', '人份', '人次', '名'] })
  return 'value' in read ? read.value : null
}
