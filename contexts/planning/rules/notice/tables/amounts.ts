import type { Unit } from '#kernel/blood.ts'
import { chineseNumber, numeralCharacters } from '../numerals.ts'
import { unitOfWord, unitWords } from '../units.ts'

/** What a cell of amounts says. */
export type CellAmount =
  | { readonly kind: 'number'; readonly value: number; readonly unit: Unit | null }
  | { readonly kind: 'ambiguous'; readonly readings: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'text' }

/** Reads a cell of amounts in plain text without white space; `spaced` is the cell as printed. */
export function amountOfCell(cell: string, spaced = cell): CellAmount {
  if (isWhole(cell) && spaced.length === cell.length)
    return { kind: 'number', value: +cell, unit: null }
  if (cell === '') return nothing
  if (!beginnings.has(cell[0]!)) return words
  if (empty.test(cell)) return nothing
  if (!startsLikeNumber.test(cell)) return words
  if (/^\s*\d{1,3}(?:\s\d{3})+\s*$/.test(spaced))
    return { kind: 'number', value: +cell, unit: null }
  const parts = /^\s*(\d[\d,]*)\s+(\d[\d,]*)/.exec(spaced)
  if (parts)
    return { kind: 'ambiguous', readings: `${parts[1]}、${parts[2]}、${parts[1]}${parts[2]}` }

  const match = number.exec(cell)
  if (match?.groups === undefined) return ambiguousOrText(cell)
  const { digits, fraction, chinese, myriad, unit } = match.groups
  const whole = digits === undefined ? chineseNumber(chinese!) : grouped(digits)
  if (whole === undefined) return { kind: 'ambiguous', readings: readingsOf(digits ?? cell) }
  const value = Math.round(+`${whole}${fraction ?? ''}` * (myriad ? 10_000 : 1) * 1000) / 1000
  if (value > Number.MAX_SAFE_INTEGER) return { kind: 'ambiguous', readings: digits ?? cell }
  return { kind: 'number', value, unit: unit ? unitOfWord(unit) : null }
}

/** Whether a text in plain spelling is a number and nothing else. */
export const isNumberCell = (cell: string): boolean => kindOfCell(cell) === 'number'

/** What kind of amount a cell holds, as `amountOfCell` reads it. */
export const kindOfCell = (cell: string, spaced = cell): CellAmount['kind'] =>
  isWhole(cell) && spaced.length === cell.length ? 'number' : amountOfCell(cell, spaced).kind

/** Up to 15 digits and nothing else, as nearly every cell of a table is. */
function isWhole(cell: string): boolean {
  if (cell.length === 0 || cell.length > 15) return false
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at)
    if (code < 0x30 || code > 0x39) return false
  }
  return true
}

const nothing = { kind: 'empty' } as const
const words = { kind: 'text' } as const

/** What an amount or a sign for none begins with. */
const beginnings = new Set(`-/\\*·.无空约共不各每${numeralCharacters}0123456789`)
const empty = /^(?:[-/\\*·.]+|无|空)$/
const startsLikeNumber = new RegExp(
  `^(?:约|共|不少于|各|每[村人个单位]*|[${numeralCharacters}\\d])`,
)
const number = new RegExp(
  `^(?:约|共|不少于)?(?:(?<digits>\\d[\\d,]*)(?<fraction>\\.\\d+)?|(?<chinese>[${numeralCharacters}]+))(?<myriad>万)?(?<unit>${unitWords})?(?:以上)?(?:\\(.*\\))?$`,
)

/** Digits with thousands separators where they belong, or none. */
function grouped(digits: string): number | undefined {
  if (!digits.includes(',')) return +digits
  return /^\d{1,3}(?:,\d{3})+$/.test(digits) ? +digits.replaceAll(',', '') : undefined
}

function ambiguousOrText(cell: string): CellAmount {
  const each = /^各(\d+)/.exec(cell)
  if (each) return { kind: 'ambiguous', readings: `每个${each[1]}、共${each[1]}` }
  const glued = /^(\d{3,})(月.*)$/.exec(cell)
  if (glued) return { kind: 'ambiguous', readings: gluedMonths(glued[1]!, glued[2]!) }
  if (/^\d+[-~至/]\d+/.test(cell) || /^\d[\dOolI,.]*$/.test(cell) || /^\d+\.\d+\.\d+/.test(cell)) {
    return { kind: 'ambiguous', readings: readingsOf(cell) }
  }
  return words
}

/** 111月上旬: 11 and 1月上旬, or 1 and 11月上旬. */
const gluedMonths = (digits: string, rest: string): string =>
  [1, 2]
    .map((length) => [digits.slice(0, -length), digits.slice(-length)] as const)
    .filter(([, month]) => +month >= 1 && +month <= 12)
    .map(([amount, month]) => `${amount}+${month}${rest}`)
    .join('、')

const readingsOf = (text: string): string => {
  const parts = text.split(/[-~至/,.OolI]+/).filter((part) => part !== '')
  return [...new Set([...parts, parts.join('')])].join('、')
}
