import type { Style, Workbook, Worksheet } from '@cj-tech-master/excelts'
import {
  annexList,
  annexMark,
  isTable,
  type Paper,
  type PaperBlock,
  type Papers,
  type PaperTable,
} from './paper.ts'

/**
 * Papers as a workbook: the text on a sheet of its own, each annex on one, merged cells as on paper.
 * Text is stored as text, so that no cell can become a formula; figures are numbers.
 */
export async function asXlsx({ papers, stamp }: Papers, title: string): Promise<Buffer> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const workbook = new Workbook()
  workbook.title = title
  workbook.description = stamp
  const names = new Set<string>()
  for (const paper of papers) writePaper(workbook, paper, { stamp, names })
  return Buffer.from(await workbook.xlsx.writeBuffer({ validate: false }))
}

interface Around {
  readonly stamp: string
  readonly names: Set<string>
}

function writePaper(workbook: Workbook, paper: Paper, around: Around): void {
  const text = pen(workbook, '正文', around)
  for (const line of [paper.head, paper.number]) if (line !== null) text.line(line, 'centre')
  text.line(paper.title, 'title')
  if (paper.addressee !== null) text.line(`${paper.addressee}：`)
  text.blocks(paper.body)
  for (const line of annexList(paper)) text.line(line)
  for (const line of [paper.signer, paper.date]) if (line !== null) text.line(line, 'right')
  if (paper.copyTo !== null) text.line(`抄送：${paper.copyTo}。`)
  text.end()
  for (const [at, { title, blocks }] of paper.annexes.entries()) {
    const mark = annexMark(paper, at)
    const annex = pen(workbook, mark, around)
    annex.line(mark)
    annex.line(title, 'title')
    annex.blocks(blocks)
    annex.end()
  }
}

type Align = 'left' | 'centre' | 'right' | 'title'

function pen(workbook: Workbook, wish: string, { stamp, names }: Around) {
  const sheet = workbook.addWorksheet(free(wish, names), {
    pageSetup: {
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  })
  let row = 0
  let width = 1
  const lines: { row: number; style: Partial<Style> }[] = []
  const line = (text: string, align: Align = 'left') => {
    row += 1
    const style: Partial<Style> = {
      ...asText,
      font: { size: align === 'title' ? 18 : 12, bold: align === 'title' },
      alignment: {
        horizontal: align === 'title' || align === 'centre' ? 'center' : align,
        vertical: 'middle',
        wrapText: true,
      },
    }
    sheet.getCell(row, 1).value = text
    lines.push({ row, style })
  }
  return {
    line,
    blocks(all: readonly PaperBlock[]) {
      for (const block of all) {
        if (!isTable(block)) {
          line(block.text)
          continue
        }
        width = Math.max(width, block.columns.length)
        row = writeTable(sheet, block, row)
      }
    },
    /** Lines go over the width of the tables, which is known only now. */
    end() {
      for (const { row, style } of lines) {
        if (width > 1) sheet.mergeCells(row, 1, row, width)
        sheet.getCell(row, 1).style = style
      }
      for (let column = 1; column <= width; column++) {
        sheet.getColumn(column).width = width === 1 ? 90 : Math.max(14, 90 / width)
      }
      // In the foot of each page: it is no line of the document.
      sheet.headerFooter.oddFooter = `&C— &P —&R&8${stamp.replaceAll('&', '&&')}`
    },
  }
}

function writeTable(sheet: Worksheet, { columns, rows }: PaperTable, above: number): number {
  const styles = columns.map(({ align }) => bordered(align))
  const head = bordered('center', true)
  for (const [at, { header }] of columns.entries()) {
    const cell = sheet.getCell(above + 1, at + 1)
    cell.value = header
    cell.style = { ...head, ...asText }
  }
  for (const [down, row] of rows.entries()) {
    for (const [at] of columns.entries()) {
      const of = row[at] ?? null
      const cell = sheet.getCell(above + 2 + down, at + 1)
      cell.value = of === null || of.text === '' ? null : (of.amount ?? of.text)
      cell.style = { ...styles[at]!, ...formatOf(of?.amount) }
    }
  }
  for (const [down, row] of rows.entries()) {
    for (const [at, of] of row.entries()) {
      const reach = of?.rows ?? 1
      if (reach > 1) sheet.mergeCells(above + 2 + down, at + 1, above + 1 + down + reach, at + 1)
    }
  }
  return above + 1 + rows.length
}

const asText = { numFmt: '@' }

const formatOf = (amount: number | undefined) =>
  amount === undefined ? asText : { numFmt: Number.isInteger(amount) ? '0' : '0.0#' }

const thin = { style: 'thin', color: { argb: 'FF8A8A8A' } } as const

const bordered = (horizontal: 'left' | 'center' | 'right', bold = false): Partial<Style> => ({
  font: { bold },
  border: { top: thin, bottom: thin, left: thin, right: thin },
  alignment: { horizontal, vertical: 'middle', wrapText: true },
})

function free(wish: string, taken: Set<string>): string {
  let name = wish
  for (let count = 2; taken.has(name); count++) name = `${wish} (${count})`
  taken.add(name)
  return name
}
