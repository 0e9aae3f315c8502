import { type Day, findDay } from '#kernel/days.ts'
import { matchesOf } from './matches.ts'
import { chineseNumber, yearOfDigits } from './numerals.ts'

/** A date found in a text; `day` is null when it cannot be one, undefined without a year. */
export interface FoundDate {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly year: number | null
  readonly month: number
  readonly ofMonth: number
  readonly day: Day | null | undefined
  /** The weekday printed beside it, 1 for Monday. */
  readonly weekday: { readonly text: string; readonly number: number } | null
}

/** Every date in a plain, squeezed text, in order; also those that no calendar has. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = []
  for (const match of matchesOf(anyDate, text)) {
    const date = dateOf(match)
    if (date !== undefined) found.push({ ...date, weekday: weekdayAt(text, date.end) })
  }
  return found
}

/** The date that a whole text is, brackets and 印发 aside. */
export function wholeDate(text: string): FoundDate | undefined {
  if (text.length > 40 || !/[日号]|\d[-./]\d|\d{8}/.test(text)) return undefined
  const [date, ...more] = findDates(text)
  if (date === undefined || more.length > 0 || date.year === null) return undefined
  const before = text.slice(0, date.start)
  const after = text.slice(date.end)
  return /^[(\s]*$/.test(before) && /^[)\s]*(?:印发|发布|发)?[)\s]*$/.test(after) ? date : undefined
}

const numeral = '[\\d〇零一二三四五六七八九十廿卅Oo壹贰叁肆伍陆柒捌玖拾]'
const separated = '(?<![\\d.])(\\d{4})([-./])(\\d{1,2})\\5(\\d{1,2})(?![\\d])'
const anyDate = new RegExp(
  `(?:(${numeral}{2,12})年)?(${numeral}{1,3}|元)月(${numeral}{1,4})[日号]|${separated}|(?<!\\d)((?:19|20)\\d{2})(\\d{2})(\\d{2})(日|(?!\\d))`,
  'g',
)

type Parts = Omit<FoundDate, 'weekday'>

function dateOf(match: RegExpExecArray): Parts | undefined {
  const { 0: text, index: start } = match
  const base = { start, end: start + text.length, text }
  const [, years, months, days, separatedYear, , m, d, run, runMonth, runDay, glued] = match

  if (separatedYear !== undefined) return { ...base, ...checked(+separatedYear, +m!, +d!) }
  if (run !== undefined) {
    const date = checked(+run, +runMonth!, +runDay!)
    return glued === '日'
      ? { ...base, ...date, day: null }
      : date.day
        ? { ...base, ...date }
        : undefined
  }
  const month = months === '元' ? 1 : (chineseNumber(arabic(months!)) ?? 0)
  const ofMonth = chineseNumber(arabic(days!)) ?? 0
  if (years === undefined) {
    const real = findDay(2000, month, ofMonth) !== undefined
    return { ...base, year: null, month, ofMonth, day: real ? undefined : null }
  }
  const year = yearOfDigits(years)
  if (year === undefined) return { ...base, year: 0, month, ofMonth, day: null }
  return { ...base, ...checked(year, month, ofMonth) }
}

const arabic = (text: string): string => text.replace(/[Oo]/g, '〇')

const checked = (year: number, month: number, ofMonth: number) => ({
  year,
  month,
  ofMonth,
  day: findDay(year, month, ofMonth) ?? null,
})

function weekdayAt(text: string, end: number): FoundDate['weekday'] {
  const match = weekdayAfter.exec(text.slice(end, end + 6))
  if (match === null) return null
  return { text: match[1]!, number: Math.min('一二三四五六日天'.indexOf(match[2]!), 6) + 1 }
}

const weekdayAfter = /^[(,]?((?:星期|礼拜|周)([一二三四五六日天]))/
