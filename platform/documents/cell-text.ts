import { findDay } from '#kernel/days.ts'

/**
 * A number of a sheet as text: never with the noise of binary fractions, as a percentage where its
 * format is one, and in scientific notation from 10^15 on, as Excel shows it, because digits beyond
 * the fifteenth are already lost there.
 */
export function numberText(value: number, format = ''): string {
  if (format.includes('%')) return `${plain(value * 100)}%`
  if (Math.abs(value) < 1e15) return plain(value)
  return value.toExponential(5).replace('e', 'E')
}

/**
 * A date of a sheet, given as if it were in UTC: 'YYYY-MM-DD', with the time of day if it has one,
 * or only the year and month that its format shows.
 */
export function dateText(value: Date, format = ''): string {
  const [year, month, ofMonth] = [
    value.getUTCFullYear(),
    value.getUTCMonth() + 1,
    value.getUTCDate(),
  ]
  const on = findDay(year, month, ofMonth)
  if (on === undefined) return ''

  const shows = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase()
  if (shows.includes('y') && shows.includes('m') && !shows.includes('d'))
    return `${year}年${month}月`
  // Excel keeps a time of day without a day as a fraction of 1899-12-30 or 31.
  const time = value.toISOString().slice(11, 16)
  if (year < 1900) return time
  return time === '00:00' ? on : `${on} ${time}`
}

const plain = (value: number): string => {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e')
    ? Number(text)
        .toFixed(20)
        .replace(/\.?0+$/, '')
    : text
}
