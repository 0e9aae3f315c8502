import type { Span } from '#kernel/days.ts'
import { isTotal, plainName, readCell, readPeriod } from './pasted-cells.ts'
import type { PastedTable } from './pasted-table.ts'
import {
  asBlock,
  type Flat,
  flattened,
  headOf,
  type PastedAmount,
  type PastedRowName,
  type PasteFault,
  pasteLimit,
  type Understanding,
} from './understanding.ts'

/**
 * Reads a copied table: a list with a column of periods (3月上旬, 七月—八月, 11月、12月), else a piece
 * of the grid. What it cannot read it refuses whole, cell by cell, and guesses nothing.
 */
export function understand(table: PastedTable, year: number): Understanding {
  const flat = flattened(table)
  if (!('width' in flat)) return { ok: false, faults: flat }
  const periods = periodColumns(flat, year)
  const understood = periods.length === 0 ? asBlock(flat, year) : asList(flat, year, periods)
  if (!understood.ok || understood.value.amounts.length <= pasteLimit) return understood
  const cells = understood.value.amounts.length
  return { ok: false, faults: [{ code: 'too-large', cells, limit: pasteLimit }] }
}

type Row = Flat['rows'][number]

const textAt = ({ cells }: Row, column: number): string => cells[column]?.text ?? ''

/** The columns that name a period in most rows below the first: one, or its first and its last day. */
function periodColumns({ rows, width }: Flat, year: number): readonly number[] {
  const said = (column: number) =>
    rows.filter((row) => readPeriod(textAt(row, column), year) !== undefined).length
  const head = headOf(rows[0]!.cells, year)
  const isHeader =
    head !== undefined &&
    [...head.keys()].every((column) => rows.slice(1).every((row) => !isPeriod(row, column, year)))
  if (isHeader) return []
  const enough = Math.max(1, Math.ceil((rows.length - 1) / 2))
  const found = Array.from({ length: width }, (_, column) => column).filter(
    (column) => said(column) >= enough,
  )
  return found.length > 2 ? [] : found
}

const isPeriod = (row: Row, column: number, year: number): boolean =>
  readPeriod(textAt(row, column), year) !== undefined

function asList({ rows, width }: Flat, year: number, periods: readonly number[]): Understanding {
  const isHead =
    rows.length > 1 &&
    periods.every((column) => !isPeriod(rows[0]!, column, year)) &&
    Array.from({ length: width }, (_, at) => readCell(textAt(rows[0]!, at)).is).every(
      (is) => is !== 'amount',
    )
  const head = isHead ? rows[0]! : undefined
  const body = (isHead ? rows.slice(1) : rows).filter((row) => row.cells.some((cell) => cell?.text))
  const isSum = (row: Row) => row.cells.some((cell) => cell !== null && isTotal(cell.text))
  const lines = body.filter((row) => !isSum(row))
  const amountColumn = amountColumnOf(lines, head, width, periods)
  if (typeof amountColumn !== 'number') return { ok: false, faults: [amountColumn] }
  const nameColumn = nameColumnOf(lines, head, width, [...periods, amountColumn])

  const faults: PasteFault[] = []
  const amounts: PastedAmount[] = []
  const names: PastedRowName[] = []
  for (const [offset, row] of lines.entries()) {
    const name: PastedRowName =
      nameColumn === undefined
        ? { by: 'offset', offset }
        : { by: 'name', name: plainName(textAt(row, nameColumn)) }
    names.push(name)
    const read = readCell(textAt(row, amountColumn))
    const cell = row.cells[amountColumn]
    const at = { row: row.number, column: amountColumn + 1 }
    if (read.is === 'blank') continue
    const span = spanAt(row, periods, year)
    if (read.is !== 'amount') {
      const code = read.is === 'scientific' ? 'scientific' : 'not-an-amount'
      faults.push({ code, ...at, text: textAt(row, amountColumn) })
    } else if (cell?.again === true) faults.push({ code: 'across-rows', ...at, text: cell.text })
    else if (span === undefined) {
      const column = periods[0]!
      faults.push({
        code: 'not-a-period',
        row: row.number,
        column: column + 1,
        text: textAt(row, column),
      })
    } else amounts.push({ row: name, place: { by: 'days', ...span }, amount: read.amount, at })
  }
  if (faults.length > 0) return { ok: false, faults }
  if (amounts.length === 0) return { ok: false, faults: [{ code: 'no-amounts' }] }
  const total = totalOf(body.filter(isSum), amountColumn, amounts)
  return { ok: true, value: { is: 'list', rows: names, width: 0, amounts, total } }
}

function spanAt(row: Row, periods: readonly number[], year: number): Span | undefined {
  const spans = periods.map((column) => readPeriod(textAt(row, column), year))
  const [from, to] = [spans[0], spans.at(-1)]
  return from === undefined || to === undefined || to.to < from.from
    ? undefined
    : { from: from.from, to: to.to }
}

/** The one column of amounts; where there are several, the one whose head says so. */
function amountColumnOf(
  lines: readonly Row[],
  head: Row | undefined,
  width: number,
  taken: readonly number[],
): number | PasteFault {
  const columns = Array.from({ length: width }, (_, at) => at).filter(
    (column) =>
      !taken.includes(column) &&
      !/序号|编号|^no\.?$/i.test(head === undefined ? '' : textAt(head, column)) &&
      lines.some((row) => ['amount', 'scientific'].includes(readCell(textAt(row, column)).is)),
  )
  if (columns.length === 0) return { code: 'no-amounts' }
  const named = columns.filter(
    (column) =>
      head !== undefined && /计划|任务|献血数|数量|人份|amount|planned/i.test(textAt(head, column)),
  )
  if (columns.length === 1) return columns[0]!
  return named.length === 1
    ? named[0]!
    : { code: 'two-amounts', columns: columns.map((column) => column + 1) }
}

function nameColumnOf(
  lines: readonly Row[],
  head: Row | undefined,
  width: number,
  taken: readonly number[],
): number | undefined {
  const columns = Array.from({ length: width }, (_, at) => at).filter(
    (column) =>
      !taken.includes(column) && lines.some((row) => readCell(textAt(row, column)).is === 'text'),
  )
  const named = columns.find(
    (column) => head !== undefined && /单位|名称|街道|乡镇|unit|name/i.test(textAt(head, column)),
  )
  return named ?? columns[0]
}

function totalOf(sums: readonly Row[], column: number, amounts: readonly PastedAmount[]) {
  const read = sums
    .map((row) => readCell(textAt(row, column)))
    .findLast(({ is }) => is === 'amount')
  if (read?.is !== 'amount') return null
  return { stated: read.amount, sum: amounts.reduce((sum, { amount }) => sum + amount, 0) }
}
