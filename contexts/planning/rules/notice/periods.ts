import { type Day, findDay, type Span, wholeMonth, wholeYear } from '#kernel/days.ts'
import { chineseNumber, yearOfDigits } from './numerals.ts'

/**
 * Reads a period of the plan: 3月, 三月上旬, 七月—八月, 11月、12月, 第二季度, 上半年, 5月6日,
 * 3月5日至8日. Several periods become the span from the first to the last. A time of day and a
 * weekday may follow; anything else makes it no period.
 */
export function periodOf(text: string, year: number): Span | undefined {
  const reading: Reading = { text, at: 0, year, month: null, spans: [] }
  while (reading.at < text.length) {
    if (!readPoint(reading)) return undefined
    skip(reading, aside)
    if (reading.at < text.length && !skip(reading, joint)) return undefined
  }
  if (reading.spans.length === 0) return undefined
  const from = reading.spans[0]!.from
  const to = reading.spans.at(-1)!.to
  return to >= from ? { from, to } : { from, to: nextYear(to) }
}

/** The month alone that a text names: 七月, 7月份; null for anything else. */
export function monthOfName(text: string): number | null {
  const match = /^(\d{1,2}|元|[一二三四五六七八九十]{1,2})月份?$/.exec(text)
  return match === null ? null : monthNumber(match[1]!)
}

interface Reading {
  readonly text: string
  at: number
  year: number
  month: number | null
  readonly spans: Span[]
}

const aside =
  /(?:\([^()]*\)|(?:星期|周)[一二三四五六日天]|上午|下午|中午|晚上|早上|全天|\d{1,2}[:.]\d{2}(?:[-~至]\d{1,2}[:.]\d{2})?|[前后起]|\s)*/y
const joint = /[-~至到、,，和及;/]+\s*/y
const numeral = '(\\d{1,2}|元|[一二三四五六七八九十廿卅]{1,4})'
const yearMark = /(\d{4}|[〇零一二三四五六七八九]{4})年\s*/y
const monthMark = new RegExp(
  `${numeral}月份?(?:\\s*([上中下]{1,3})(?:旬|(?![午半旬]))|([初底]))?\\s*`,
  'y',
)
const monthsOnly = new RegExp(`${numeral}(?=(?:[-~至、]${numeral})+月)`, 'y')
const dayMark = new RegExp(`${numeral}[日号]`, 'y')
const xunMark = /([上中下]{1,3})旬/y
const bareDay = /(\d{1,2})(?=[-~至、,]\s*\d{1,2}[日号]|$)/y
const quarter = /第?([一二三四1-4])季度?/y
const half = /([上下])半年|全年(?:度)?|年内/y
const numbers = /(?:(\d{4})[-./])?(\d{1,2})[-./](\d{1,2})(?!\d)/y

function readPoint(reading: Reading): boolean {
  const { text } = reading
  const years = skip(reading, yearMark)
  if (years) reading.year = yearOfDigits(years[1]!) ?? reading.year

  const wide = skip(reading, quarter) ?? skip(reading, half)
  if (wide) return add(reading, wideSpan(wide, reading.year))

  const months = skip(reading, monthMark)
  if (months) {
    const month = monthNumber(months[1]!)
    if (month === null) return false
    reading.month = month
    if (months[2]) return addXun(reading, months[2])
    const day = skip(reading, dayMark) ?? skip(reading, bareDay)
    return day ? addDay(reading, day[1]!) : add(reading, monthOf(reading.year, month))
  }
  const part = reading.month === null ? null : skip(reading, xunMark)
  if (part) return addXun(reading, part[1]!)
  const monthAhead = skip(reading, monthsOnly)
  if (monthAhead) {
    const month = monthNumber(monthAhead[1]!)
    return month !== null && add(reading, monthOf(reading.year, month))
  }
  const day = reading.month === null ? null : (skip(reading, dayMark) ?? skip(reading, bareDay))
  if (day) return addDay(reading, day[1]!)

  const written = skip(reading, numbers)
  if (written) {
    if (written[1]) reading.year = +written[1]
    reading.month = +written[2]!
    return addDay(reading, written[3]!)
  }
  return years !== null && reading.at === text.length && add(reading, wholeYear(reading.year))
}

function wideSpan([text, part]: RegExpExecArray, year: number): Span {
  if (part === '上') return { from: day(year, 1, 1), to: day(year, 6, 30) }
  if (part === '下') return { from: day(year, 7, 1), to: day(year, 12, 31) }
  if (!text.includes('季')) return wholeYear(year)
  const last = chineseNumber(part!)! * 3
  return { from: day(year, last - 2, 1), to: monthOf(year, last).to }
}

/** 上旬, 中下旬: from the first part named to the last. */
function addXun(reading: Reading, parts: string): boolean {
  for (const part of [parts.at(0)!, parts.at(-1)!]) {
    const number = ('上中下'.indexOf(part) + 1) as 1 | 2 | 3
    add(reading, xunOf(reading.year, reading.month!, number))
  }
  return true
}

function addDay(reading: Reading, numeralText: string): boolean {
  const found = findDay(reading.year, reading.month!, chineseNumber(numeralText) ?? 0)
  return found !== undefined && add(reading, { from: found, to: found })
}

function add(reading: Reading, span: Span): boolean {
  reading.spans.push(span)
  return true
}

function skip(reading: Reading, mark: RegExp): RegExpExecArray | null {
  mark.lastIndex = reading.at
  const match = mark.exec(reading.text)
  if (match === null) return null
  reading.at += match[0].length
  return match
}

function monthNumber(text: string): number | null {
  const month = text === '元' ? 1 : chineseNumber(text)
  return month !== undefined && month >= 1 && month <= 12 ? month : null
}

/** Months that were asked for: a table asks for the same ones row after row. */
const known = new Map<number, Span>()

function monthOf(year: number, month: number): Span {
  const key = year * 12 + month
  const found = known.get(key)
  if (found) return found
  if (known.size >= 240) known.clear()
  const span = wholeMonth(year, month)
  known.set(key, span)
  return span
}

function xunOf(year: number, month: number, part: 1 | 2 | 3): Span {
  const { from, to } = monthOf(year, month)
  // A month has a 1st, 10th, 11th, 20th and 21st.
  const at = (ofMonth: string) => `${from.slice(0, 8)}${ofMonth}` as Day
  if (part === 3) return { from: at('21'), to }
  return part === 2 ? { from: at('11'), to: at('20') } : { from, to: at('10') }
}

const day = (year: number, month: number, ofMonth: number): Day => findDay(year, month, ofMonth)!
const nextYear = (on: Day): Day =>
  findDay(+on.slice(0, 4) + 1, +on.slice(5, 7), Math.min(+on.slice(8), 28)) ?? on
