import type { Text } from '#kernel/text.ts'
import { unguarded } from './formula-guard.ts'
import { extensionNotice, formatOf } from './kind.ts'
import { type DocumentLimits, documentLimits } from './limits.ts'
import type { DocumentNotice } from './lines.ts'
import { officeParts } from './parts.ts'
import { orBroken } from './read.ts'
import { refusals } from './refusals.ts'
import { parseSeparated } from './separated.ts'
import { hiddenNotices, type Sheet } from './sheets.ts'
import { decodeText } from './text.ts'
import { xlsSheets } from './xls.ts'
import { xlsxSheets } from './xlsx.ts'

/** A table as a person sent it: every cell as text, nothing understood yet. */
export interface TableFile {
  readonly format: 'csv' | 'xlsx' | 'xls'
  readonly sheets: readonly TableSheet[]
  readonly notices: readonly DocumentNotice[]
}

export interface TableSheet {
  readonly name: string
  readonly hidden: boolean
  /** Rows that hold anything, in order. */
  readonly rows: readonly TableRow[]
  readonly merged: readonly MergedArea[]
}

export interface TableRow {
  /** 1-based, as a spreadsheet numbers it. */
  readonly row: number
  /** By column; '' where nothing is, nothing after the last cell. A merged cell has its text at its top left. */
  readonly cells: readonly string[]
}

export interface MergedArea {
  readonly row: number
  /** 0-based. */
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** Reads a table in this thread; a server uses `readTable`. */
export async function readTableHere(
  bytes: Buffer,
  name: string,
  limits: DocumentLimits = documentLimits,
): Promise<TableFile> {
  const found = formatOf(bytes, name, limits)
  const table = await orBroken(name, async () => {
    if (found === 'xlsx') {
      return fromSheets('xlsx', await xlsxSheets(officeParts(bytes, name, limits), name, limits))
    }
    if (found === 'xls') return fromSheets('xls', await xlsSheets(bytes, name, limits))
    if (found === 'csv' || found === 'txt') return fromText(bytes, name, limits)
    throw refusals.notATable(name)
  })
  if (table.sheets.every(({ rows }) => rows.length === 0)) throw refusals.empty(name)
  const notices = found === 'txt' ? [] : extensionNotice(found, name)
  return { ...table, notices: [...notices, ...table.notices] }
}

/** Cells copied from a spreadsheet and pasted as text. */
export function readPasted(text: string, limits: DocumentLimits = documentLimits): TableSheet {
  return separatedSheet(text, '', limits)
}

/** The rows with the text of a merged cell repeated in every cell it covers. */
export function unmerged({ rows, merged }: TableSheet): TableRow[] {
  const cells = new Map(rows.map(({ row, cells }) => [row, [...cells]]))
  for (const area of merged) {
    const text = cells.get(area.row)?.[area.column] ?? ''
    for (let row = area.row; row < area.row + area.rows; row++) {
      const line = cells.get(row)
      if (line === undefined) continue
      while (line.length < area.column + area.columns) line.push('')
      line.fill(text, area.column, area.column + area.columns)
    }
  }
  return [...cells].map(([row, line]) => ({ row, cells: line }))
}

function fromText(bytes: Buffer, name: string, limits: DocumentLimits): TableFile {
  const { text, notices } = decodeText(bytes, name)
  return { format: 'csv', sheets: [separatedSheet(text, name, limits)], notices }
}

function separatedSheet(text: string, name: string, limits: DocumentLimits): TableSheet {
  const { rows, openQuoteAt } = parseSeparated(text)
  if (openQuoteAt !== undefined) throw refusals.broken(name, says.openQuote(openQuoteAt))
  const count = rows.reduce((sum, row) => sum + row.length, 0)
  if (count > limits.cells)
    throw refusals.tooLarge(name, says.cells(limits.cells), { cells: count })

  const filled = rows.map((cells, i) => ({ row: i + 1, cells: upToLast(cells.map(unguarded)) }))
  return { name, hidden: false, rows: filled.filter(({ cells }) => cells.length > 0), merged: [] }
}

function upToLast(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}

function fromSheets(format: 'xlsx' | 'xls', sheets: readonly Sheet[]): TableFile {
  return { format, sheets: sheets.map(tableSheet), notices: hiddenNotices(sheets) }
}

function tableSheet({ name, hidden, rows }: Sheet): TableSheet {
  const merged: MergedArea[] = []
  const filled = rows.map(({ row, cells }) => {
    const texts: string[] = Array(cells.at(-1)!.column + 1).fill('')
    for (const { column, columns, rows, text } of cells) {
      texts[column] = text
      if (columns > 1 || rows > 1) merged.push({ row, column, rows, columns })
    }
    return { row, cells: texts }
  })
  return { name, hidden, rows: filled, merged }
}

const says = {
  openQuote: (row: number): Text => ({
    zh: `第 ${row} 行的引号没有结束`,
    en: `the quotation in row ${row} never ends`,
  }),
  cells: (limit: number): Text => ({
    zh: `单元格超过 ${limit} 个`,
    en: `it has more than ${limit} cells`,
  }),
}
