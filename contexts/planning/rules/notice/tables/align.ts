import { type Cell, cellAt, displayWidth } from './cells.ts'
import type { Column } from './columns.ts'
import {
  amountColumns,
  type Entry,
  entryOf,
  isSectionMark,
  totalKind,
  unmarked,
} from './entries.ts'
import type { Header } from './header.ts'
import type { Piece, PieceKind } from './pieces.ts'
import type { Record } from './records.ts'

/** Puts the pieces of a record under their columns; what cannot be placed for certain is asked for. */
export function align(record: Record, header: Header, position: Position): Entry | null {
  const { columns } = header
  const named = record.index ? [record.index, ...record.names] : record.names
  const pieces = [...named, ...record.values]
  const first = record.names[0] ?? record.period ?? record.index ?? record.values[0]
  if (first === undefined) return null
  const where = { lane: position.lane, line: first.line }

  if (!record.total && fits(pieces, columns)) return entryOf(pieces, columns, where)
  const period = record.period ?? record.values.find(({ kind }) => kind === 'period') ?? null
  const shares = columns.some(({ role }) => role === 'ratio')
  const numbers = record.values.filter(
    ({ kind }) => kind === 'number' || kind === 'nothing' || (shares && kind === 'percent'),
  )
  const placed = placeNumbers(numbers, columns, record.total)
  const name = record.names.at(-1) ?? null
  return {
    ...where,
    label: withoutOrder(unmarked(name), columns, record.index === null ? position.order : null),
    section: isSectionMark(name),
    period,
    headcount: placed.get(columns.find(({ role }) => role === 'headcount')) ?? null,
    amounts: amountColumns(columns).map((column) => placed.get(column) ?? null),
    total: record.total ? totalKind(name?.plain ?? '') : null,
  }
}

/** Which record of the table it is. */
export interface Position {
  readonly lane: number
  /** Counted from 1. */
  readonly order: number
}

/** 1甲村: the number that a column of numbers would hold, glued to the name. */
function withoutOrder(
  name: Cell | null,
  columns: readonly Column[],
  order: number | null,
): Cell | null {
  const digits = name && /^\d{1,3}(?=\D)/.exec(name.plain)?.[0]
  if (!digits || columns[0]?.role !== 'index' || +digits !== order) return name
  return cellAt(name.line, name.start + digits.length, name.start + name.text.length)
}

/** Whether pieces are exactly one under each column, each of the kind that its column holds. */
function fits(pieces: readonly Piece[], columns: readonly Column[]): boolean {
  if (pieces.length !== columns.length) return false
  for (let at = 0; at < pieces.length; at++) {
    if (!holds(columns[at]!.role, pieces[at]!.kind)) return false
  }
  return true
}

function holds(role: Column['role'], kind: PieceKind): boolean {
  if (role === 'label' || role === 'group') return kind === 'text'
  if (role === 'other') return true
  if (role === 'period') return kind === 'period' || kind === 'text' || kind === 'nothing'
  if (role === 'ratio' && kind === 'percent') return true
  return kind === 'number' || kind === 'nothing'
}

/**
 * Numbers go to the columns of numbers in order. When some are missing, where they stand in the
 * line decides; without that the amount is what cannot be missing, unless it could be either.
 */
function placeNumbers(
  numbers: readonly Piece[],
  columns: readonly Column[],
  total: boolean,
): Map<Column | undefined, Cell> {
  const counted = columns.filter(({ role }) => numeric.has(role))
  const placed = new Map<Column | undefined, Cell>()
  const wanted = amountColumns(columns)
  if (numbers.length === counted.length) {
    for (const [at, column] of counted.entries()) placed.set(column, numbers[at]!)
    return placed
  }
  if (numbers.length === 0) return placed
  const target = wanted.at(-1)
  if (numbers.length > counted.length && wanted.length === 1) {
    const spare = columns.some(({ role }) => role === 'other')
    placed.set(target, spare ? numbers[counted.indexOf(target!)]! : merged(numbers))
    return placed
  }
  if (total) {
    for (const [at, column] of wanted.entries()) {
      const number = numbers[numbers.length - wanted.length + at]
      if (number) placed.set(column, number)
    }
    return placed
  }
  return byPosition(numbers, counted) ?? placed.set(target, doubtful(numbers))
}

/** Several numbers where one belongs: one cell that can be read in more than one way. */
const merged = (numbers: readonly Piece[]): Cell => {
  const [first] = numbers
  const text = numbers.map((number) => number.text).join(' ')
  return { ...first!, text, plain: numbers.map(({ plain }) => plain).join('') }
}

/** A number that may belong to either of two columns. */
const doubtful = (numbers: readonly Piece[]): Cell => ({ ...merged(numbers), doubtful: true })

/** Each number under the one heading that it stands below, when the columns are kept apart by space. */
function byPosition(
  numbers: readonly Piece[],
  counted: readonly Column[],
): Map<Column | undefined, Cell> | null {
  const placed = new Map<Column | undefined, Cell>()
  const farthest = counted.reduce((most, { reach }) => Math.max(most, reach?.to ?? 0), 0)
  for (const { line, start, text, ...number } of numbers) {
    if (start >= farthest || !apart.test(line.plain.slice(Math.max(0, start - 2), start)))
      return null
    const from = displayWidth(line.plain.slice(0, start))
    const to = from + displayWidth(text)
    const above = counted.filter(({ reach }) => reach && reach.from < to && from < reach.to)
    if (above.length !== 1 || placed.has(above[0])) return null
    placed.set(above[0], { line, start, text, ...number })
  }
  return placed
}

const apart = /^\s{2}$/
const numeric = new Set<Column['role']>(['headcount', 'amount', 'result', 'ratio'])
