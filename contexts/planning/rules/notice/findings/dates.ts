import { type Day, weekdayOf } from '#kernel/days.ts'
import { squeeze, trait } from '../characters.ts'
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
  const found: Finding[] = []
  for (const paragraph of paragraphs.filter(mayHoldDate)) {
    const at = (position: number) => paragraph.at(position)
    for (const one of inText(paragraph.plain, paragraph.text, year, at)) found.push(one)
  }
  for (const line of lines.headings.filter(mayHoldDate)) {
    const at = () => placeIn(line)
    for (const one of inText(squeeze(line.plain), squeeze(line.text), year, at)) found.push(one)
  }
  for (const line of lines.tables.filter(mayHoldDate)) {
    for (const one of inText(line.plain, line.text, year, () => placeIn(line))) found.push(one)
  }
  return found
}

const mayHoldDate = ({ plain, traits }: Pick<Line, 'plain' | 'traits'>): boolean =>
  (traits & trait.date) > 0 ? dateMark.test(plain) : (traits & trait.digit) > 0 && run.test(plain)

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

const run = /(?:19|20)\d\d(?:[-./]\d|\d{4})/
const dateMark = /[\d〇零一二三四五六七八九十]\s*[日号]|(?:19|20)\d\d[-./]\d|(?:19|20)\d{6}/
