import { isBlank, type Line } from '../lines.ts'
import { isNumberCell } from './amounts.ts'
import { type Cell, cellAt, cellsOfText, displayWidth } from './cells.ts'
import { type Column, columnOf, otherColumn } from './columns.ts'
import { type Header, headerOf, isHeader, measures, names } from './header.ts'

/** A header written in flowing text, and where its table goes on. */
export interface FlowStart {
  readonly header: Header
  /** The lines that the header takes. */
  readonly lines: readonly Line[]
  /** The line on which the rows begin, and where in it. */
  readonly next: number
  readonly from: number
  /** What stands before the headings in their first line: a title, perhaps. */
  readonly before: string
}

/** No row of a table is longer than this; what is longer is prose, unless it is a table in one line. */
export const longestRow = 160

/** Recognises headings in flowing text: in one line, or each on a line of its own. */
export function flowHeader(lines: readonly Line[], at: number, year: number): FlowStart | null {
  if (!mayMakeHeader(lines, at, year)) return null
  const columns: Column[] = []
  const used: Line[] = []
  let first: Cell | null = null
  for (let next = at; next < lines.length; next++) {
    const line = lines[next]!
    if (isBlank(line)) continue
    const run = headingsIn(line, year)
    if (
      run === null ||
      (first !== null && !goesOn(columns, run, lines, next, { used: columns.length, year }))
    ) {
      return made(columns, first, { lines: used, next, from: 0, before: '' })
    }
    first ??= run.cells[0]!
    for (const column of run.columns) put(columns, column)
    used.push(line)
    const before = line.text.slice(0, run.cells[0]!.start).trim()
    if (run.rest !== null)
      return made(columns, first, { lines: used, next, from: run.rest, before })
    if (before !== '' || used.length === mostLines) {
      return made(columns, first, { lines: used, next: next + 1, from: 0, before })
    }
  }
  return made(columns, first, { lines: used, next: lines.length, from: 0, before: '' })
}

/** How many lines from here repeat a header, 0 when they do not. */
export function headerAgain(lines: readonly Line[], at: number, header: Header): number {
  const { printed } = header
  const begins = lines[at]!.plain.trimStart().charAt(0)
  if (begins !== printed.charAt(0) && begins !== '|') return 0
  let text = ''
  for (let next = at; next < lines.length && text.length < printed.length; next++) {
    if (lines[next]!.plain.length > longestRow) return 0
    text += lines[next]!.plain.replace(/[\s|]/g, '')
    if (text === printed) return next - at + 1
    if (!printed.startsWith(text)) return 0
  }
  return 0
}

/** A header takes no more lines than this. */
const mostLines = 13

/** Whether the lines from here hold what a header cannot do without, whatever it is made of. */
function mayMakeHeader(lines: readonly Line[], at: number, year: number): boolean {
  let named = false
  let measured = false
  for (let next = at, seen = 0; next < lines.length && seen < mostLines; next++) {
    if (isBlank(lines[next]!)) continue
    const run = headingsIn(lines[next]!, year)
    if (run === null) return false
    named ||= names(run.columns)
    measured ||= measures(run.columns)
    if (named && measured) return true
    seen++
  }
  return false
}

interface Headings {
  readonly cells: readonly Cell[]
  readonly columns: readonly Column[]
  /** Where the line goes on with rows. */
  readonly rest: number | null
}

/** The lines looked at last: a header is looked for from each line in turn, and over the next ones. */
const recent: { line: Line; year: number; headings: Headings | null }[] = []

function headingsIn(line: Line, year: number): Headings | null {
  const slot = line.index % 64
  const known = recent[slot]
  if (known?.line === line && known.year === year) return known.headings
  const headings = readHeadings(line, year)
  recent[slot] = { line, year, headings }
  return headings
}

