import { columnOf, type Role } from './columns.ts'
import type { Header } from './header.ts'
import { joined, type Piece } from './pieces.ts'

/** The pieces that make one record: its names, and what stands with them. */
export interface Record {
  readonly index: Piece | null
  /** A month that the record itself begins with, in a table that names periods first. */
  readonly period: Piece | null
  readonly names: readonly Piece[]
  readonly values: readonly Piece[]
  readonly total: boolean
}

/**
 * Parts a flow of pieces into records, whatever lines they stand on. A record begins with its
 * number, its name, or its period where the header names periods first; numbers belong to the
 * name before them.
 */
export function recordsOf(pieces: readonly Piece[], header: Header): Record[] {
  const periodFirst = isPeriodFirst(header)
  const hasIndex = header.columns[0]?.role === 'index'
  const texts = header.columns.filter(({ role }) => role === 'group' || role === 'label').length
  const notes = header.columns.some(({ role }) => role === 'other')
  const records: Open[] = []
  const numbers = header.columns.filter(({ role }) => holdsNumbers.has(role)).length
  let index = 0
  let open = fresh()
  const close = () => {
    if (!isEmpty(open)) records.push(open)
    open = fresh()
  }

  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!
    const next = pieces[at + 1]
    if (piece.kind === 'total') {
      close()
      open.total = true
      open.names = [piece]
    } else if (piece.kind === 'period' && periodFirst) {
      if (!isEmpty(open) || open.index === null) close()
      open.period = piece
    } else if (
      piece.kind === 'number' &&
      beginsRecord(piece, next, open, { hasIndex, numbers, isNext: +piece.plain === index + 1 })
    ) {
      close()
      index = +piece.plain
      open.index = piece
    } else if (piece.kind !== 'text') {
      if (open.values.length === 0) open.values = [piece]
      else open.values.push(piece)
    } else if (open.values.length > 0 || open.total) {
      if (notes && isNote(next, piece, open, hasIndex)) open.values.push(piece)
      else {
        close()
        open.names = [piece]
      }
    } else if (open.names.length === 0) {
      open.names = [piece]
    } else {
      continueName(open, piece, texts, close)
      if (open.names.length === 0) open.names = [piece]
    }
  }
  close()
  return records
}

export const isPeriodFirst = ({ columns }: Header): boolean => {
  const period = columns.findIndex(({ role }) => role === 'period')
  return period >= 0 && period < columns.findIndex(({ role }) => role === 'label')
}

const holdsNumbers = new Set<Role>(['headcount', 'amount', 'result', 'ratio'])

interface Open {
  index: Piece | null
  period: Piece | null
  names: Piece[]
  values: Piece[]
  total: boolean
}

const fresh = (): Open => ({ index: null, period: null, names: [], values: [], total: false })

const isEmpty = (open: Open): boolean =>
  open.index === null && open.period === null && open.names.length + open.values.length === 0

/** A second text beside a name: its end on the next line, its other half, or another name. */
function continueName(open: Open, piece: Piece, texts: number, close: () => void): void {
  const last = open.names.at(-1)!
  if (piece.leads && piece.plain.startsWith('('))
    open.names[open.names.length - 1] = joined(last, piece)
  else if (!piece.leads && open.names.length < texts) open.names.push(piece)
  else if (!piece.leads && piece.line === last.line) {
    const between = piece.line.text.slice(last.start + last.text.length, piece.start)
    open.names[open.names.length - 1] = joined(last, { ...piece, text: between + piece.text })
  } else close()
}

/** A number that counts the records rather than belonging to the one before it. */
function beginsRecord(
  piece: Piece,
  next: Piece | undefined,
  open: Open,
  { hasIndex, numbers, isNext }: { hasIndex: boolean; numbers: number; isNext: boolean },
): boolean {
  if (next === undefined || (next.kind !== 'text' && next.kind !== 'total')) return false
  if (!/^\d{1,4}[.、)]?$/.test(piece.plain)) return false
  const started = open.names.length + open.values.length > 0
  if (hasIndex)
    return !started
      ? open.index === null
      : open.values.length > 0 && (isNext || open.values.length >= numbers)
  return piece.leads && next.line === piece.line && !next.leads && next.kind === 'text'
}

/** In a table with a column of remarks: a text after the numbers that no number follows. */
function isNote(next: Piece | undefined, piece: Piece, open: Open, hasIndex: boolean): boolean {
  if (columnOf(piece.plain, 2000) !== null && next?.kind === 'number') return false
  if (hasIndex) return !(open.index === null)
  if (next === undefined) return !piece.leads
  return next.kind === 'text' || next.kind === 'total'
    ? !piece.leads || next.leads === piece.leads
    : false
}
