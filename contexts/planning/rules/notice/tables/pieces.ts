import type { Line } from '../lines.ts'
import { periodOf } from '../periods.ts'
import { isNumberCell, kindOfCell } from './amounts.ts'
import { type Cell, cellAt, cellOf, cellsOfText } from './cells.ts'
import { totalKind } from './entries.ts'

export type PieceKind = 'text' | 'number' | 'percent' | 'period' | 'total' | 'nothing'

/** A cell of flowing text with what it seems to be. */
export interface Piece extends Cell {
  readonly kind: PieceKind
  /** The first of its line. */
  readonly leads: boolean
}

/** The pieces of a line; a number or total glued to a name is parted from it. */
export function piecesOf(line: Line, hasPeriods: boolean, from = 0): Piece[] {
  const all = cellsOfText(line)
  const cells = from === 0 ? all : all.filter(({ start }) => start >= from)
  const numbers = cells.some(({ plain }) => isNumberCell(plain))
  const parted = (cell: Cell) => (numbers ? splitTotal(cell) : split(cell, hasPeriods))
  const parts = cells.some((cell) => parted(cell) !== null)
    ? cells.flatMap((cell) => parted(cell) ?? cell)
    : cells
  return parts.map((part, at) => pieceOf(part, hasPeriods, at === 0))
}

const pieceOf = (
  { text, plain, start, line }: Cell,
  hasPeriods: boolean,
  leads: boolean,
): Piece => ({ text, plain, start, line, kind: kindOf(text, plain, hasPeriods), leads })

/** A piece with more text from the next line put to its name. */
export const joined = (piece: Piece, more: Cell): Piece => ({
  ...piece,
  ...cellOf(piece.line, piece.text + more.text, piece.plain + more.plain, piece.start),
})

function kindOf(text: string, plain: string, hasPeriods: boolean): PieceKind {
  const amount = kindOfCell(plain, text)
  if (amount === 'number') return 'number'
  if (totalKind(plain)) return 'total'
  if (/^\d+(?:\.\d+)?[%‰]$/.test(plain)) return 'percent'
  if (hasPeriods && periodOf(plain, 2000)) return 'period'
  if (amount === 'empty') return 'nothing'
  if (amount === 'text') return 'text'
  return 'number'
}

/** 夏阳街道490, 夏阳街道:490人份 → the name and the number; null for a cell that is whole. */
function split(cell: Cell, hasPeriods: boolean): Cell[] | null {
  if (totalKind(cell.plain) || kindOfCell(cell.plain) !== 'text') return splitTotal(cell)
  if (hasPeriods && periodOf(cell.plain, 2000)) return null
  const match = glued.exec(cell.plain)
  if (match === null) return null
  const tail = match[3]!
  const at = cell.line.plain.indexOf(tail.charAt(0), cell.start + match[1]!.length)
  if (cell.plain !== cell.line.plain.slice(cell.start, cell.start + cell.text.length)) return null
  const end = cell.start + cell.text.length
  return [cellAt(cell.line, cell.start, cell.start + match[1]!.length), cellAt(cell.line, at, end)]
}

/** 合计490 → 合计 and 490; null for a cell that is whole. */
function splitTotal(cell: Cell): Cell[] | null {
  if (!cell.plain.includes('计') || totalKind(cell.plain) !== null) return null
  const match = gluedTotal.exec(cell.plain)
  if (match === null || cell.plain.length !== cell.text.length) return null
  const middle = cell.start + match[1]!.length
  return [
    cellAt(cell.line, cell.start, middle),
    cellAt(cell.line, middle + match[2]!.length, cell.start + cell.text.length),
  ]
}

const glued =
  /^([^\d,.:]*[^\d,.:第年月约各])(:?)((?:约|各)?\d[\d,]*(?:人份|人次|人|名|毫升|ml|单位|U|治疗量|袋)?)$/i
const gluedTotal = /^([合总共小]\s*计)(:?)(\d[\d,]*.{0,3})$/
