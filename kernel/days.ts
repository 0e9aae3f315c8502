import chineseDays from 'chinese-days'
import { Temporal } from 'temporal-polyfill'

/** A calendar day in Asia/Shanghai, written 'YYYY-MM-DD'. */
export type Day = string & { readonly __day: true }

/** A moment, written as ISO 8601 in UTC with milliseconds. */
export type Instant = string & { readonly __instant: true }

/** A closed range of days: both ends belong to it. */
export interface Span {
  readonly from: Day
  readonly to: Day
}

/** The ten-day periods of a month: 1–10, 11–20 and 21 to its end. */
export type Xun = 1 | 2 | 3

export const timeZone = 'Asia/Shanghai'

/** Reads 'YYYY-MM-DD'; throws a RangeError for a day that the calendar does not have. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text as Day
}

export function isDay(text: string): text is Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts !== null && findDay(+parts[1]!, +parts[2]!, +parts[3]!) !== undefined
}

/** The day with this year, month and day of month, if the calendar has it. */
export function findDay(year: number, month: number, ofMonth: number): Day | undefined {
  if (year < 1000 || year > 9999 || month < 1 || month > 12) return undefined
  if (ofMonth < 1 || ofMonth > daysInMonth(year, month)) return undefined
  return `${year}-${two(month)}-${two(ofMonth)}` as Day
}

/** The moment as text; the only way from a clock into the domain. */
export const instant = (epochMs: number): Instant => new Date(epochMs).toISOString() as Instant

/** The day it is in Asia/Shanghai at a moment. */
export function dayOf(moment: Instant): Day {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString() as Day
}

/** What the clock says in Asia/Shanghai at a moment: 'HH:MM'. */
export const clockOf = (moment: Instant): string =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainTime().toString().slice(0, 5)

/** The moment at which it is that day and that time ('HH:MM') in Asia/Shanghai. */
export const momentAt = (on: Day, clock: string): Instant =>
  instant(
    Temporal.PlainDate.from(on).toZonedDateTime({
      timeZone,
      plainTime: Temporal.PlainTime.from(clock),
    }).epochMilliseconds,
  )

export const yearOf = (on: Day): number => +on.slice(0, 4)
export const monthOf = (on: Day): number => +on.slice(5, 7)

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (on: Day): number => Temporal.PlainDate.from(on).dayOfWeek

export const addDays = (on: Day, days: number): Day =>
  Temporal.PlainDate.from(on).add({ days }).toString() as Day

/** The corresponding day some months on, held to the end of a shorter month. */
export const addMonths = (on: Day, months: number): Day =>
  Temporal.PlainDate.from(on).add({ months }).toString() as Day

/** Days of a closed range: 1 when both ends are the same day. */
export const lengthInDays = ({ from, to }: Span): number =>
  Temporal.PlainDate.from(from).until(to).days + 1

export function daysInMonth(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth
}

export const wholeYear = (year: number): Span => ({
  from: `${year}-01-01` as Day,
  to: `${year}-12-31` as Day,
})

export const wholeMonth = (year: number, month: number): Span => ({
  from: `${year}-${two(month)}-01` as Day,
  to: `${year}-${two(month)}-${two(daysInMonth(year, month))}` as Day,
})

/** A ten-day period: 上旬 1–10, 中旬 11–20, 下旬 21 to the month's last day. */
export function xun(year: number, month: number, part: Xun): Span {
  const { from, to } = wholeMonth(year, month)
  const at = (ofMonth: number) => `${from.slice(0, 8)}${two(ofMonth)}` as Day
  return { from: at(part * 10 - 9), to: part === 3 ? to : at(part * 10) }
}

/** Whether a day is worked, off, or in a year whose holidays are not yet announced. */
export function workday(on: Day): 'workday' | 'off' | 'unknown' {
  if (!holidaysAnnounced(yearOf(on))) return 'unknown'
  return chineseDays.isWorkday(on) ? 'workday' : 'off'
}

/** The statutory holiday's Chinese name, null on other days, undefined in a year not yet announced. */
export function holidayName(on: Day): string | null | undefined {
  if (!holidaysAnnounced(yearOf(on))) return undefined
  return chineseDays.isHoliday(on) ? announcedName(on) : null
}

/** The first day of the lunar year that begins in this calendar year. */
export const springFestival = (year: number): Day =>
  chineseDays.getSolarDateFromLunar(`${year}-01-01`).date as Day

const holidaysAnnounced = (year: number): boolean => announcedName(wholeYear(year).from) !== null

/** The library names an announced holiday 'English,中文,days' and any other day by its weekday. */
const announcedName = (on: Day): string | null =>
  chineseDays.getDayDetail(on).name.split(',')[1] ?? null

const two = (n: number): string => String(n).padStart(2, '0')
