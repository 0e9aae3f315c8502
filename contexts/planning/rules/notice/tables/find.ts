import { trait } from '../characters.ts'
import { isBlank, isPageNumber, type Line } from '../lines.ts'
import { withLineBelow } from './below.ts'
import type { Cell } from './cells.ts'
import { cellsBetween } from './cells.ts'
import { endsTable, isSection, saysContinued, saysCut } from './ends.ts'
import type { Found } from './entries.ts'
import { totalKind } from './entries.ts'
import { readFlow } from './flow.ts'
import { flowHeader } from './flow-header.ts'
import { type GridRow, gridEntries, gridHeader } from './grid.ts'
import { mayBeItem, readList } from './lists.ts'
import { rowsOfCells } from './rows-of-cells.ts'
import { isTabbed, readTabs } from './tabs.ts'

/** Grids that no heading explains: a stamp, a frame, or a table of something else. */
export interface Unheaded {
  readonly rows: readonly GridRow[]
  readonly lines: readonly Line[]
}

export interface Tables {
  readonly found: readonly (Found & { readonly before: string })[]
  readonly unheaded: readonly Unheaded[]
}

/** Finds the tables of a document: real tables, drawn with bars or tabs, and flattened into text. */
export function findTables(
  lines: readonly Line[],
  skip: ReadonlySet<number>,
  year: number,
): Tables {
  const found: (Found & { before: string })[] = []
  const unheaded: Unheaded[] = []
  let listsFrom = 0
  let at = 0
  while (at < lines.length) {
    const line = lines[at]!
    if (skip.has(at) || isBlank(line)) {
      at++
      continue
    }
    const block = blockAt(lines, at, skip)
    if (block !== null) {
      const { tables, rest } = readBlock(block.rows, year, block.end >= lines.length)
      for (const table of tables) found.push(table)
      if (rest.length > 0) unheaded.push({ rows: rest, lines: rest.map((row) => row.line) })
      at = block.end
      continue
    }
    const start = mayBeHeading(line) ? flowHeader(lines, at, year) : null
    if (start === null) {
      const list = at >= listsFrom && mayBeItem(line) ? readList(lines, at) : null
      if (list?.table) found.push({ ...list.table, before: '' })
      else if (list) listsFrom = list.next
      at = list?.table ? list.next : at + 1
      continue
    }
    const table = isTabbed(lines, start) ? readTabs(lines, start, year) : readFlow(lines, start)
    if (table.entries.length > 0) {
      found.push({ ...table, before: start.before })
      at = Math.max(table.next, at + 1)
    } else at = Math.max(table.next, start.next, at + 1)
  }
  return { found: found.map((table) => withLineBelow(table, lines)), unheaded }
}

interface Block {
  readonly rows: readonly GridRow[]
  readonly end: number
}

/** A run of lines that are rows by themselves: of a real table, or drawn with bars. */
function blockAt(lines: readonly Line[], from: number, skip: ReadonlySet<number>): Block | null {
  const isRow = rowTest(lines[from]!)
  if (isRow === null) return null
  const taken: Line[] = []
  let end = from
  for (let at = from; at < lines.length && !skip.has(at); at++) {
    const line = lines[at]!
    if (isRow(line)) {
      taken.push(line)
      end = at + 1
    } else if (!isBlank(line) && !isPageNumber(line)) break
  }
  const rows = lines[from]!.cells
    ? rowsOfCells(taken)
    : taken
        .filter((line) => !rule.test(line.plain))
        .map((line) => ({ line, cells: cellsBetween(line, '|') }))
        .filter(({ cells }) => !cells.some(({ plain }) => /^-{3,}$/.test(plain)))
  return rows.length === 0 ? null : { rows, end }
}

function rowTest(first: Line): ((line: Line) => boolean) | null {
  if (first.cells && distinct(first.cells.map(({ text }) => text)) > 1) {
    return (line) => line.cells !== undefined && line.place.sheet === first.place.sheet
  }
  if (first.cells || !isBarred(first)) return null
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

/** The tables of a block, one after another, and the rows before the first that no heading explains. */
function readBlock(rows: readonly GridRow[], year: number, atTextEnd: boolean) {
  const tables: (Found & { before: string })[] = []
  let from = 0
  let rest: GridRow[] = []
  while (from < rows.length) {
    const start = gridHeader(rows.slice(from, from + 8), year)
    if (start === null) {
      if (tables.length === 0 && from === 0) rest = [...rows]
      break
    }
    const first = from + start.next
    const end = gridEnd(rows, first)
    const body = rows.slice(first, end)
    const read = gridEntries(
      body.filter(({ cells, line }) => !isAside(cells, line)),
      start.header,
    )
    const headLines = rows.slice(from, first).map(({ line }) => line)
    const own = headLines.filter(({ index }) => index >= start.header.first.line.index)
    tables.push({
      header: start.header,
      ...read,
      lines: [...own, ...body.map(({ line }) => line)],
      cutAt: body.find(({ line }) => saysCut(line))?.line ?? null,
      atEnd: atTextEnd && end === rows.length,
      before: '',
    })
    from = end
  }
  return { tables, rest }
}

/** A table in a block ends after its total, or before a line across it that ends tables of text. */
function gridEnd(rows: readonly GridRow[], from: number): number {
  let records = 0
  for (let at = from; at < rows.length; at++) {
    const { cells, line } = rows[at]!
    const across = line.cells !== undefined && distinct(cells.map(({ text }) => text)) === 1
    if (across && endsTable([line], 0) && !isSection(line)) return at
    const total = cells.some((cell) => totalKind(cell.plain) === 'total')
    if (total && records > 0) return at + 1
    if (!total && !across) records++
  }
  return rows.length
}

const isAside = (cells: readonly Cell[], line: Line): boolean =>
  saysCut(line) ||
  saysContinued(line) ||
  (distinct(cells.map(({ text }) => text)) === 1 && isSection(line))

const distinct = (texts: readonly string[]): number =>
  new Set(texts.filter((text) => text.trim() !== '')).size

/** A line of headings begins with a word, not with a sentence; a table in one line names itself first. */
function mayBeHeading({ plain }: Line): boolean {
  const [, first] = firstWord.exec(plain) ?? []
  return first !== undefined && !clause.test(first) && !/[。;!?]/.test(plain.slice(0, 200))
}

const firstWord = /^\s*(\S{1,40})(?!\S)/
const clause = /[,。;!?《》"“”]|^.{4,}:/

const rule = /^[\s|:+\-=]*$/
