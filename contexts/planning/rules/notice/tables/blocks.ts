import { trait } from '../characters.ts'
import { isBlank, isPageNumber, type Line } from '../lines.ts'
import { cellsBetween } from './cells.ts'
import { endsTable, isSection, nextLine, saysContinued, saysCut } from './ends.ts'
import { type Found, totalKind } from './entries.ts'
import { type GridRow, gridEntries, gridHeader } from './grid.ts'
import { rowsOfCells } from './rows-of-cells.ts'

/** Lines that are rows by themselves: of a real table, of a sheet, or drawn with bars. */
export interface Block {
  readonly rows: readonly GridRow[]
  /** Where the text goes on. */
  readonly end: number
}

/** The block that begins at a line, or null where none does; without rows where all its lines are rules. */
export function blockAt(
  lines: readonly Line[],
  from: number,
  skip: ReadonlySet<number>,
): Block | null {
  const isRow = rowTest(lines[from]!)
  if (isRow === null) return null
  const taken: Line[] = []
  let end = from
  for (let at = from; at < lines.length && !skip.has(at); at++) {
    const line = lines[at]!
    if (isRow(line)) {
      taken.push(line)
      end = at + 1
    } else if (!isBlank(line) && !isPageNumber(line)) {
      if (!isBetweenRows(lines, at, taken.at(-1)!)) break
      taken.push(line)
    }
  }
  const rows = hasCells(lines[from]!)
    ? rowsOfCells(taken)
    : taken
        .filter((line) => !rule.test(line.plain))
        .map((line) => ({ line, cells: cellsBetween(line, '|') }))
        .filter(({ cells }) => !cells.some(({ plain }) => /^-{3,}$/.test(plain)))
  return { rows, end }
}

/** The tables of a block, one after another, and the rows before the first that no heading explains. */
export function readBlock(
  { rows, end: blockEnd }: Block,
  lines: readonly Line[],
  year: number,
): { readonly tables: Found[]; readonly rest: readonly GridRow[] } {
  const tables: Found[] = []
  let rest: GridRow[] = []
  for (let from = afterAcross(rows, 0); from < rows.length; from = afterAcross(rows, from)) {
    const start = gridHeader(rows.slice(from, from + 8), year)
    if (start === null) {
      const next = nextAcross(rows, from)
      if (tables.length === 0 && rest.length === 0) rest = rows.slice(from, next)
      from = next
      continue
    }
    const first = from + start.next
    const end = gridEnd(rows, first, lines)
    const body = rows.slice(first, end)
    const read = gridEntries(
      body.filter((row) => !isAside(row)),
      start.header,
    )
    const headLines = rows.slice(from, first).map(({ line }) => line)
    const own = headLines.filter(({ index }) => index >= start.header.first.line.index)
    tables.push({
      header: start.header,
      ...read,
      lines: [...own, ...body.map(({ line }) => line)],
      cutAt: body.find(({ line }) => saysCut(line))?.line ?? null,
      atEnd: blockEnd >= lines.length && end === rows.length,
    })
    from = end
  }
  return { tables, rest }
}

function rowTest(first: Line): ((line: Line) => boolean) | null {
  if (first.cells && distinct(first.cells.map(({ text }) => text)) > 1) {
    return (line) => line.cells !== undefined && line.place.sheet === first.place.sheet
  }
  if (hasCells(first) || !isBarred(first)) return null
  return isBarred
}

/** A line parted by bars into two cells or more, or the rule between two rows. */
function isBarred({ plain, traits }: Line): boolean {
  if (!(traits & trait.bar)) return false
  const inner = plain.trim()
  const from = inner.startsWith('|') ? 1 : 0
  const bar = inner.indexOf('|', from)
  return (bar >= 0 && bar < inner.length - 1) || rule.test(plain)
}

/** A short remark between two rows of as many columns, where a table was parted to hold it. */
function isBetweenRows(lines: readonly Line[], at: number, above: Line): boolean {
  const line = lines[at]!
  if (line.cells || !above.cells || line.plain.length > 40) return false
  if (!/^\s*\(/.test(line.plain) && endsTable(lines, at)) return false
  const next = nextLine(lines, at + 1)
  return (
    /^\s*\(.*\)\s*$/.test(line.plain) &&
    next?.cells !== undefined &&
    next.place.sheet === above.place.sheet &&
    columnsOf(next) === columnsOf(above)
  )
}

/** A table in a block ends after its total, or before a line across it that ends tables of text. */
function gridEnd(rows: readonly GridRow[], from: number, lines: readonly Line[]): number {
  let records = 0
  for (let at = from; at < rows.length; at++) {
    const row = rows[at]!
    const across = isAcross(row)
    if (across && !saysContinued(row.line) && !isSection(row.line)) {
      if (endsTable(lines, row.line.index)) return at
    }
    const total = row.cells.some((cell) => totalKind(cell.plain) === 'total')
    if (total && records > 0) return at + 1
    if (!total && !across) records++
  }
  return rows.length
}

/** The next row with several cells: what stands across a sheet before it is text. */
function afterAcross(rows: readonly GridRow[], from: number): number {
  let at = from
  while (at < rows.length && isAcross(rows[at]!)) at++
  return at
}

function nextAcross(rows: readonly GridRow[], from: number): number {
  let at = from
  while (at < rows.length && !isAcross(rows[at]!)) at++
  return at
}

/** A row of a real table or sheet with one text in all its cells. */
const isAcross = ({ cells, line }: GridRow): boolean =>
  line.cells !== undefined && distinct(cells.map(({ text }) => text)) <= 1

const isAside = (row: GridRow): boolean =>
  saysCut(row.line) ||
  saysContinued(row.line) ||
  (distinct(row.cells.map(({ text }) => text)) === 1 && isSection(row.line))

/** Whether a line has cells; a sheet's row with one alone is a line of text. */
const hasCells = ({ cells }: Line): boolean => cells !== undefined && cells.length > 1

const columnsOf = ({ cells = [] }: Line): number =>
  cells.reduce((most, { column, columns }) => Math.max(most, column + columns), 0)

const distinct = (texts: readonly string[]): number =>
  new Set(texts.filter((text) => text.trim() !== '')).size

const rule = /^[\s|:+\-=]*$/