function readHeadings(line: Line, year: number): Headings | null {
  const { plain } = line
  if (plain.includes('。') || (plain.length > longestRow && !mayHoldTable.test(plain))) return null
  const cells = cellsOfText(line).flatMap((cell) => spreadHeadings(cell, year))
  const known = columnsOver(cells, year)
  const from = known.findIndex((column) => column !== null)
  if (from < 0) return null
  let to = from
  while (to < cells.length && known[to] !== null) to++
  const columns = known.slice(from, to) as Column[]

  if (from === 0 && to === cells.length) return { cells, columns, rest: null }
  if (oneUnknown(cells, known)) {
    const all = known.map((column, at) => column ?? otherColumn(cells[at]!.plain))
    return { cells, columns: all, rest: null }
  }
  const named = from === 0 || titleBefore.test(plain.slice(0, cells[from]!.start).trim())
  if (columns.length < 2 || !isHeader(columns) || !named) return null
  return { cells: cells.slice(from, to), columns, rest: cells[to]?.start ?? null }
}

/** 备 注 单 位: two headings whose letters are all spread apart. */
function spreadHeadings(cell: Cell, year: number): Cell[] {
  const { plain, text, line, start } = cell
  if (plain.length < 4) return [cell]
  const ends = [...text.matchAll(/\S/g)].map(({ index }) => start + index)
  if (plain.length % 2 === 1 || text.length < plain.length * 2 - 1) return [cell]
  const pairs = ends.flatMap((from, at) =>
    at % 2 === 0 ? [cellAt(line, from, ends[at + 1]! + 1)] : [],
  )
  return pairs.every((pair) => columnOf(pair.plain, year)) ? pairs : [cell]
}

/** The column under each cell of a line, with its reach; null for a cell that heads none. */
function columnsOver(cells: readonly Cell[], year: number): (Column | null)[] {
  let from = 0
  let measured = 0
  return cells.map(({ plain, text, start, line }) => {
    const column = columnOf(plain, year)
    if (column === null) return null
    from += displayWidth(line.plain.slice(measured, start))
    measured = start
    return { ...column, reach: { from, to: from + displayWidth(text) } }
  })
}

/** Three or more cells, one of them a heading that no vocabulary has. */
const oneUnknown = (cells: readonly Cell[], known: readonly (Column | null)[]): boolean =>
  cells.length >= 3 &&
  known.filter((column) => column === null).length === 1 &&
  isHeader(known.filter((column) => column !== null)) &&
  cells.every(({ plain }) => plain.length <= 16 && !isNumberCell(plain))

/** Whether headings on a further line belong to the header rather than being its first row. */
function goesOn(
  columns: readonly Column[],
  run: Headings,
  lines: readonly Line[],
  at: number,
  { used, year }: { used: number; year: number },
): boolean {
  if (run.rest !== null) return false
  if (!isHeader(columns)) {
    const wholeBelow = run.columns.length > 1 && isHeader(run.columns)
    return !wholeBelow || used > 1
  }
  if (run.columns.length > 1) return false
  const [column] = run.columns
  if (column!.span) return columns.some(({ span }) => span !== null)
  if (column!.role !== 'label')
    return (
      !columns.some(({ heading }) => heading === column!.heading) ||
      columns.at(-1)!.role === 'label'
    )
  const after = lines.slice(at + 1, at + 4).find((line) => !isBlank(line))
  const follows = after && columnOf(after.plain.replace(/[\s|]/g, ''), year)
  return follows?.role === 'amount' && follows.span === null
}

/** Adds a heading; a unit in brackets on a line of its own belongs to the heading before it. */
function put(columns: Column[], column: Column): void {
  const last = columns.at(-1)
  if (column.heading.startsWith('(') && last && last.unit === null) {
    columns[columns.length - 1] = {
      ...last,
      heading: last.heading + column.heading,
      unit: column.unit,
    }
  } else columns.push(column)
}

const made = (
  columns: readonly Column[],
  first: Cell | null,
  where: Omit<FlowStart, 'header'>,
): FlowStart | null =>
  first !== null && isHeader(columns) ? { ...where, header: headerOf(columns, first) } : null

const mayHoldTable = /单\s*位|村|镇|街道|名\s*称|地区/
const titleBefore = /(?:[表:]|安排|分配|分解|计划|一览)$/
