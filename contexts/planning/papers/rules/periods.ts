import { addDays, type Day, daysInMonth, monthOf, weekdayOf, yearOf } from '#kernel/days.ts'

export type Every = 'week' | 'month'

/**
 * The period of a schedule that has fallen due by a day: the week by its ISO number, or the month;
 * undefined before its day. A day that a month lacks is its last.
 */
export function duePeriod(every: Every, onDay: number, today: Day): string | undefined {
  if (every === 'week') return weekdayOf(today) < onDay ? undefined : isoWeek(today)
  const last = daysInMonth(yearOf(today), monthOf(today))
  return +today.slice(8) < Math.min(onDay, last) ? undefined : today.slice(0, 7)
}

/** 2027-W09: a week belongs to the year of its Thursday. */
export function isoWeek(on: Day): string {
  const thursday = addDays(on, 4 - weekdayOf(on))
  const first = `${yearOf(thursday)}-01-01` as Day
  let week = 1
  for (let at = addDays(first, 7); at <= thursday; at = addDays(at, 7)) week += 1
  return `${yearOf(thursday)}-W${String(week).padStart(2, '0')}`
}
