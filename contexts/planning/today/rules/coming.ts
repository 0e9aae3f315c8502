import { addDays, type Day, monthOf, type Span, type Xun, xun, yearOf } from '#kernel/days.ts'

/** A ten-day period by its month and part. */
export interface TenDays extends Span {
  readonly month: number
  readonly part: Xun
}

/** The ten-day period that a day lies in, and those that follow it, in order. */
export function comingTenDays(today: Day, count: number): readonly TenDays[] {
  const found: TenDays[] = []
  for (let on = today; found.length < count; on = addDays(found.at(-1)!.to, 1)) {
    const part = partOf(on)
    found.push({ month: monthOf(on), part, ...xun(yearOf(on), monthOf(on), part) })
  }
  return found
}

const partOf = (on: Day): Xun => {
  const ofMonth = Number(on.slice(8))
  return ofMonth <= 10 ? 1 : ofMonth <= 20 ? 2 : 3
}
