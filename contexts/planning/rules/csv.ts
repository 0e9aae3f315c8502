import type { CsvFault } from './faults.ts'

const comma = 44
const quote = 34
const lineFeed = 10
const carriageReturn = 13
const longestField = 10_000

/** Takes the text of a table piece by piece. */
export interface CsvReader {
  /** False once the text is known not to be a table: nothing more need be read. */
  write(text: string): boolean
  /** To be called once after the last piece. */
  end(): CsvFault | undefined
}

/**
 * Reads comma-separated values as RFC 4180 writes them, in one pass: a field in double quotes may
 * hold commas, line ends and doubled quotes; lines end in LF or CRLF, the last may do without. Each
 * row goes to `onRow` with the line it begins on; blank lines are no rows. A quote anywhere else is
 * a fault, not a guess.
 */
export function csvReader(onRow: (fields: string[], line: number) => void): CsvReader {
  const at: Cursor = { state: 'start', field: '', fields: [], line: 1, rowLine: 1, quoteLine: 1 }
  return {
    write(text) {
      if (at.fault === undefined) readText(at, text, onRow)
      return at.fault === undefined
    },
    end() {
      if (at.state === 'quoted') at.fault ??= { code: 'quote-unclosed', line: at.quoteLine }
      if (at.fault === undefined) endRow(at, onRow)
      return at.fault
    },
  }
}

interface Cursor {
  /** `closed`: after a quote that ends a quoted field, unless a second one follows. */
  state: 'start' | 'plain' | 'quoted' | 'closed'
  field: string
  fields: string[]
  line: number
  rowLine: number
  quoteLine: number
  fault?: CsvFault
}

type OnRow = (fields: string[], line: number) => void

function readText(at: Cursor, text: string, onRow: OnRow): void {
  let mark = 0
  for (let i = 0; i < text.length && at.fault === undefined; i++) {
    const c = text.charCodeAt(i)
    if (c === quote) {
      takeQuote(at, text.slice(mark, i))
      mark = i + 1
    } else if (at.state === 'quoted') {
      if (c === lineFeed) at.line++
    } else if (c === comma || c === lineFeed) {
      if (at.state === 'plain') take(at, text.slice(mark, i))
      mark = i + 1
      if (c === comma) endField(at)
      else {
        at.line++
        endRow(at, onRow)
      }
    } else if (at.state === 'start') {
      at.state = 'plain'
      mark = i
    } else if (at.state === 'closed' && c !== carriageReturn) misplaced(at)
  }
  if (at.state === 'plain' || at.state === 'quoted') take(at, text.slice(mark))
}

/** A quote opens a field, closes it, or, right after one that closed it, stands for itself. */
function takeQuote(at: Cursor, before: string): void {
  if (at.state === 'plain') misplaced(at)
  else if (at.state === 'quoted') {
    take(at, before)
    at.state = 'closed'
  } else {
    if (at.state === 'closed') at.field += '"'
    else at.quoteLine = at.line
    at.state = 'quoted'
  }
}

function take(at: Cursor, piece: string): void {
  at.field += piece
  if (at.field.length > longestField) {
    at.fault = { code: 'field-too-long', line: at.rowLine, limit: longestField }
  }
}

function misplaced(at: Cursor): void {
  at.fault = { code: 'quote-misplaced', line: at.line }
}

function endField(at: Cursor): void {
  at.fields.push(at.field)
  at.field = ''
  at.state = 'start'
}

function endRow(at: Cursor, onRow: OnRow): void {
  if (at.state === 'plain' && at.field.endsWith('\r')) at.field = at.field.slice(0, -1)
  endField(at)
  if (at.fields.length > 1 || at.fields[0] !== '') onRow(at.fields, at.rowLine)
  at.fields = []
  at.rowLine = at.line
}

/** One field as it must be written to be read again unchanged. */
export const csvField = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
