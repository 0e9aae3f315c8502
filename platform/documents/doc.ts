import { type WordParagraph, type WordRow, wordParagraphs } from './doc-rows.ts'
import { cellLine, type DocumentCell, type DocumentLine, oneLine, rowLine } from './lines.ts'

/**
 * The paragraphs and table rows of a Word 97–2003 document (doc, wps) in order.
 *
 * The extractor's own output turns cell ends and tabs into the same tab and forgets merged cells.
 * Its text is therefore taken before that, where a cell still ends in Word's mark 7, and the rows'
 * layout is read beside it.
 */
export async function docLines(bytes: Buffer): Promise<DocumentLine[]> {
  const [{ default: WordOleExtractor }, { default: BufferReader }] = await Promise.all([
    import('word-extractor/lib/word-ole-extractor.js'),
    import('word-extractor/lib/buffer-reader.js'),
  ])
  let paragraphs: WordParagraph[] = []
  class Extractor extends WordOleExtractor {
    override writeParagraphProperties(document: Buffer, tables: Buffer): void {
      super.writeParagraphProperties(document, tables)
      paragraphs = wordParagraphs(document, tables)
    }
  }
  const reader = new BufferReader(bytes)
  await reader.open()
  const extractor = new Extractor()
  await extractor.extract(reader)

  const characters = extractor._pieces.flatMap((piece) =>
    paragraphs
      .filter(({ from, to }) => from < piece.endFilePos && to > piece.startFilePos)
      .map((paragraph) => ({
        ...paragraph,
        from: piece.startCp + Math.max(0, paragraph.from - piece.startFilePos) / piece.bpc,
        to:
          piece.startCp +
          (Math.min(paragraph.to, piece.endFilePos) - piece.startFilePos) / piece.bpc,
      })),
  )
  const text = extractor._pieces
    .map((piece) => piece.text)
    .join('')
    .slice(0, extractor._boundaries.ccpText)
  return wordLines(text, characters)
}

/**
 * Lines of Word's text: \r ends a paragraph, \x07 a cell, \n a row, \v breaks a line. The paragraphs
 * give places in the text, in order.
 */
export function wordLines(text: string, paragraphs: readonly WordParagraph[]): DocumentLine[] {
  const blocks: Block[] = []
  let cell = ''
  let cells: string[] = []
  const flow = (part: string) => {
    for (const line of withoutFields(part)
      .replace(/[\r\f]$/, '')
      .split(/[\r\v\f]/))
      blocks.push({ text: oneLine(line) })
  }
  for (const { from, to, inTable, row } of covering(paragraphs, text.length)) {
    for (const part of text.slice(from, to).split(afterMark)) {
      if (part.endsWith(cellEnd)) {
        cells.push(cell + part.slice(0, -1))
        cell = ''
      } else if (part.endsWith('\n')) {
        blocks.push({ row: cells.map((each) => cellLine(withoutFields(each))), layout: row })
        cells = []
      } else if (inTable) cell += part
      else if (part !== '') flow(part)
    }
  }
  if (cell !== '') flow(cell)
  return linesOf(blocks)
}

/** The paragraphs in order, and a plain one for every stretch that none of them covers. */
function covering(paragraphs: readonly WordParagraph[], length: number): WordParagraph[] {
  const whole: WordParagraph[] = []
  let end = 0
  const upTo = (to: number) => {
    if (to > end) whole.push({ from: end, to, inTable: false })
  }
  for (const paragraph of [...paragraphs].sort((a, b) => a.from - b.from)) {
    const from = Math.max(end, paragraph.from)
    const to = Math.min(length, paragraph.to)
    if (to <= from) continue
    upTo(from)
    whole.push({ ...paragraph, from, to })
    end = to
  }
  upTo(length)
  return whole
}

type Block =
  | { readonly text: string }
  | { readonly row: readonly string[]; readonly layout: WordRow | undefined }

function linesOf(blocks: readonly Block[]): DocumentLine[] {
  const lines: Pick<DocumentLine, 'text' | 'cells'>[] = []
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]!
    if ('text' in block) {
      lines.push(block)
      at++
      continue
    }
    const rows = []
    for (let next = blocks[at]; next && 'row' in next; next = blocks[++at]) rows.push(next)
    lines.push(...tableRows(rows).map((cells) => ({ text: rowLine(cells), cells })))
  }
  return lines.map((line, i) => ({ line: i + 1, ...line }))
}

type Row = Extract<Block, { row: unknown }>

/** Puts the rows of a table on one grid by their edges; a row without a layout counts its cells. */
function tableRows(rows: readonly Row[]): DocumentCell[][] {
  const edges = distinct(rows.flatMap(({ layout }) => layout?.edges ?? []))
  const open = new Map<number, { rows: number }>()
  return rows.map(({ row, layout }) => {
    const placed: { text: string; column: number; columns: number; rows: number }[] = []
    const fits = layout !== undefined && layout.cells.length === row.length
    for (const [i, text] of row.entries()) {
      const column = fits ? placeOf(layout.edges[i]!, edges) : i
      const columns = fits ? Math.max(1, placeOf(layout.edges[i + 1]!, edges) - column) : 1
      const continues = fits && text === '' ? layout.cells[i]!.continues : undefined
      const above = open.get(column)
      if (continues === 'above' && above) above.rows++
      else if (continues === 'left' && placed.length > 0) placed.at(-1)!.columns += columns
      else {
        const cell = { text, column, columns, rows: 1 }
        placed.push(cell)
        open.set(column, cell)
      }
    }
    return placed
  })
}

/** Edges within 30 twips (half a millimetre) of each other are one. */
function distinct(edges: readonly number[]): number[] {
  const found: number[] = []
  for (const edge of [...edges].sort((a, b) => a - b)) {
    if (found.length === 0 || edge - found.at(-1)! > 30) found.push(edge)
  }
  return found
}

const placeOf = (edge: number, edges: readonly number[]): number =>
  Math.max(
    0,
    edges.findLastIndex((each) => each <= edge),
  )

/** Keeps a field's result and drops its code, and drops the marks of pictures and notes. */
function withoutFields(text: string): string {
  let kept = ''
  const inCode: boolean[] = []
  for (const part of text.split(/(\p{Cc})/u)) {
    if (part === fieldBegin) inCode.push(true)
    else if (part === fieldResult) inCode[inCode.length - 1] = false
    else if (part === fieldEnd) inCode.pop()
    else if (!inCode.includes(true) && isKept(part)) kept += part === hyphen ? '-' : part
  }
  return kept
}

const isKept = (part: string): boolean => !/^\p{Cc}$/u.test(part) || keptMarks.includes(part)

const fieldBegin = '\x13'
const fieldResult = '\x14'
const fieldEnd = '\x15'
const hyphen = '\x1e'
const cellEnd = '\x07'
const afterMark = new RegExp(`(?<=[${cellEnd}\n\r])`)
const keptMarks = ['\t', '\v', '\f', '\r', hyphen]
