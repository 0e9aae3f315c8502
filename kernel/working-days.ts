import { addDays, type Day, weekdayOf, workday } from './days.ts'

/**
 * Whether a day is worked. A year whose holidays are not announced yet is taken by its weekdays, and
 * `certain` says that it was.
 */
export function isWorked(on: Day): { readonly worked: boolean; readonly certain: boolean } {
  const known = workday(on)
  if (known !== 'unknown') return { worked: known === 'workday', certain: true }
  return { worked: weekdayOf(on) <= 5, certain: false }
}

/** The day itself if it is worked, else the next one that is: nobody must answer on a holiday. */
export function workingDayFrom(on: Day): Day {
  let day = on
  while (!isWorked(day).worked) day = addDays(day, 1)
  return day
}

/** The working day that many after another; with a negative number, before it. */
export function workingDaysAfter(on: Day, count: number): Day {
  const towards = count < 0 ? -1 : 1
  let day = on
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, towards)
    if (isWorked(day).worked) left -= 1
  }
  return day
}
