import { addDays, type Day, findDay, wholeMonth, yearOf } from '#kernel/days.ts'
import { trait } from './characters.ts'
import { findDates } from './dates.ts'
import { matchesOf } from './matches.ts'
import { chineseNumber } from './numerals.ts'
import type { Paragraph } from './paragraphs.ts'
import type { Deadline } from './shape.ts'

/** What years the notice allows for a date without one. */
export interface Years {
  readonly plan: number | null
  readonly issuedOn: Day | null
}

/** Reads by when something is asked: 4月20日前…, 于6月底前…, …截止时间: 2月27日. */
export function readDeadlines(paragraphs: readonly Paragraph[], years: Years): Deadline[] {
  const found: Deadline[] = []
  for (const paragraph of paragraphs) {
    if (!(paragraph.traits & trait.limit) || !dated.test(paragraph.plain)) continue
    const { plain } = paragraph
    const dates: Dated[] = []
    for (const date of findDates(plain)) {
      if (date.day === null) continue
      const on = date.day ?? inYear(date.month, date.ofMonth, years)
      if (on === undefined) continue
      dates.push({ on, start: date.start, end: date.end })
    }
    for (const match of matchesOf(monthEnd, plain)) {
      const month = match[2] === undefined ? 12 : (chineseNumber(match[2]) ?? 0)
      const year = match[1] ? +match[1] : yearFor(month, 28, years)
      if (month < 1 || month > 12 || year === null) continue
      const { to } = wholeMonth(year, month)
      dates.push({ on: to, start: match.index, end: match.index + match[0].length })
    }
    dates.sort((one, other) => one.start - other.start)
    for (const date of dates) add(found, paragraph, date)
  }
  return found
}

const dated = /[日号底]|\d[-./]\d|\d{8}/
const monthEnd =
  /(?:((?:19|20)\d\d)年)?(?:(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,2})月|(?<=[于在,。请]|^)年)底/g

interface Dated {
  readonly on: Day
  readonly start: number
  readonly end: number
}

function add(found: Deadline[], paragraph: Paragraph, { on, start, end }: Dated): void {
  const { plain, text } = paragraph
  const before = beforeWords.exec(plain.slice(end, end + 24))
  const sentence = plain.slice(Math.max(0, start - 60), start)
  if (before !== null) {
    const from = end + before[0].length
    const clause = text.slice(from, from + clauseEnd(plain.slice(from, from + 120)))
    const what = clause.replace(/^[请应须需要,，]+/, '')
    if (what === '' || /^(?:已|的|后)/.test(what) || /(?:已|自)[^,。]{0,8}$/.test(sentence)) return
    found.push({ what, on, at: paragraph.at(start) })
    return
  }
  const closing = closes.exec(sentence)
  if (closing) found.push({ what: closing[1]!, on, at: paragraph.at(start) })
  else if (/^(?:\([^()]*\))?(?:截止|止|为止)/.test(plain.slice(end, end + 12))) {
    const clause = sentence.slice(
      Math.max(...['。', ',', ';', ':'].map((mark) => sentence.lastIndexOf(mark))) + 1,
    )
    const what = clause.replace(/(?:时间)?(?:[至到于自从]).*$/, '') || clause
    if (what !== '') found.push({ what, on, at: paragraph.at(start) })
  }
}

const beforeWords =
  /^(?:\([^()]{0,10}\))?(?:(?:上午|下午|中午|晚上?|下班)?(?:\d{1,2}(?:[:点时]\d{0,2}分?)?)?|下班)(?:之前|以前|前)(?![后期往景])/
const closes = /(?:^|[。,;:、])([^。,;:]{1,20}?)的?截止(?:时间|日期|日)?(?:为|是|到|至|:)?$/

function clauseEnd(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (character === '(' && depth === 0) return at
    if (character === ')') depth--
    if (/[。;!?]/.test(character)) return at
    if (character === ',' && at > 0) return at
  }
  return text.length
}

const inYear = (month: number, ofMonth: number, years: Years): Day | undefined => {
  const year = yearFor(month, ofMonth, years)
  return year === null ? undefined : findDay(year, month, ofMonth)
}

/** A date without a year is the next one after the day of issue, or in the plan's year. */
function yearFor(month: number, ofMonth: number, { plan, issuedOn }: Years): number | null {
  if (issuedOn === null) return plan
  const year = yearOf(issuedOn)
  const day = findDay(year, month, ofMonth)
  return day !== undefined && day < addDays(issuedOn, -7) ? year + 1 : year
}
