import type { NoticeFormat } from './shape.ts'

/** A document as its reader sees it: lines in order, whatever the file was. */
export interface Source {
  readonly format: NoticeFormat
  readonly lines: readonly SourceLine[]
}

/**
 * One line of a text or PDF page, one paragraph of a document, or one row of a table or sheet.
 * A row of a real table carries its cells; `text` is then the cells joined with tabs.
 */
export interface SourceLine {
  /** 1-based: line of a text, paragraph of a document (a table row counts as one), sheet row, page line. */
  readonly line: number
  readonly text: string
  readonly page?: number
  readonly sheet?: string
  readonly cells?: readonly SourceCell[]
}

/** A cell of a real table; a merged cell is given once, at its top left, with its reach. */
export interface SourceCell {
  readonly text: string
  /** 0-based column of the table's grid. */
  readonly column: number
  readonly columns: number
  readonly rows: number
}

/** A text as a source: any line ending, no byte order mark; a form feed is white space. */
export function textSource(text: string, format: 'txt' | 'md'): Source {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text
  const lines = body.split(body.includes('\r') ? /\r\n|\n|\r/ : '\n')
  if (lines.at(-1) === '') lines.pop()
  return { format, lines: lines.map((line, index) => ({ line: index + 1, text: line })) }
}
