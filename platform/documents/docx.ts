import type { DocumentCell, DocumentLine } from './lines.ts'
import { cellLine, oneLine, rowLine } from './lines.ts'
import type { OfficeParts } from './parts.ts'
import { zipStored } from './zip.ts'

/**
 * The paragraphs and table rows of a docx in order, deleted text left out and inserted text kept.
 *
 * Mammoth's document tree is taken before it becomes HTML: HTML drops empty paragraphs and turns
 * numbered ones into lists. Mammoth is given the parts already unpacked and looked at, so that it
 * and the checks cannot see two different archives.
 */
export async function docxLines({ parts }: OfficeParts): Promise<DocumentLine[]> {
  const { default: mammoth } = await import('mammoth')
  let body: readonly Node[] = []
  await mammoth.convertToHtml(
    { buffer: zipStored(parts) },
    {
      includeEmbeddedStyleMap: false,
      transformDocument: (document: Node) => {
        body = document.children ?? []
        return { ...document, children: [] }
      },
    },
  )
  return blocks(body).map((block, i) => ({ line: i + 1, ...block }))
}

/** What is used of a node of mammoth's tree, whose type mammoth leaves open. */
interface Node {
  readonly type: string
  readonly children?: readonly Node[]
  readonly value?: string
  readonly checked?: boolean
  readonly breakType?: string
  readonly colSpan?: number
  readonly rowSpan?: number
}

type Block = Pick<DocumentLine, 'text' | 'cells'>

function blocks(nodes: readonly Node[]): Block[] {
  return nodes.flatMap((node) => {
    if (node.type === 'paragraph')
      return textOf(node)
        .split('\n')
        .map((text) => ({ text: oneLine(text) }))
    if (node.type === 'table') return table(node)
    return blocks(node.children ?? [])
  })
}

/** A table that only lays out the page (one column, or tables inside) is read as what it holds. */
function table(node: Node): Block[] {
  const rows = (node.children ?? []).filter(({ type }) => type === 'tableRow')
  const cells = rows.flatMap((row) => row.children ?? [])
  const layout =
    rows.every(
      (row) => (row.children ?? []).length <= 1 && (row.children?.[0]?.rowSpan ?? 1) === 1,
    ) || cells.some((cell) => cell.children?.some(({ type }) => type === 'table'))
  if (layout) return cells.flatMap((cell) => blocks(cell.children ?? []))

  const reach = new Map<number, number>()
  return rows.map((row) => {
    const placed = place(row.children ?? [], reach)
    return { text: rowLine(placed), cells: placed }
  })
}

/** Puts a row's cells on the grid, stepping over columns that a cell above still covers. */
function place(cells: readonly Node[], reach: Map<number, number>): DocumentCell[] {
  const covered = new Set([...reach].filter(([, rows]) => rows > 0).map(([column]) => column))
  for (const column of covered) reach.set(column, reach.get(column)! - 1)

  let column = 0
  return cells.map((cell) => {
    while (covered.has(column)) column++
    const placed = {
      text: cellLine((cell.children ?? []).map(textOf).filter(Boolean).join('\n')),
      column,
      columns: cell.colSpan ?? 1,
      rows: cell.rowSpan ?? 1,
    }
    for (let i = 0; i < placed.columns; i++) reach.set(column + i, placed.rows - 1)
    column += placed.columns
    return placed
  })
}

function textOf(node: Node): string {
  if (node.type === 'text') return node.value ?? ''
  if (node.type === 'tab') return '\t'
  if (node.type === 'break') return '\n'
  if (node.type === 'checkbox') return node.checked ? '☑' : '☐'
  return (node.children ?? []).map(textOf).join('')
}
