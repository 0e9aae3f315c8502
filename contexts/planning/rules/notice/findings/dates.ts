import { type Day, weekdayOf } from '#kernel/days.ts'
import { squeeze } from '../characters.ts'
import { findDates } from '../dates.ts'
import type { Line } from '../lines.ts'
import { placeIn } from '../lines.ts'
import type { Paragraph } from '../paragraphs.ts'
import type { Finding, Place } from '../shape.ts'
import { finding } from './finding.ts'

/** Dates that no calendar has, and weekdays that are not those of their dates. */
export function dateFindings(
  lines: { readonly headings: readonly Line[]; readonly tables: readonly Line[] },
  paragraphs: readonly Paragraph[],
  year: number | null,
): Finding[] {
  const found = paragraphs.flatMap((paragraph) =>
    dateMark.test(paragraph.plain)
      ? inText(paragraph.plain, paragraph.text, year, paragraph.at)
      : [],
  )
  const inHeadings = lines.headings.flatMap((line) =>
    dateMark.test(line.plain)
      ? inText(squeeze(line.plain), squeeze(line.text), year, () => placeIn(line))
      : [],
  )
  const inTables = lines.tables.flatMap((line) =>
    dateMark.test(line.plain) ? inText(line.plain, line.text, year, () => placeIn(line)) : [],
  )
  return [...found, ...inHeadings, ...inTables]
}

function inText(
  plain: string,
  text: string,
  year: number | null,
  at: (position: number) => Place,
): Finding[] {
  return findDates(plain).flatMap((date) => {
    if (date.day === null) {
      const printed = text.length === plain.length ? text.slice(date.start, date.end) : date.text
      return [finding('date-garbled', { text: printed }, at(date.start))]
    }
    const on = date.day ?? dayIn(year, date.month, date.ofMonth)
    if (date.weekday === null || on === null || weekdayOf(on) === date.weekday.number) return []
    const printed = date.weekday.text
    const actual = printed.slice(0, -1) + '一二三四五六日'.charAt(weekdayOf(on) - 1)
    return [finding('weekday-mismatch', { date: on, printed, actual }, at(date.start))]
  })
}

function dayIn(year: number | null, month: number, ofMonth: number): Day | null {
  if (year === null) return null
  const [date] = findDates(`${year}年${month}月${ofMonth}日`)
  return date?.day ?? null
}

const dateMark = /[\d〇零一二三四五六七八九十]\s*[日号]|(?:19|20)\d\d[-./]\d|(?:19|20)\d{6}/
