import type { Style, Workbook, Worksheet } from '@cj-tech-master/excelts'
import type { Day } from '#kernel/days.ts'

export { writeCsv } from './csv-out.ts'

/** What an export is made of; all words and figures are the caller's. */
export interface TableOut {
  readonly sheets: readonly SheetOut[]
  /** Shown in the file's properties. */
  readonly creator?: string
}

export interface SheetOut {
  readonly name: string
  /** Lines above the table, merged over its width; the first is set large. */
  readonly title?: readonly string[]
  readonly columns: readonly ColumnOut[]
  readonly rows: readonly RowOut[]
  /** Cells of rows below each other that are one; the first row has what it says. */
  readonly merged?: readonly CellsOut[]
  /** Rows below the table, set apart by a line above and bold. */
  readonly totals?: readonly RowOut[]
  /** Lines below it: what was counted and how, as of when, snapshot, footers. */
  readonly notes?: readonly string[]
}

/** Some cells below each other in one column, counted from 0. */
export interface CellsOut {
  readonly row: number
  readonly column: number
  readonly rows: number
}

export interface ColumnOut {
  readonly header: string
  /** Neighbouring columns of one group share a merged cell above their headers. */
  readonly group?: string
  /** In characters; fitted to the header and the first rows when absent. */
  readonly width?: number
  readonly kind: 'text' | 'integer' | 'decimal' | 'percent' | 'day'
  /** Put in brackets after the header. */
  readonly unit?: string
}

/** By column: a ratio 0.065 for a percentage of 6.5 %, null for what is not known. */
export type RowOut = readonly (string | number | Day | null)[]

/**
 * Writes an xlsx to be opened, printed and read again: A4, its header frozen and repeated on every
 * page. Text is always stored as text, marked so that it stays text when edited: no cell can become
 * a formula. A whole number beyond fifteen digits is written as text, since a spreadsheet would
 * round it without a word.
 */
export async function writeXlsx({ sheets, creator = '' }: TableOut): Promise<Buffer> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const workbook = new Workbook()
  workbook.creator = creator
  const names = new Set<string>()
  for (const sheet of sheets) writeSheet(workbook, sheet, freeName(sheet.name, names))
  return Buffer.from(await workbook.xlsx.writeBuffer({ validate: false }))
}

function writeSheet(workbook: Workbook, out: SheetOut, name: string): void {
  const landscape = out.columns.length > 6
  const sheet = workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  })
  const title = out.title ?? []
  const headerRows = out.columns.some(({ group }) => group !== undefined) ? 2 : 1
  const lastHeader = title.length + headerRows

  for (const [i, text] of title.entries())
    writeLine(sheet, i + 1, text, out.columns.length, i === 0)
  writeHeader(sheet, out.columns, title.length + 1, headerRows)
  const styles = out.columns.map((column) => stylesOf(column, false))
  for (const [i, row] of out.rows.entries())
    writeRow(sheet, lastHeader + 1 + i, row, out.columns, styles)
  for (const { row, column, rows } of out.merged ?? []) {
    const top = lastHeader + 1 + row
    sheet.mergeCells(top, column + 1, top + rows - 1, column + 1)
  }
  const totals = out.totals ?? []
  const lastRow = lastHeader + out.rows.length
  const bold = out.columns.map((column) => stylesOf(column, true))
  for (const [i, row] of totals.entries()) writeRow(sheet, lastRow + 1 + i, row, out.columns, bold)
  for (const [i, text] of (out.notes ?? []).entries()) {
    writeLine(sheet, lastRow + totals.length + 1 + i, text, out.columns.length, false)
  }

  for (const [i, column] of out.columns.entries())
    sheet.getColumn(i + 1).width = column.width ?? fitted(column, out.rows, i)
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: lastHeader }]
  sheet.pageSetup.printTitlesRow = `${title.length + 1}:${lastHeader}`
  sheet.headerFooter.oddFooter = '&C&P / &N'
}

