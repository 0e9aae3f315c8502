import { escaped } from './docx-text.ts'
import type { PaperCell, PaperColumn, PaperTable } from './paper.ts'
import { type Layout, ours, points } from './standard.ts'

/** A table as WordprocessingML, row by row; its header stands on every page. */
export function* tableXml({ columns, rows }: PaperTable, { blockMm }: Layout): Generator<string> {
  const width = Math.floor(points(blockMm.width) * 20)
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((width * share) / whole))
  const grid = widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('')
  yield `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>${cellMargins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>`
  const headers = columns.map(({ header }, at) => cell({ text: header }, widths[at]!, 'center'))
  yield `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${headers.join('')}</w:tr>`
  const open = columns.map(() => 0)
  for (const row of rows) {
    const cells = columns.map((column, at) =>
      spanning(row[at] ?? null, { column, at, widths, open }),
    )
    yield `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`
  }
  yield '</w:tbl>'
}

interface Place {
  readonly column: PaperColumn
  readonly at: number
  readonly widths: readonly number[]
  /** How many rows the cell above each column still reaches down. */
  readonly open: number[]
}

function spanning(of: PaperCell | null, { column, at, widths, open }: Place): string {
  if (of === null) {
    const covered = open[at]! > 0
    if (covered) open[at]! -= 1
    return cell({ text: '' }, widths[at]!, column.align, covered ? '<w:vMerge/>' : '')
  }
  const rows = of.rows ?? 1
  open[at] = rows - 1
  return cell(of, widths[at]!, column.align, rows > 1 ? '<w:vMerge w:val="restart"/>' : '')
}

function cell(
  { text }: PaperCell,
  width: number,
  align: PaperColumn['align'],
  merged = '',
): string {
  const run =
    text === ''
      ? ''
      : `<w:r><w:rPr><w:spacing w:val="0"/><w:sz w:val="${ours.tablePt * 2}"/><w:szCs w:val="${ours.tablePt * 2}"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${merged}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="${ours.tableLinePt * 20}" w:lineRule="exact"/><w:jc w:val="${align}"/></w:pPr>${run}</w:p></w:tc>`
}

const borders = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('')}</w:tblBorders>`

const cellMargins =
  '<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
