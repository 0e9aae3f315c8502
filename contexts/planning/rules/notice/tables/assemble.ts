import type { Unit } from '#kernel/blood.ts'
import { squeeze, withoutSpread } from '../characters.ts'
import type { Line } from '../lines.ts'
import { placeIn } from '../lines.ts'
import { monthOfName, periodOf } from '../periods.ts'
import type { Place, Row } from '../shape.ts'
import { amountOfCell } from './amounts.ts'
import type { Cell } from './cells.ts'
import type { Column } from './columns.ts'
import { amountColumns, type Entry, type Found } from './entries.ts'
import { isPeriodFirst } from './records.ts'

/** A row being put together; its place in the text may grow over several cells. */
export type OpenRow = { -readonly [key in keyof Row]: Row[key] }

/** A number in a table that can be read in more than one way. */
export interface Doubt {
  readonly text: string
  readonly readings: string
  readonly at: Place
}

/** A total printed in a table, and what it should be of. */
export interface PrintedTotal {
  readonly value: number
  readonly at: Place
  /** The row before it. */
  readonly after: OpenRow | null
  readonly partial: boolean
}

/** The content of a table before it has a title and a kind. */
export interface Content {
  readonly column: Column | null
  readonly rows: readonly OpenRow[]
  readonly totals: readonly PrintedTotal[]
  readonly units: readonly Unit[]
  readonly doubts: readonly Doubt[]
  readonly strays: readonly Line[]
}

/** Understands the records of a table in the amounts of one column, or of one lane. */
export function contentOf(
  found: Found,
  entries: readonly Entry[],
  which: { readonly columns: readonly number[]; readonly year: number | null },
): Content {
  const column = amountColumns(found.header.columns)[which.columns[0] ?? -1] ?? null
  const content = {
    column,
    rows: [] as OpenRow[],
    totals: [] as PrintedTotal[],
    units: new Set<Unit>(),
    doubts: [] as Doubt[],
    strays: [] as Line[],
  }
  const state: State = {
    ...content,
    ...which,
    found,
    sections: new Set(),
    sticky: null,
    last: null,
    nameless: null,
  }
  for (const entry of entries) readEntry(state, entry)
  settleUnfinished(state)
  withoutSections(state)
  return { ...content, units: [...content.units] }
}

interface State {
  readonly found: Found
  readonly columns: readonly number[]
  readonly year: number | null
  readonly rows: OpenRow[]
  readonly totals: PrintedTotal[]
  readonly units: Set<Unit>
  readonly doubts: Doubt[]
  readonly strays: Line[]
  readonly sections: Set<OpenRow>
  /** The period that goes on until another is named, where periods come first. */
  sticky: Cell | null
  /** The record before, and its row. */
  last: { readonly entry: Entry; readonly row: OpenRow } | null
  nameless: Line | null
}

function readEntry(state: State, entry: Entry): void {
  const periodFirst = isPeriodFirst(state.found.header)
  if (periodFirst && entry.period) state.sticky = entry.period
  if (entry.total) {
    readTotal(state, entry)
    return
  }
  if (entry.label === null) {
    completeLast(state, entry)
    return
  }
  const printed = entry.period ?? (periodFirst ? state.sticky : null)
  const period = printed && periodAt(printed, state.year)
  if (extendsLast(state, entry, printed)) return

  const before = state.last
  for (const index of state.columns.length > 0 ? state.columns : [-1]) {
    const cell = entry.amounts[index] ?? null
    const span = amountColumns(state.found.header.columns)[index]?.span ?? null
    if (state.columns.length > 1 && (cell === null || isEmptyCell(cell))) continue
    if (cell && amountOfCell(cell.plain, cell.text).kind === 'text') {
      state.strays.push(entry.line)
      continue
    }
    const row: OpenRow = {
      label: withoutSpread(entry.label.text),
      area: null,
      amount: cell && before?.entry.amounts[index] === cell ? null : amountAt(state, cell),
      headcount: headcountAt(entry.headcount),
      period: span ?? period,
      at: placeIn(entry.line, entry.label.start),
    }
    state.rows.push(row)
    if (entry.section) state.sections.add(row)
    state.last = { entry, row }
  }
}

