import { type Instant, instant } from '#kernel/days.ts'

/** The moment some minutes later; earlier when they are negative. */
export const minutesAfter = (now: Instant, minutes: number): Instant =>
  instant(Date.parse(now) + minutes * 60_000)
