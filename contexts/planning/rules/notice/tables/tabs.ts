import { isBlank, isPageNumber, type Line } from '../lines.ts'
import { type Cell, cellOf, cellsBetween } from './cells.ts'
import { endsTable, isSection, saysContinued, saysCut } from './ends.ts'
import { type Found, totalKind } from './entries.ts'
import type { FlowStart } from './flow-header.ts'
import { type GridRow, gridEntries, gridHeader } from './grid.ts'

/** Whether headings and the first row below are parted by tabs. */
export function isTabbed(lines: readonly Line[], start: FlowStart): boolean {
  if (start.lines.length !== 1 || start.from !== 0) return false
  const first = lineFrom(lines, start.next)
  return start.lines[0]!.plain.trim().includes('\t') && first !== undefined && isRow(first)
}

/**
 * Reads rows parted by tabs, where an empty cell keeps its place; a cell that a spreadsheet copied
 * with its line breaks stands in quotation marks.
 */
export function readTabs(
  lines: readonly Line[],
  start: FlowStart,
  year: number,
): Found & { next: number; barrenUntil: number } {
  const { rows, loose, cutAt, ended, next } = rowsBelow(lines, start.next)
  const headings = rowsBelow(lines, start.lines[0]!.index).rows.slice(0, 4)
  const deeper = gridHeader(headings, year)
  const levels = deeper && deeper.header.first.line === start.lines[0] ? deeper.next : 1
  const header = deeper && levels > 1 ? deeper.header : start.header
  const read = gridEntries(rows.slice(levels - 1), header)
  return {
    header,
    entries: read.entries,
    strays: [...read.strays, ...loose].sort((one, other) => one.index - other.index),
    lines: [...start.lines, ...lines.slice(start.next, next)],
    cutAt,
    atEnd: !ended && cutAt === null,
    next,
    barrenUntil: 0,
  }
}

function rowsBelow(lines: readonly Line[], from: number) {
  const rows: GridRow[] = []
  const loose: Line[] = []
  let cutAt: Line | null = null
  let ended = false
  let at = from
  for (; at < lines.length; at++) {
    const line = lines[at]!
    if (isBlank(line) || isPageNumber(line) || saysContinued(line)) continue
    if (saysCut(line)) cutAt = line
    else if (isRow(line)) {
      const row = rowFrom(lines, at)
      rows.push(row)
      at += row.taken - 1
      if (rows.length > 2 && row.cells.some((cell) => totalKind(cell.plain) === 'total')) {
        ended = true
        at++
        break
      }
    } else if (rowAfter(lines, at) && !endsTable(lines, at)) loose.push(line)
    else if (!(isSection(line) && rowAfter(lines, at))) {
      ended = true
      break
    }
  }
  return { rows, loose, cutAt, ended, next: at }
}

const lineFrom = (lines: readonly Line[], from: number): Line | undefined => {
  let at = from
  while (at < lines.length && isBlank(lines[at]!)) at++
  return lines[at]
}

const isRow = ({ plain }: Line): boolean => plain.includes('\t') || /^\s*"[^"]*$/.test(plain)

const rowAfter = (lines: readonly Line[], at: number): boolean =>
  lines
    .slice(at + 1, at + 4)
    .find((line) => !isBlank(line))
    ?.plain.includes('\t') ?? false

/** The cells of one row, over as many lines as its quoted cells reach. */
function rowFrom(lines: readonly Line[], at: number): GridRow & { readonly taken: number } {
  const line = lines[at]!
  if (!line.plain.includes('"')) return { line, cells: cellsBetween(line, '\t'), taken: 1 }
  let taken = 1
  while (taken < longestCell && isOpen(lines.slice(at, at + taken)) && at + taken < lines.length)
    taken++
  const own = lines.slice(at, at + taken)
  if (isOpen(own)) return { line, cells: cellsBetween(line, '\t'), taken: 1 }
  const text = own.map((part) => part.text).join('')
  const plain = own.map((part) => part.plain).join('')
  const cells: Cell[] = []
  let from = 0
  let quoted = false
  for (let end = 0; end <= plain.length; end++) {
    if (plain[end] === '"') quoted = !quoted
    if (end < plain.length && (quoted || plain[end] !== '\t')) continue
    cells.push(cellOf(line, unquoted(text.slice(from, end)), unquoted(plain.slice(from, end))))
    from = end + 1
  }
  return { line, cells, taken }
}

const longestCell = 8

const isOpen = (lines: readonly Line[]): boolean =>
  lines.reduce((marks, { plain }) => marks + plain.split('"').length - 1, 0) % 2 === 1

const unquoted = (text: string): string => text.trim().replace(/^["＂](.*)["＂]$/, '$1')
