import type { Cell, CellValue, Worksheet } from '@cj-tech-master/excelts'
import type { Text } from '#kernel/text.ts'
import { dateText, numberText } from './cell-text.ts'
import type { DocumentLimits } from './limits.ts'
import { cellLine } from './lines.ts'
import type { OfficeParts } from './parts.ts'
import { refusals } from './refusals.ts'
import type { Sheet, SheetRow } from './sheets.ts'
import { zipStored } from './zip.ts'

/**
 * The sheets of an xlsx, hidden ones too. A formula counts as the value it was saved with and is
 * never executed; what cannot change a value (validations, formats, drawings) is not even parsed.
 */
export async function xlsxSheets(
  { parts }: OfficeParts,
  name: string,
  limits: DocumentLimits,
): Promise<Sheet[]> {
  checkCells(parts, name, limits)
  const { Workbook } = await import('@cj-tech-master/excelts')
  const workbook = new Workbook()
  await workbook.xlsx.load(zipStored(withoutExtras(parts)), { ignoreNodes })

  return workbook.worksheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.state !== 'visible',
    rows: sheetRows(sheet),
  }))
}

function sheetRows(sheet: Worksheet): SheetRow[] {
  const rows: SheetRow[] = []
  const merged = new Map<string, Growing>()
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: Growing[] = []
    row.eachCell({ includeEmpty: false }, (cell) => {
      if (cell.isMerged && cell.master.address !== cell.address) {
        const master = merged.get(cell.master.address)
        if (master) {
          master.columns = Math.max(master.columns, cell.col - master.column)
          master.rows = Math.max(master.rows, number - master.row + 1)
        }
        return
      }
      const text = cellLine(textOf(cell))
      if (text === '') return
      const found: Growing = { text, row: number, column: cell.col - 1, columns: 1, rows: 1 }
      cells.push(found)
      if (cell.isMerged) merged.set(cell.address, found)
    })
    if (cells.length > 0) rows.push({ row: number, cells })
  })
  return rows.map(({ row, cells }) => ({
    row,
    cells: cells.map(({ text, column, columns, rows }) => ({ text, column, columns, rows })),
  }))
}

/** A cell whose reach grows as the cells merged into it are met. */
interface Growing {
  readonly text: string
  readonly row: number
  readonly column: number
  columns: number
  rows: number
}

const ignoreNodes = [
  'dataValidations',
  'conditionalFormatting',
  'extLst',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'sheetProtection',
  'autoFilter',
]

const wanted =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/(worksheets\/[^/]+|sharedStrings|styles)\.xml)$/i

/** Leaves a sheet only with what its cells need: charts, pivots and comments are not for us. */
const withoutExtras = (parts: ReadonlyMap<string, Buffer>): Map<string, Buffer> =>
  new Map([...parts].filter(([part]) => wanted.test(part)))

function checkCells(
  parts: ReadonlyMap<string, Buffer>,
  name: string,
  limits: DocumentLimits,
): void {
  let cells = 0
  for (const [part, bytes] of parts) {
    if (!part.startsWith('xl/worksheets/')) continue
    cells += count(bytes, '<c ') + count(bytes, '<row') + mergedArea(bytes)
    if (cells > limits.cells) throw refusals.tooLarge(name, says.cells(limits.cells), { cells })
  }
}

function count(bytes: Buffer, mark: string): number {
  let found = 0
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) found++
  return found
}

/** The library keeps an object for every cell of a merged area, so its size counts in full. */
function mergedArea(bytes: Buffer): number {
  let area = 0
  for (let at = bytes.indexOf('<mergeCell '); at >= 0; at = bytes.indexOf('<mergeCell ', at + 11)) {
    const span = spanOf(/ref="([^"]*)"/.exec(bytes.toString('latin1', at, at + 80))?.[1] ?? '')
    area += span ? span.columns * span.rows : 0
  }
  return area
}

function spanOf(range: string): { columns: number; rows: number } | undefined {
  const parts = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range)
  if (parts === null) return undefined
  return {
    columns: columnNumber(parts[3]!) - columnNumber(parts[1]!) + 1,
    rows: +parts[4]! - +parts[2]! + 1,
  }
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

function textOf(cell: Cell): string {
  const format = typeof cell.numFmt === 'string' ? cell.numFmt : (cell.numFmt?.formatCode ?? '')
  return valueText(cell.value, format)
}

function valueText(value: CellValue, format: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value, format)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return dateText(value, format)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('error' in value) return value.error
  if ('result' in value) return valueText(value.result, format)
  return 'text' in value ? value.text : ''
}

const says = {
  cells: (limit: number): Text => ({
    zh: `单元格超过 ${limit} 个`,
    en: `it has more than ${limit} cells`,
  }),
}