function writeLine(
  sheet: Worksheet,
  row: number,
  text: string,
  width: number,
  large: boolean,
): void {
  if (width > 1) sheet.mergeCells(row, 1, row, width)
  const cell = sheet.getCell(row, 1)
  cell.value = text
  cell.style = {
    ...asText,
    font: { size: large ? 16 : 10, bold: large },
    alignment: { horizontal: large ? 'center' : 'left', vertical: 'middle', wrapText: true },
  }
}

function writeHeader(
  sheet: Worksheet,
  columns: readonly ColumnOut[],
  top: number,
  rows: number,
): void {
  for (let from = 0; from < columns.length; ) {
    const { group } = columns[from]!
    let to = from + 1
    while (group !== undefined && columns[to]?.group === group) to++
    if (group !== undefined) {
      put(sheet, top, from + 1, group)
      if (to - from > 1) sheet.mergeCells(top, from + 1, top, to)
    }
    for (let i = from; i < to; i++) {
      const alone = group === undefined && rows > 1
      put(sheet, alone ? top : top + rows - 1, i + 1, heading(columns[i]!))
      if (alone) sheet.mergeCells(top, i + 1, top + rows - 1, i + 1)
    }
    from = to
  }
}

function put(sheet: Worksheet, row: number, column: number, text: string): void {
  const cell = sheet.getCell(row, column)
  cell.value = text
  cell.style = {
    ...asText,
    font: { bold: true },
    border: { top: thin, bottom: thin, left: thin, right: thin },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  }
}

function writeRow(
  sheet: Worksheet,
  number: number,
  row: RowOut,
  columns: readonly ColumnOut[],
  styles: readonly Styles[],
): void {
  for (const [i, { kind }] of columns.entries()) {
    const cell = sheet.getCell(number, i + 1)
    const value = stored(row[i] ?? null, kind)
    cell.value = value
    cell.style = typeof value === 'string' ? styles[i]!.text : styles[i]!.number
  }
}

interface Styles {
  readonly text: Partial<Style>
  readonly number: Partial<Style>
}

/** One style a column, shared by all its cells: made for each of them it would cost most of the time. */
function stylesOf({ kind }: ColumnOut, total: boolean): Styles {
  const shared: Partial<Style> = {
    font: { bold: total },
    border: { top: total ? { style: 'medium' } : thin, bottom: thin, left: thin, right: thin },
    alignment: {
      horizontal: kind === 'text' ? 'left' : 'right',
      vertical: 'middle',
      wrapText: kind === 'text',
    },
  }
  return { text: { ...shared, ...asText }, number: { ...shared, numFmt: formats[kind] } }
}

function stored(
  value: string | number | null,
  kind: ColumnOut['kind'],
): string | number | Date | null {
  if (typeof value === 'number') return Math.abs(value) < 1e15 ? value : String(value)
  if (value !== null && kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return new Date(`${value}T00:00:00Z`)
  return value
}

const formats: Readonly<Record<ColumnOut['kind'], string>> = {
  text: '@',
  integer: '#,##0',
  decimal: '#,##0.0#',
  percent: '0.0%',
  day: 'yyyy-mm-dd',
}

/** The format “text”: what is typed over it later stays text as well. */
const asText = { numFmt: '@' }

const thin = { style: 'thin', color: { argb: 'FF8A8A8A' } } as const

const heading = ({ header, unit }: ColumnOut): string =>
  unit === undefined ? header : `${header}（${unit}）`

/** Wide enough for the header and what the first rows hold, Chinese counted double. */
function fitted(column: ColumnOut, rows: readonly RowOut[], at: number): number {
  const texts = [heading(column), ...rows.slice(0, 200).map((row) => String(row[at] ?? ''))]
  const widths = texts.map((text) =>
    [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0),
  )
  return Math.min(48, Math.max(8, ...widths) + 2)
}

/** A name that Excel allows: 31 characters, without []:*?/\, and not given twice. */
function freeName(wish: string, taken: Set<string>): string {
  const clean =
    wish
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'|'$/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet'
  let name = clean
  for (let i = 2; taken.has(name.toLowerCase()); i++)
    name = `${clean.slice(0, 31 - ` (${i})`.length)} (${i})`
  taken.add(name.toLowerCase())
  return name
}
