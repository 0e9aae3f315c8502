import type { Unit } from '#kernel/blood.ts'
import type { Span } from '#kernel/days.ts'
import { bare } from '../characters.ts'
import { type Line, placeIn } from '../lines.ts'
import type { Place, Table } from '../shape.ts'
import { separateAreas } from './areas.ts'
import { type Content, contentOf, type OpenRow } from './assemble.ts'
import type { Column } from './columns.ts'
import { amountColumns, type Entry, type Found } from './entries.ts'
import { kindOf } from './kinds.ts'
import { type TableTitle, titleAbove, titleOf } from './titles.ts'

/** A table with what its reader noticed: everything that findings are made of. */
export interface ReadTable {
  readonly table: Table
  readonly content: Content
  readonly columns: readonly Column[]
  /** The total that is the table's own, and where it stands. */
  readonly total: { readonly value: number; readonly at: Place } | null
  readonly units: readonly Unit[]
  readonly found: Found
  /** First and last line. */
  readonly from: number
}

/** Gives the tables that were found their titles, rows, totals, units and kinds. */
export function readTables(
  lines: readonly Line[],
  found: readonly (Found & { readonly before: string })[],
  year: number | null,
): { readonly tables: ReadTable[]; readonly used: Set<number> } {
  const used = new Set<number>()
  for (const { lines: own } of found) for (const { index } of own) used.add(index)

  const drafts = found.flatMap((table) => {
    const headings = table.header.first.line
    const title = titleAbove(lines, headings, used)
    for (const { index } of title.lines) used.add(index)
    const inLine =
      title.text === null && table.before !== '' ? titleInLine(headings, table.before) : null
    const named = inLine === null ? title : { ...title, text: inLine, lines: [headings] }
    return partsOf(table, year).map((content) => draftOf(table, content, named))
  })
  separateAreas(drafts.map(({ content }) => content.rows as OpenRow[]))
  const quotas: ReadTable[] = []
  const tables = drafts.map((draft) => {
    const kind = kindOf(draft, quotas, year)
    const read = { ...draft, table: { ...draft.table, kind } }
    if (kind === 'quota') quotas.push(read)
    return read
  })
  return { tables, used }
}

const titleInLine = (line: Line, before: string): string | null =>
  titleOf({ ...line, text: before }, bare(before.replace(/:$/, '')))

/** One content for each column of amounts that stands for itself, and for each lane with its own total. */
function partsOf(found: Found, year: number | null): Content[] {
  const columns = amountColumns(found.header.columns)
  const entries = byLane(found.entries)
  const totals = entries.filter(({ total }) => total === 'total')
  const lanes = new Set(totals.map(({ lane }) => lane))
  if (found.header.groups > 1 && lanes.size === found.header.groups) {
    return [...lanes].sort().map((lane) =>
      contentOf(
        found,
        entries.filter((entry) => entry.lane === lane),
        { columns: [0], year },
      ),
    )
  }
  return chosen(columns, year).map((indexes) =>
    contentOf(found, entries, { columns: indexes, year }),
  )
}

/** The left record of every row first, then the right one; a total alone comes after both. */
const byLane = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted((one, other) => one.lane - other.lane)

/** The columns whose amounts are the plan's, in groups that make a table each. */
function chosen(columns: readonly Column[], year: number | null): number[][] {
  if (columns.length <= 1) return [columns.map((_column, at) => at)]
  const at = (test: (column: Column) => boolean) =>
    columns.flatMap((column, index) => (test(column) ? [index] : []))

  const months = at(({ span }) => span !== null && !isWholeYear(span))
  if (months.length > 1) return [months]
  const ofYear = at((column) => column.year === year && year !== null)
  const others = at((column) => column.year !== null && column.year !== year)
  if (ofYear.length === 1 && others.length > 0) return [ofYear]
  const total = at(({ total: adds }) => adds)
  const units = new Set(columns.flatMap(({ unit }) => (unit === null ? [] : [unit])))
  if (total.length === 1 && units.size <= 1) return [total]
  return at((column) => !column.total).map((index) => [index])
}

const isWholeYear = ({ from, to }: Span): boolean =>
  from.endsWith('-01-01') && to.endsWith('-12-31')

function draftOf(
  found: Found,
  content: Content,
  title: TableTitle,
): Omit<ReadTable, 'table'> & { table: Table } {
  const { rows, totals } = content
  const whole = totals.filter(({ partial }) => !partial)
  const own = whole.at(-1) ?? null
  const { unit, units } = unitOf(content, title)
  const headings = found.header.first.line
  const first = title.lines[0] ?? headings
  const sum = rows.reduce((all, { amount }) => all + (amount ?? 0), 0)
  return {
    table: {
      title: title.text,
      kind: 'other',
      unit,
      rows,
      statedTotal: own?.value ?? null,
      sum: Math.round(sum * 1000) / 1000,
      complete: found.cutAt === null,
      at: placeIn(first),
    },
    content,
    columns: found.header.columns,
    total: own,
    units,
    found,
    from: first.index,
  }
}

/** The unit of the amounts, and all that are printed where they are several. */
function unitOf(content: Content, title: TableTitle): { unit: Unit; units: readonly Unit[] } {
  const stated = content.column?.unit ?? title.unit
  const units = [...new Set([...(stated ? [stated] : []), ...content.units])]
  if (units.length > 1) return { unit: 'unknown', units }
  return { unit: units[0] ?? 'unknown', units }
}
