import type { Span } from '#kernel/days.ts'
import { barLines, type Cover } from './slots.ts'
import { beginningIn, type GridRow } from './writing.ts'

/** What is copied of a row before its periods: its name and figures; absent where only periods are. */
export interface CopiedSides {
  readonly head: readonly string[]
  readonly of: (row: GridRow) => readonly string[]
  /** The names of the periods above their columns. */
  readonly slots: readonly string[]
}

interface CopiedCell {
  readonly text: string
  readonly columns: number
}

interface CopiedLine {
  readonly further: boolean
  readonly cells: readonly CopiedCell[]
}

/** A piece of the grid as spreadsheets take it: as text, and as a table with merged cells for spans. */
export function copied(
  rows: readonly GridRow[],
  within: Cover,
  slots: readonly Span[],
  sides?: CopiedSides,
): { readonly tsv: string; readonly html: string } {
  const head = sides === undefined ? [] : [headLine(sides, within)]
  const lines = [...head, ...rows.flatMap((row) => linesOf(row, within, slots, sides))]
  return {
    tsv: lines.map(asTsv).join('\r\n'),
    html: `<table>${lines.map(asHtml).join('')}</table>`,
  }
}

const plain = (text: string): CopiedCell => ({ text, columns: 1 })

const headLine = ({ head, slots }: CopiedSides, { first, last }: Cover): CopiedLine => ({
  further: false,
  cells: [...head, ...slots.slice(first, last + 1)].map(plain),
})

function linesOf(
  row: GridRow,
  within: Cover,
  slots: readonly Span[],
  sides: CopiedSides | undefined,
): CopiedLine[] {
  return barLines(beginningIn(row, within, slots), slots).map((bars, at) => {
    const cells: CopiedCell[] = (sides?.of(row) ?? []).map((text) => plain(at === 0 ? text : ''))
    let column = within.first
    for (const { item, first, last } of bars) {
      while (column < first) column = pushed(cells, plain(''), column)
      // A span that goes on beyond the piece is copied as far as the piece goes.
      const columns = Math.min(last, within.last) - first + 1
      column = pushed(cells, { text: String(item.amount), columns }, column)
    }
    while (column <= within.last) column = pushed(cells, plain(''), column)
    return { further: at > 0, cells }
  })
}

function pushed(cells: CopiedCell[], cell: CopiedCell, column: number): number {
  cells.push(cell)
  return column + cell.columns
}

const asTsv = ({ cells }: CopiedLine): string =>
  cells
    .flatMap(({ text, columns }) => [quoted(text), ...Array<string>(columns - 1).fill('')])
    .join('\t')

const quoted = (text: string): string =>
  /["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const asHtml = ({ further, cells }: CopiedLine): string =>
  `<tr${further ? ' data-further="1"' : ''}>${cells
    .map(
      ({ text, columns }) =>
        `<td${columns > 1 ? ` colspan="${columns}"` : ''}>${escaped(text)}</td>`,
    )
    .join('')}</tr>`

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>')
