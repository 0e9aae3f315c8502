import type { Line } from '../lines.ts'
import type { Cell } from './cells.ts'
import { type Column, columnOf, otherColumn } from './columns.ts'
import { amountColumns, type Entry, entryOf, isNumeric, totalKind } from './entries.ts'
import { type Header, headerOf, isHeader, repeatsHeader } from './header.ts'

/** A row whose cells have a place each; a cell covered by a merged one above or beside is that one. */
export interface GridRow {
  readonly line: Line
  readonly cells: readonly Cell[]
}

/** The header of a grid and the row after it; two or three rows of headings are read together. */
export function gridHeader(
  rows: readonly GridRow[],
  year: number,
): { readonly header: Header; readonly next: number } | null {
  for (let start = 0; start < Math.min(rows.length, 4); start++) {
    for (let levels = 1; levels <= 3 && start + levels <= rows.length; levels++) {
      const header = headerFrom(rows.slice(start, start + levels), year)
      if (header === null) continue
      const deeper = headerFrom(rows.slice(start, start + levels + 1), year)
      const more = rows[start + levels]
      if (levels < 3 && deeper && more && isHeadings(more, year) && !isBody(more)) continue
      return { header, next: start + levels }
    }
  }
  return null
}

/** The records of a grid under its header, and the lines that fit none. */
export function gridEntries(
  rows: readonly GridRow[],
  header: Header,
): { readonly entries: Entry[]; readonly strays: Line[] } {
  const entries: Entry[] = []
  const strays: Line[] = []
  const width = header.columns.length
  for (const { line, cells } of rows) {
    if (cells.every(({ plain }) => plain === '' || /^:?-+:?$/.test(plain))) continue
    if (repeatsHeader(cells, header)) continue
    if (isRemark(cells)) {
      strays.push(line)
      continue
    }
    const fitted =
      shortTotal(cells, header) ?? underColumns(cells, width * header.groups, header.columns)
    if (fitted === null) {
      strays.push(line)
      continue
    }
    const across = header.groups > 1 ? totalAcross(cells, header, line) : null
    if (across) {
      entries.push(across)
      continue
    }
    let found = 0
    for (let lane = 0; lane < header.groups; lane++) {
      const own = fitted.slice(lane * width, (lane + 1) * width)
      const entry = entryOf(own, header.columns, { lane, line })
      if (entry === null || isEmptyRecord(entry)) continue
      entries.push(entry)
      found++
    }
    if (found === 0) strays.push(line)
  }
  return { entries, strays }
}

/** One total under records that stand side by side: its name may reach over several columns. */
function totalAcross(cells: readonly Cell[], header: Header, line: Line): Entry | null {
  const printed = [...new Set(cells.filter(({ plain }) => plain !== ''))]
  const [name, amount, ...more] = printed
  if (!name || !amount || more.length > 0 || totalKind(name.plain) === null) return null
  if (!isNumeric(amount)) return null
  const lane = header.groups - 1
  const amounts = amountColumns(header.columns).map((_column, at, all) =>
    at === all.length - 1 ? amount : null,
  )
  const rest = { period: null, headcount: null, section: false }
  return { lane, line, label: name, amounts, total: totalKind(name.plain), ...rest }
}

/** A total with fewer cells than the table has columns: its numbers stand under those of numbers, in order. */
function shortTotal(cells: readonly Cell[], { columns, groups }: Header): (Cell | null)[] | null {
  const [name, ...numbers] = cells.filter(({ plain }) => plain !== '')
  if (groups > 1 || cells.length >= columns.length || !name) return null
  if (totalKind(name.plain) === null || !numbers.every(isNumeric)) return null
  const amounts = amountColumns(columns)
  const counted = columns.filter(
    (column) => column.role === 'headcount' || amounts.includes(column),
  )
  const under = [counted, amounts].find(({ length }) => length === numbers.length)
  if (under === undefined) return null
  const label = columns.findLastIndex(({ role }) => role === 'label')
  return columns.map((column, at) =>
    at === label ? name : (numbers[under.indexOf(column)] ?? null),
  )
}

function headerFrom(rows: readonly GridRow[], year: number): Header | null {
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const columns: (Column | null)[] = []
  let unknown = 0
  for (let at = 0; at < width; at++) {
    const levels = rows.map(({ cells }) => cells[at]?.plain ?? '').filter((text) => text !== '')
    const heading = [...new Set(levels)].join('')
    const last = columnOf(levels.at(-1) ?? '', year)
    const whole = columnOf(heading, year)
    const column = whole && last?.total ? { ...whole, total: true } : (whole ?? last)
    if (column === null) unknown++
    columns.push(column ?? otherColumn(heading))
  }
  const body = rows.some((row) => isBody(row))
  if (body || unknown * 2 > width || !isHeader(columns)) return null
  const first = rows[0]!.cells.find(({ plain }) => plain !== '')
  return first === undefined ? null : headerOf(columns, first)
}

const isHeadings = ({ cells }: GridRow, year: number): boolean =>
  cells.some(({ plain }) => plain !== '' && columnOf(plain, year) !== null)

/** A row of numbers or a total belongs to the body, whatever its words. */
const isBody = ({ cells }: GridRow): boolean =>
  cells.some(
    (cell) =>
      cell.plain !== '' &&
      (isNumeric(cell) || (totalKind(cell.plain) === 'total' && cells[0] === cell)),
  )

/** Cells under their columns: a heading that spans two columns of names takes the last of them. */
function underColumns(
  cells: readonly Cell[],
  width: number,
  columns: readonly Column[],
): (Cell | null)[] | null {
  if (cells.length <= width) return [...cells]
  const extra = cells.length - width
  if (cells.slice(width).every(({ plain }) => plain === '')) return cells.slice(0, width)
  if (width !== columns.length) return null
  const label = columns.findLastIndex(({ role }) => role === 'label')
  const names = cells.slice(label, label + extra + 1)
  if (names.some(isNumeric)) return null
  const name = names.findLast(({ plain }) => plain !== '') ?? null
  return [...cells.slice(0, label), name, ...cells.slice(label + extra + 1)]
}

/** A text in brackets or a sentence, alone in its row, is nobody's name. */
function isRemark(cells: readonly Cell[]): boolean {
  const [text, ...more] = new Set(cells.map(({ plain }) => plain).filter((own) => own !== ''))
  return text !== undefined && more.length === 0 && /^\(.*\)$|[。;!?]/.test(text)
}

/** A period alone continues nothing by itself; a label alone is left to the one who assembles. */
const isEmptyRecord = (entry: Entry): boolean =>
  entry.label === null &&
  entry.period === null &&
  entry.total === null &&
  entry.amounts.every((cell) => cell === null)
