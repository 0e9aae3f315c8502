import { createRequire } from 'node:module'

/** A line of a notice: plain text, or a table row given as its cells. */
export type NoticeLine = string | readonly NoticeCell[]

/** A cell, with the columns and rows it spans where that is more than one. */
export type NoticeCell =
  | string
  | { readonly text: string; readonly columns?: number; readonly rows?: number }

/** The lines of a text notice with its pipe or tab rows as cells; rules (`|---|`) are left out. */
export function withTables(text: string): NoticeLine[] {
  return linesOf(text).flatMap((line): NoticeLine[] => {
    const cells = splitCells(line)
    return isRule(line) ? [] : [cells.length > 1 ? cells : line]
  })
}

/** The lines of a text notice as they stand. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** A docx: one paragraph a line; neighbouring rows of cells become one table. */
export async function asDocx(lines: readonly NoticeLine[]): Promise<Buffer> {
  const { Document, Packer, Paragraph, Table, TableCell, TableRow } = await import('docx')
  const children = regions(lines).map((region) => {
    if (typeof region === 'string') return new Paragraph({ text: region })
    const rows = region.map(
      (cells) =>
        new TableRow({
          children: cells.map(spanned).map(
            ({ text, columns, rows }) =>
              new TableCell({
                columnSpan: columns,
                rowSpan: rows,
                children: text.split('\n').map((part) => new Paragraph({ text: part })),
              }),
          ),
        }),
    )
    return new Table({ rows })
  })
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

/** An xlsx with one sheet: one row a line; a plain line with tabs or pipes is cut into cells. */
export async function asXlsx(lines: readonly NoticeLine[], sheetName = 'Sheet1'): Promise<Buffer> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet(sheetName)
  const taken = new Set<string>()
  let row = 0
  for (const line of lines) {
    if (typeof line === 'string' && isRule(line)) continue
    row++
    let column = 1
    for (const { text, columns, rows } of (typeof line === 'string' ? splitCells(line) : line).map(
      spanned,
    )) {
      while (taken.has(`${row} ${column}`)) column++
      if (text !== '') sheet.getCell(row, column).value = cellValue(text)
      if (columns * rows > 1) sheet.mergeCells(row, column, row + rows - 1, column + columns - 1)
      for (let r = 0; r < rows; r++) {
        for (let c = 0; c < columns; c++) taken.add(`${row + r} ${column + c}`)
      }
      column += columns
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer({ validate: false }))
}

/** A PDF: one line of type a line, broken only where wider than the page; cells stand in columns. */
export async function asPdf(lines: readonly NoticeLine[]): Promise<Buffer> {
  const { default: PdfDocument } = await import('pdfkit')
  const size = 10.5
  const measure = new PdfDocument({ autoFirstPage: false }).font(serif).fontSize(size)
  const widthOf = (text: string) => measure.widthOfString(text)
  const drawn = regions(lines).flatMap((region) =>
    typeof region === 'string' ? [[{ x: 0, text: region }]] : columnsOf(region, widthOf, size * 2),
  )
  const tableWidth = Math.max(
    0,
    ...drawn
      .filter((row) => row.length > 1)
      .map((row) => row.at(-1)!.x + widthOf(row.at(-1)!.text)),
  )
  const width = Math.max(483, tableWidth)

  const pdf = new PdfDocument({ size: [width + 112, 842], margin: 56 }).font(serif).fontSize(size)
  const chunks: Buffer[] = []
  const whole = new Promise<Buffer>((resolve) => {
    pdf
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => resolve(Buffer.concat(chunks)))
  })
  let y = 56
  for (const row of drawn) {
    const wrapped =
      row.length === 1 ? wrap(row[0]!.text, width, widthOf).map((text) => [{ x: 0, text }]) : [row]
    for (const parts of wrapped) {
      if (y > 842 - 56 - 20) {
        pdf.addPage()
        y = 56
      }
      for (const { x, text } of parts) {
        if (text.trim() !== '') pdf.text(text, 56 + x, y, { lineBreak: false })
      }
      y += 20
    }
  }
  pdf.end()
  return whole
}

const serif = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
)

/** Plain lines, and runs of rows that belong to one table. */
function regions(lines: readonly NoticeLine[]): (string | (readonly NoticeCell[])[])[] {
  const found: (string | (readonly NoticeCell[])[])[] = []
  for (const line of lines) {
    const last = found.at(-1)
    if (typeof line === 'string') found.push(line)
    else if (Array.isArray(last)) last.push(line)
    else found.push([line])
  }
  return found
}

const spanned = (cell: NoticeCell) =>
  typeof cell === 'string' ? { text: cell, columns: 1, rows: 1 } : { columns: 1, rows: 1, ...cell }

const splitCells = (line: string): string[] =>
  line
    .replace(/^\s*\|(.*)\|\s*$/, '$1')
    .split(/[|\t]/)
    .map((cell) => cell.trim())

const isRule = (line: string): boolean => /^\s*\|?[\s|:-]*-{3}[\s|:-]*\|?\s*$/.test(line)

/** What a person types as a number becomes one, as in any spreadsheet. */
const cellValue = (text: string): string | number =>
  /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text

interface Drawn {
  readonly x: number
  readonly text: string
}

function columnsOf(
  rows: readonly (readonly NoticeCell[])[],
  widthOf: (text: string) => number,
  gap: number,
): Drawn[][] {
  const taken = new Set<string>()
  const placed = rows.map((cells, r) => {
    let column = 0
    return cells.map(spanned).map(({ text, columns, rows }) => {
      while (taken.has(`${r} ${column}`)) column++
      const at = column
      for (let i = 1; i < rows; i++) {
        for (let c = 0; c < columns; c++) taken.add(`${r + i} ${at + c}`)
      }
      column += columns
      return { column: at, columns, text: text.replaceAll('\n', '') }
    })
  })
  const widths: number[] = []
  for (const { column, columns, text } of placed.flat()) {
    const share = (widthOf(text) + gap) / columns
    for (let c = column; c < column + columns; c++) widths[c] = Math.max(widths[c] ?? 0, share)
  }
  const xOf = (column: number) => widths.slice(0, column).reduce((sum, width) => sum + width, 0)
  return placed.map((row) => row.map(({ column, text }) => ({ x: xOf(column), text })))
}

function wrap(line: string, width: number, widthOf: (text: string) => number): string[] {
  const text = line.replaceAll('\t', '    ')
  if (widthOf(text) <= width) return [text]
  const lines: string[] = ['']
  for (const character of text) {
    if (widthOf(lines.at(-1)! + character) > width) lines.push('')
    lines[lines.length - 1] += character
  }
  return lines
}
