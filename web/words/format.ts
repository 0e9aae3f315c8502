import type { Quantity } from '#kernel/blood.ts'
import {
  type Day,
  dayOf,
  type Instant,
  monthOf,
  type Span,
  weekdayOf,
  yearOf,
} from '#kernel/days.ts'
import type { Language } from '#kernel/text.ts'
import { unitNames } from '#kernel/unit-words.ts'

export { basisNames, unitNames } from '#kernel/unit-words.ts'

/** A whole or decimal number with thousands separators: 11,173. Minus is the typographic one. */
export function number(value: number, decimals?: number): string {
  const digits = formatOf(decimals).format(Math.abs(value))
  return value < 0 && Number(digits.replaceAll(',', '')) !== 0 ? `−${digits}` : digits
}

/** A format is dear to make, and a screen of figures asks for the same one hundreds of times. */
const formats = new Map<number | undefined, Intl.NumberFormat>()

function formatOf(decimals: number | undefined): Intl.NumberFormat {
  const known = formats.get(decimals)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 3,
  })
  formats.set(decimals, made)
  return made
}

/** A difference with its sign; nothing stands before a zero: +236, −157, 0. */
export const signed = (value: number, decimals?: number): string => {
  const text = number(value, decimals)
  return value > 0 && Number(text.replaceAll(',', '')) !== 0 ? `+${text}` : text
}

/** A share of one as per cent with one decimal: 77.6%. */
export const percent = (share: number, decimals = 1): string => `${number(share * 100, decimals)}%`

/** A share of one as per mille: 11.2‰. */
export const perMille = (share: number, decimals = 1): string =>
  `${number(share * 1000, decimals)}‰`

/** A figure with its unit: 11,173 人份. U and 治疗量 go by halves and keep one decimal. */
export function quantity({ amount, unit }: Quantity, language: Language): string {
  const halves = unit === 'U' || unit === 'dose'
  const figure = number(amount, halves && !Number.isInteger(amount) ? 1 : undefined)
  return `${figure} ${unitNames[unit][language]}`
}

/** A day as a heading: 2027年3月5日(周五), 5 March 2027 (Fri). */
export function dayHeading(on: Day, language: Language): string {
  const [year, month, ofMonth] = [yearOf(on), monthOf(on), Number(on.slice(8))]
  const week = weekdayOf(on) - 1
  return language === 'zh'
    ? `${year}年${month}月${ofMonth}日(周${'一二三四五六日'[week]})`
    : `${ofMonth} ${months[month - 1]} ${year} (${weekdays[week]})`
}

/** A range of days: 2027-03-01 ~ 03-10; the year stands again only where it changes. */
export function span({ from, to }: Span): string {
  if (from === to) return from
  return `${from} ~ ${yearOf(from) === yearOf(to) ? to.slice(5) : to}`
}

/** The name of a month in a table's head: 三月, Mar. */
export const monthName = (month: number, language: Language): string =>
  language === 'zh' ? `${monthsZh[month - 1]}月` : months[month - 1]!.slice(0, 3)

/** The name of a ten-day period: 上旬, 1–10. */
export const xunName = (part: 1 | 2 | 3, language: Language): string =>
  language === 'zh' ? `${'上中下'[part - 1]}旬` : ['1–10', '11–20', '21–end'][part - 1]!

/** A moment in Asia/Shanghai: 2027-11-22 18:00; without the year where it is the reader's own. */
export function moment(at: Instant, now?: Instant): string {
  const on = dayOf(at)
  const shown = now !== undefined && yearOf(dayOf(now)) === yearOf(on) ? on.slice(5) : on
  return `${shown} ${clock(at)}`
}

/** The time of day in Asia/Shanghai: 14:03, with seconds 14:03:22. */
export function clock(at: Instant, seconds = false): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
  }).format(Date.parse(at))
}

/** The size of a file for people: 12 kB, 3.4 MB. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const [size, name] = bytes < 1e6 ? [bytes / 1000, 'kB'] : [bytes / 1e6, 'MB']
  return `${number(size, size < 10 && name === 'MB' ? 1 : 0)} ${name}`
}

const monthsZh = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
