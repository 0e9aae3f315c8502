import type { Cell } from './cells.ts'
import { type Column, columnOf, type Role } from './columns.ts'

/** The columns of one record; records may stand side by side in one row of the table. */
export interface Header {
  readonly columns: readonly Column[]
  /** How many records stand side by side. */
  readonly groups: number
  /** The first cell of the header. */
  readonly first: Cell
  /** All headings in a row, to know them again. */
  readonly printed: string
}

/** Whether headings make a table: something that is named, and an amount or a time for it. */
export function isHeader(columns: readonly (Column | null)[]): columns is readonly Column[] {
  return columns.every((column) => column !== null) && names(columns) && measures(columns)
}

/** Whether columns say what is named. */
export const names = (columns: readonly Column[]): boolean =>
  columns.some(({ role }) => role === 'label' || role === 'site')

/** Whether columns say how much or when. */
export const measures = (columns: readonly Column[]): boolean =>
  columns.some(({ role }) => measuring.has(role))

const measuring = new Set<Role>(['amount', 'period', 'result', 'headcount'])

/** Makes the header of recognised columns: finds side-by-side records and two levels of names. */
export function headerOf(columns: readonly Column[], first: Cell): Header {
  const groups = repeats(columns)
  const record = columns.slice(0, columns.length / groups)
  const settled = settle(record)
  const printed = columns.map(({ heading }) => heading).join('')
  return { columns: settled, groups, first, printed }
}

/** Whether cells repeat the headings of a table that has begun. */
export function repeatsHeader(cells: readonly Cell[], header: Header): boolean {
  if (cells[0] === undefined || !header.printed.startsWith(cells[0].plain)) return false
  const printed = cells.filter(({ plain }) => plain !== '')
  const all = Array.from({ length: header.groups }, () => header.columns).flat()
  return (
    printed.length >= 2 &&
    printed.length <= all.length &&
    printed.every(({ plain }) => all.some(({ heading }) => heading === plain))
  )
}

/** The column of a cell, for many cells. */
export const columnsOf = (cells: readonly Cell[], year: number): (Column | null)[] =>
  cells.map(({ plain }) => columnOf(plain, year))

function repeats(columns: readonly Column[]): number {
  const labels = columns.filter(({ role }) => role === 'label').length
  for (let groups = labels; groups > 1; groups--) {
    if (columns.length % groups !== 0) continue
    const size = columns.length / groups
    const same = columns.every(({ role }, at) => role === columns[at % size]!.role)
    if (same && columns.slice(0, size).some(({ role }) => role !== 'label')) return groups
  }
  return 1
}

/** Of several names in a record the last is the unit's; the others are groups it belongs to. */
function settle(columns: readonly Column[]): Column[] {
  const named = columns.some(({ role }) => role === 'label')
  const last = columns.findLastIndex(({ role }) => role === (named ? 'label' : 'site'))
  const alone = !columns.some(({ role }) => role === 'amount' || role === 'result')
  const headcounts = columns.filter(({ role }) => role === 'headcount').length
  const periods = columns.some(({ role }) => role === 'period')
  return columns.map((column, at) => {
    if (at === last) return { ...column, role: 'label' }
    if (column.role === 'other' && at < last) return { ...column, role: 'group' }
    if (column.role === 'site') return { ...column, role: 'other' }
    if (column.role === 'label') return { ...column, role: 'group' }
    const counts = column.role === 'headcount' && alone && headcounts === 1 && !periods
    return counts || (column.role === 'headcount' && alone && /^人数(?:\(|$)/.test(column.heading))
      ? { ...column, role: 'amount', unit: column.unit ?? 'person' }
      : column
  })
}
