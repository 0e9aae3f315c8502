import type { Text } from '#kernel/text.ts'

export const documentFormats = ['txt', 'md', 'docx', 'doc', 'xlsx', 'xls', 'pdf'] as const
export type DocumentFormat = (typeof documentFormats)[number]

/** A document as its reader sees it: lines in order, whatever the file was. */
export interface DocumentLines {
  readonly format: DocumentFormat
  readonly lines: readonly DocumentLine[]
}

/**
 * One line of a text or PDF page, one paragraph of a document, or one row of a table or sheet.
 * A row of a real table carries its cells; `text` is then the cells joined with tabs.
 */
export interface DocumentLine {
  /**
   * 1-based: line of a text, paragraph of a document (a table row counts as one, a paragraph
   * broken by hand as several), row of its sheet, line of its page.
   */
  readonly line: number
  readonly text: string
  readonly page?: number
  readonly sheet?: string
  readonly cells?: readonly DocumentCell[]
}

/** A cell of a real table; a merged cell is given once, at its top left, with its reach. */
export interface DocumentCell {
  readonly text: string
  /** 0-based column of the table's grid. */
  readonly column: number
  readonly columns: number
  readonly rows: number
}

/** Lines, and what the person who chose the file should know about how they were got. */
export interface OpenedDocument extends DocumentLines {
  readonly notices: readonly DocumentNotice[]
}

export interface DocumentNotice {
  readonly code:
    | 'extension-differs'
    | 'hidden-sheet'
    | 'page-without-text'
    | 'picture-not-read'
    | 'text-cut'
    | 'bytes-unreadable'
  readonly text: Text
  readonly values: Readonly<Record<string, string | number>>
}

/** Text of one line: line breaks and tabs inside it become spaces, its end is trimmed. */
export const oneLine = (text: string): string =>
  text.replace(/[\t\r\n\v\f\u2028\u2029]+/g, ' ').trimEnd()

/** Text of a cell, on one line and without space around it; Chinese goes on over a line break. */
export const cellLine = (text: string): string => oneLine(text.replace(brokenChinese, '')).trim()

const brokenChinese =
  /(?<=[\u2e80-\u9fff\uff00-\uff60])\s*[\r\n]+\s*(?=[\u2e80-\u9fff\uff00-\uff60])/g

/** A table row as a line. */
export const rowLine = (cells: readonly DocumentCell[]): string =>
  cells.map(({ text }) => text).join('\t')
