import type { Span } from '#kernel/days.ts'
import { periodOf } from '../notice/periods.ts'

/** What a cell of a spreadsheet says where an amount is looked for. */
export type CellReading =
  | { readonly is: 'amount'; readonly amount: number }
  | { readonly is: 'blank' }
  /** 3.10E+17: the sheet has thrown digits away already. */
  | { readonly is: 'scientific' }
  | { readonly is: 'text' }

/** Reads an amount: full-width digits, thousands separators, a unit behind it; a dash is nothing, not 0. */
export function readCell(text: string): CellReading {
  const plain = plainText(text)
    .replace(/[\s,_]/g, '')
    .replace(/(人份|人次|治疗量|人|袋|单位|ml|u)$/i, '')
    .replace(/\.0+$/, '')
  if (plain === '' || /^[-/]+$/.test(plain)) return { is: 'blank' }
  if (/^[-+]?\d+(\.\d+)?e[-+]?\d+$/i.test(plain)) return { is: 'scientific' }
  if (!/^\d+$/.test(plain)) return { is: 'text' }
  const amount = Number(plain)
  return Number.isSafeInteger(amount) ? { is: 'amount', amount } : { is: 'text' }
}

/** The period that a cell names: 3月上旬, 3上旬, 七月—八月, 11月、12月, 2027-03-05; undefined for a bare number. */
export function readPeriod(text: string, year: number): Span | undefined {
  const plain = plainText(text)
    .replace(/\s+/g, '')
    .replace(/^(\d{1,2}|[一二三四五六七八九十]{1,2})([上中下])旬$/, '$1月$2旬')
  return /[月旬季年日号]|\d{4}[-./]\d/.test(plain) ? periodOf(plain, year) : undefined
}

/** A name as it is compared: without spaces, brackets of one kind, digits of one width. */
export const plainName = (text: string): string =>
  plainText(text)
    .replace(/\s+/g, '')
    .replace(/^\d+[.、)]/, '')

/** Whether a row sums up the others. */
export const isTotal = (text: string): boolean =>
  /^(合计|总计|小计|共计|total|sum)/i.test(plainName(text))

const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[—–―‐−]+/g, '-')
    .trim()
