import type { Line } from '../lines.ts'
import { kindOfCell } from './amounts.ts'
import { type Cell, cellAt } from './cells.ts'
import type { Column } from './columns.ts'
import type { Header } from './header.ts'

/** One record of a table before its cells are understood. */
export interface Entry {
  /** Which of the records standing side by side, from 0. */
  readonly lane: number
  readonly label: Cell | null
  readonly period: Cell | null
  readonly headcount: Cell | null
  /** One for each column of amounts, in order. */
  readonly amounts: readonly (Cell | null)[]
  readonly total: 'total' | 'subtotal' | null
  /** Whether its name is numbered as a section: it may add up the records below it. */
  readonly section: boolean
  readonly line: Line
}

/** A table as found in the text: its headings, its records, and how it ended. */
export interface Found {
  readonly header: Header
  readonly entries: readonly Entry[]
  /** Lines inside the table that fit no record. */
  readonly strays: readonly Line[]
  /** Every line that belongs to the table, title aside. */
  readonly lines: readonly Line[]
  /** The line on which the text broke off inside the table. */
  readonly cutAt: Line | null
  /** Whether the text ends with the table. */
  readonly atEnd: boolean
}

/** The columns of amounts, or of past results where there is nothing else. */
export const amountColumns = (columns: readonly Column[]): readonly Column[] =>
  placesOf(columns).amounts

/** Makes a record from cells that are known to stand under their columns. */
export function entryOf(
  cells: readonly (Cell | null)[],
  columns: readonly Column[],
  where: { readonly lane: number; readonly line: Line },
): Entry | null {
  const places = placesOf(columns)
  const own = filled(cells[places.label])
  let total: Entry['total'] = null
  for (let at = 0; at < columns.length && total === null; at++) {
    total = totalKind(cells[at]?.plain ?? '')
  }
  const amounts = places.amountsAt.map((at) => filled(cells[at]))
  const entry: Entry = {
    lane: where.lane,
    line: where.line,
    label: unmarked(own ?? filled(cells[places.group])),
    period: filled(cells[places.period]),
    headcount: filled(cells[places.headcount]),
    amounts,
    total,
    section: isSectionMark(own),
  }
  return entry.label || entry.period || entry.total || amounts.some((cell) => cell) ? entry : null
}

/** Where the columns of each kind stand; -1 for none. */
interface Places {
  readonly label: number
  readonly group: number
  readonly period: number
  readonly headcount: number
  readonly amounts: readonly Column[]
  readonly amountsAt: readonly number[]
}

/** Asked for every row of a table, whose columns stay the same. */
const known = new WeakMap<readonly Column[], Places>()

function placesOf(columns: readonly Column[]): Places {
  const found = known.get(columns)
  if (found) return found
  const last = (role: Column['role']): number =>
    columns.findLastIndex((column) => column.role === role)
  const of = (role: Column['role']): Column[] => columns.filter((column) => column.role === role)
  const amounts = last('amount') >= 0 ? of('amount') : of('result')
  const places = {
    label: last('label'),
    group: last('group'),
    period: last('period'),
    headcount: last('headcount'),
    amounts,
    amountsAt: amounts.map((column) => columns.indexOf(column)),
  }
  known.set(columns, places)
  return places
}

/** Whether a label adds up what stands around it. */
export function totalKind(label: string): Entry['total'] {
  if (label.length > 12 || !mayAddUp(label)) return null
  if (totalWords.test(label)) return 'total'
  return subtotalWords.test(label) ? 'subtotal' : null
}

/** A label without its list mark or number: 1.城关镇, （3）城关镇, ②城关镇. */
export function unmarked(cell: Cell | null): Cell | null {
  if (cell === null || !mayBeMarked(cell)) return cell
  const mark = listMark.exec(cell.plain)
  if (mark === null) return cell
  const printed = printedMark.exec(cell.text)
  const from = cell.start + (printed?.[0].length ?? 0)
  const inLine = cell.line.text.startsWith(cell.text, cell.start)
  return inLine
    ? cellAt(cell.line, from, cell.start + cell.text.length)
    : {
        ...cell,
        text: cell.text.slice(printed?.[0].length ?? 0),
        plain: cell.plain.slice(mark[0].length),
      }
}

/** Whether a name is numbered like a section: 一、, （二）. */
export const isSectionMark = (cell: Cell | null): boolean =>
  cell !== null &&
  mayBeMarked(cell) &&
  /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))/.test(cell.plain)

const mayBeMarked = ({ plain }: Cell): boolean => marks.has(plain.charAt(0))

const marks = new Set('0123456789(一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳')

/** Whether a cell holds a number, certain or not. */
export const isNumeric = (cell: Cell): boolean => {
  const kind = kindOfCell(cell.plain, cell.text)
  return kind === 'number' || kind === 'ambiguous'
}

const filled = (cell: Cell | null | undefined): Cell | null =>
  cell === null || cell === undefined || cell.plain === '' ? null : cell

const mayAddUp = (label: string): boolean =>
  label.includes('计') || label.includes('总') || label.includes('全')

const totalWords =
  /^(?:(?:以上|上述)?[合总共]计|总数|总和|全[市县区镇乡街校院公司]{1,3}(?:合计|总计|总数|共计)?|本[表页]?[合总]计|[合总]计[:(].{0,8})$/
const subtotalWords = /^.{0,8}(?:小计|[合共]计)$/
const listMark =
  /^(?:\d{1,3}[.、)](?!\d)|\(\d{1,3}\)|[①-⑳]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))/
const printedMark =
  /^(?:[\d０-９]{1,3}\s*[.．、)）]\s*|[（(]\s*[\d０-９]{1,3}\s*[)）]\s*|[①-⑳]\s*|[一二三四五六七八九十]{1,3}\s*、\s*|[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]\s*)/
