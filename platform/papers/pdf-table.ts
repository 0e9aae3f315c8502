import type { PaperColumn, PaperRow, PaperTable } from './paper.ts'
import type { PdfFlow } from './pdf-flow.ts'
import type { PdfPen } from './pdf-pen.ts'
import { ours, points } from './standard.ts'
import { wrapped } from './wrap.ts'

const lettering = { pt: ours.tablePt }
const lineMm = ours.tableLinePt / points(1)
const padMm = 1.2
const sideMm = 1.5

interface Laid {
  readonly row: PaperRow
  readonly lines: readonly (readonly string[])[]
  height: number
}

/** Draws a table; rows under one merged cell stay on one page, and each page has the header. */
export function* drawTable(
  pen: PdfPen,
  flow: PdfFlow,
  { columns, rows }: PaperTable,
): Generator<void> {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => (flow.width * share) / whole)
  const drawing = new Drawing(pen, flow, columns, widths)
  drawing.begin()
  for (const group of together(rows)) {
    const laid = group.map((row) => lay(pen, row, widths))
    stretch(laid)
    const height = laid.reduce((sum, one) => sum + one.height, 0)
    if (flow.y + height > flow.bottom && height <= drawing.roomOnPage) {
      drawing.turn()
      yield
    }
    for (const [at, one] of laid.entries()) {
      if (flow.y + one.height > flow.bottom) {
        drawing.turn()
        yield
      }
      drawing.row(one, laid.slice(at))
    }
  }
  drawing.close()
}

class Drawing {
  private top = 0
  private readonly edges: readonly number[]
  private readonly head: Laid
  /** How many rows the cell above each column still reaches down. */
  private readonly open: number[]
  private readonly pen: PdfPen
  private readonly flow: PdfFlow
  private readonly columns: readonly PaperColumn[]

  constructor(
    pen: PdfPen,
    flow: PdfFlow,
    columns: readonly PaperColumn[],
    widths: readonly number[],
  ) {
    this.pen = pen
    this.flow = flow
    this.columns = columns
    this.open = columns.map(() => 0)
    this.edges = [0, ...widths].map((_width, at) => flow.left + sumOf(widths.slice(0, at)))
    this.head = lay(
      pen,
      columns.map(({ header }) => ({ text: header })),
      widths,
    )
  }

  get roomOnPage(): number {
    const { marginsMm, blockMm } = this.flow.layout
    return marginsMm.top + blockMm.height - marginsMm.top - this.head.height
  }

  begin(): void {
    this.flow.room(this.head.height + lineMm + 2 * padMm)
    this.top = this.flow.y
    this.level(this.flow.y, () => true)
    this.put(
      this.head,
      this.columns.map(() => 'center'),
      [this.head],
    )
    this.flow.y += this.head.height
    this.level(this.flow.y, () => true)
  }

  turn(): void {
    this.close()
    this.flow.newPage()
    this.begin()
  }

  /** The upright lines are drawn once a page, when it is known how far they reach. */
  close(): void {
    this.level(this.flow.y, () => true)
    for (const x of this.edges) this.pen.rule({ x, y: this.top }, { x, y: this.flow.y })
  }

  row(laid: Laid, below: readonly Laid[]): void {
    for (const [at, cell] of laid.row.entries()) {
      if (cell !== null) this.open[at] = (cell.rows ?? 1) - 1
      else if (this.open[at]! > 0) this.open[at]! -= 1
    }
    this.put(
      laid,
      this.columns.map(({ align }) => align),
      below,
    )
    this.flow.y += laid.height
    this.level(this.flow.y, (at) => this.open[at] === 0)
  }

  private put(laid: Laid, aligns: readonly PaperColumn['align'][], below: readonly Laid[]): void {
    for (const [at, lines] of laid.lines.entries()) {
      const reach = laid.row[at]?.rows ?? 1
      const height = below.slice(0, reach).reduce((sum, one) => sum + one.height, 0)
      const from =
        this.flow.y + (height - lines.length * lineMm) / 2 + (lineMm - ours.tablePt / points(1)) / 2
      for (const [down, text] of lines.entries()) {
        const [left, right] = [this.edges[at]! + sideMm, this.edges[at + 1]! - sideMm]
        const free = right - left - this.pen.width(text, lettering)
        const x = left + free * { left: 0, center: 0.5, right: 1 }[aligns[at]!]
        this.pen.text({ text, x, y: from + down * lineMm, ...lettering })
      }
    }
  }

  /** A level line under those columns where no cell reaches further down. */
  private level(y: number, isClosed: (column: number) => boolean): void {
    for (let at = 0; at < this.columns.length; at++) {
      if (!isClosed(at)) continue
      const from = at
      while (at + 1 < this.columns.length && isClosed(at + 1)) at++
      this.pen.rule({ x: this.edges[from]!, y }, { x: this.edges[at + 1]!, y })
    }
  }
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)

function lay(pen: PdfPen, row: PaperRow, widths: readonly number[]): Laid {
  const widthOf = (piece: string) => pen.width(piece, lettering)
  const lines = widths.map((width, at) => {
    const text = row[at]?.text ?? ''
    return text === '' ? [] : wrapped(text, { width: width - 2 * sideMm }, widthOf)
  })
  const own = lines.map((some, at) => ((row[at]?.rows ?? 1) > 1 ? 1 : some.length))
  return { row, lines, height: Math.max(1, ...own) * lineMm + 2 * padMm }
}

/** Makes rows higher where a cell over several of them has more to say than they have room. */
function stretch(laid: readonly Laid[]): void {
  for (const [at, { row, lines }] of laid.entries()) {
    for (const [column, cell] of row.entries()) {
      const reach = laid.slice(at, at + (cell?.rows ?? 1))
      const height = reach.reduce((sum, one) => sum + one.height, 0)
      const needs = (lines[column]?.length ?? 0) * lineMm + 2 * padMm
      if (needs > height) reach.at(-1)!.height += needs - height
    }
  }
}

/** Rows that merged cells hold together. */
function* together(rows: readonly PaperRow[]): Generator<PaperRow[]> {
  let group: PaperRow[] = []
  let left = 0
  for (const row of rows) {
    const reach = Math.max(1, ...row.map((cell) => cell?.rows ?? 1))
    left = Math.max(left - 1, reach - 1)
    group.push(row)
    if (left > 0) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
