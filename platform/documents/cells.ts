import { type Day, findDay } from '#kernel/days.ts'
import type { Text } from '#kernel/text.ts'

/** What a cell was understood as; null for an empty one, which is never the same as 0. */
export type CellValue<T> = { readonly value: T | null } | { readonly refusal: CellRefusal }

export interface CellRefusal {
  readonly code:
    | 'scientific'
    | 'fraction'
    | 'negative'
    | 'too-large'
    | 'separators'
    | 'not-a-number'
    | 'not-a-day'
  /** What was found and how to put it right. */
  readonly text: Text
}

/**
 * The text of a cell as it is compared: full-width letters, digits and signs made half-width, every
 * kind of space a plain one, invisible characters gone, no space around. Chinese punctuation that
 * is a character of its own (、。《》) stays.
 */
export function cleanCell(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/g, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether nothing was filled in: blank, or one of the strokes that stand for nothing. */
export const isBlank = (text: string): boolean =>
  /^(-{1,3}|[—–―－─]{1,2}|\/|无|空)?$/.test(cleanCell(text))

/** The text of a cell, null when it is blank. */
export const readText = (text: string): string | null => (isBlank(text) ? null : cleanCell(text))

/**
 * A whole amount from 0 to 2^53 − 1, with or without thousands separators and one of the given
 * units after it. A fraction, a negative or larger amount and scientific notation are refused, for
 * nobody can say what was meant.
 */
export function readAmount(text: string, { units = [] }: Units = {}): CellValue<number> {
  const number = numeral(text, units)
  if (number === null || typeof number !== 'string')
    return number === null ? { value: null } : number
  if (number.startsWith('-') && /[1-9]/.test(number)) return refuse('negative', says.negative(text))

  const [whole = '', fraction = ''] = number.replace('-', '').split('.')
  if (/[1-9]/.test(fraction)) return refuse('fraction', says.fraction(text))
  const value = Number(whole)
  return Number.isSafeInteger(value) ? { value } : refuse('too-large', says.tooLarge(text))
}

/** A decimal number of at most fifteen digits, under the same rules; it may be negative. */
export function readDecimal(text: string, { units = [] }: Units = {}): CellValue<number> {
  const number = numeral(text, units)
  if (number === null || typeof number !== 'string')
    return number === null ? { value: null } : number
  const digits = number.replace(/^-?0*|\./g, '').length
  return digits > 15 ? refuse('too-large', says.tooLarge(text)) : { value: Number(number) }
}

/** A day written 2020-03-05, 2020/3/5, 2020.3.5, 2020年3月5日 or 20200305, with or without a time. */
export function readDay(text: string): CellValue<Day> {
  if (isBlank(text)) return { value: null }
  const parts =
    /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?( \d{1,2}:\d{2}(:\d{2})?)?$/.exec(
      cleanCell(text),
    ) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(cleanCell(text))
  const value = parts ? findDay(+parts[1]!, +parts[2]!, +parts[3]!) : undefined
  return value === undefined ? refuse('not-a-day', says.notADay(text)) : { value }
}

interface Units {
  /** Units that may stand after the number, as the column's heading means it. */
  readonly units?: readonly string[]
}

/** The digits of a number with its sign and point, null for a blank cell, or why it is none. */
function numeral(text: string, units: readonly string[]): string | null | { refusal: CellRefusal } {
  if (isBlank(text)) return null
  const clean = cleanCell(text).replace(/^[−－]/, '-')
  const unit = units.find((each) => clean.endsWith(each))
  const bare = (unit === undefined ? clean : clean.slice(0, -unit.length)).trim()

  if (/^[+-]?\d+(\.\d+)?[eE][+-]?\d+$/.test(bare))
    return refuse('scientific', says.scientific(text))
  if (/^-?\d+(\.\d+)?$/.test(bare)) return bare
  if (/^-?\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(bare)) return bare.replace(/[, ]/g, '')
  if (/^-?\d[\d, .]*$/.test(bare)) return refuse('separators', says.separators(text))
  return refuse('not-a-number', says.notANumber(text))
}

const refuse = (code: CellRefusal['code'], text: Text): { refusal: CellRefusal } => ({
  refusal: { code, text },
})

const says = {
  scientific: (found: string): Text => ({
    zh: `“${found}”：Excel 已把较长的数字变成科学计数，末尾的数字可能已经丢失；请把该列设为文本后重新复制。`,
    en: `“${found}”: Excel has turned a long number into scientific notation and may have lost its last digits; format the column as text and copy it again.`,
  }),
  fraction: (found: string): Text => ({
    zh: `“${found}”不是整数；这里只能填写整数。`,
    en: `“${found}” is not a whole number; only whole numbers can be entered here.`,
  }),
  negative: (found: string): Text => ({
    zh: `“${found}”是负数；这里不能小于 0。`,
    en: `“${found}” is negative; nothing below 0 can be entered here.`,
  }),
  tooLarge: (found: string): Text => ({
    zh: `“${found}”太大，无法准确计算；请检查是否多写了数字或粘贴了证件号。`,
    en: `“${found}” is too large to be reckoned with exactly; check for extra digits or a pasted document number.`,
  }),
  separators: (found: string): Text => ({
    zh: `“${found}”的分隔符位置不对，可能有两种读法；请只写数字。`,
    en: `“${found}” has its separators in the wrong places and can be read in two ways; write digits only.`,
  }),
  notANumber: (found: string): Text => ({
    zh: `“${found}”不是数字。`,
    en: `“${found}” is not a number.`,
  }),
  notADay: (found: string): Text => ({
    zh: `“${found}”不是日期；请写成 2027-03-05。`,
    en: `“${found}” is not a day; write it as 2027-03-05.`,
  }),
} as const