/** A number without a name belongs to the name before it that had none. */
function completeLast(state: State, entry: Entry): void {
  const cell = entry.amounts.find((amount) => amount !== null) ?? null
  if (
    state.last &&
    state.last.row.amount === null &&
    cell &&
    state.last.entry.amounts.every((own) => own === null)
  ) {
    state.last.row.amount = amountAt(state, cell)
    return
  }
  if (cell || entry.period === null) state.strays.push(entry.line)
}

/** The same unit again under the next month, without an amount of its own: its span goes on. */
function extendsLast(state: State, entry: Entry, printed: Cell | null): boolean {
  const { last } = state
  const [index] = state.columns
  if (!last || !printed || last.row.period === null || index === undefined) return false
  const own = entry.amounts[index] ?? null
  const shared = own !== null && own === (last.entry.amounts[index] ?? null)
  const begun = last.row.amount === null && last.entry.amounts.every((amount) => amount === null)
  if ((own !== null && !shared && !begun) || entry.label!.plain !== last.entry.label?.plain)
    return false
  const next = periodAt(printed, state.year)
  if (next === null || next.from <= last.row.period.from) return false
  const text = joinedText(last.row.period.text, printed.text)
  last.row.period = { from: last.row.period.from, to: next.to, text }
  if (begun && own !== null) last.row.amount = amountAt(state, own)
  return true
}

const joinedText = (first: string, next: string): string =>
  monthOfName(first) !== null || first.includes('—')
    ? `${first.split('—')[0]}—${next}`
    : `${first}—${next}`

function readTotal(state: State, entry: Entry): void {
  const cells = state.columns.map((index) => entry.amounts[index] ?? null)
  const values = cells.map((cell) => amountAt(state, cell))
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return
  state.totals.push({
    value: known.reduce((sum, value) => sum + value, 0),
    at: placeIn(entry.line, entry.label?.start ?? 0),
    after: state.rows.at(-1) ?? null,
    partial: entry.total === 'subtotal',
  })
}

/** A name that never got an amount in flowing text is a line that fits no row. */
function settleUnfinished(state: State): void {
  const { found } = state
  if (state.columns.length === 0 || !isPeriodFirst(found.header)) return
  const doubted = new Set(state.doubts.map(({ at }) => at.line))
  const lines = new Map(found.lines.map((line) => [line.place.line, line]))
  const last = state.rows.at(-1)
  keep(state.rows, (row) => {
    if (row.amount !== null || doubted.has(row.at.line) || (found.cutAt && row === last))
      return true
    const line = lines.get(row.at.line)
    if (line) state.strays.push(line)
    return false
  })
}

/** A section's own amount, when the rows below add up to it, is their sum and no row. */
function withoutSections({ rows, sections }: State): void {
  const sums = new Set<OpenRow>()
  let below = 0
  let sum = 0
  for (const row of rows.toReversed()) {
    if (sections.has(row)) {
      if (row.amount !== null && below > 0 && sum === row.amount) sums.add(row)
      below = 0
      sum = 0
    } else {
      below++
      sum += row.amount ?? 0
    }
  }
  if (sums.size > 0) keep(rows, (row) => !sums.has(row))
}

const isEmptyCell = (cell: Cell): boolean => amountOfCell(cell.plain, cell.text).kind === 'empty'

/** Keeps the rows that pass, in the list that others hold. */
function keep(rows: OpenRow[], passes: (row: OpenRow) => boolean): void {
  const kept = rows.filter(passes)
  for (const [at, row] of kept.entries()) rows[at] = row
  rows.length = kept.length
}

function amountAt(state: State, cell: Cell | null): number | null {
  if (cell === null) return null
  const amount = amountOfCell(cell.plain, cell.text)
  if (amount.kind === 'number' && !cell.doubtful) {
    if (amount.unit) state.units.add(amount.unit)
    return amount.value
  }
  if (amount.kind === 'empty') return null
  const readings = amount.kind === 'ambiguous' ? amount.readings : cell.text
  state.doubts.push({ text: cell.text, readings, at: placeIn(cell.line, cell.start) })
  return null
}

function headcountAt(cell: Cell | null): number | null {
  if (cell === null) return null
  const amount = amountOfCell(cell.plain, cell.text)
  return amount.kind === 'number' ? amount.value : null
}

function periodAt(cell: Cell, year: number | null): Row['period'] {
  const span = year === null ? undefined : periodOf(cell.plain, year)
  return span === undefined ? null : { ...span, text: squeeze(cell.text) }
}
