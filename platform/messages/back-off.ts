import type { Instant } from '#kernel/days.ts'
import { minutesAfter } from '../access/moments.ts'

/** After so many tries, spread over a day, a message is a dead letter. */
export const mostAttempts = 10

/** When to try again after the nth failure: 1, 3, 9, 27 … minutes, at most six hours; null: never. */
export const nextTry = (n: number, now: Instant): Instant | null =>
  n >= mostAttempts ? null : minutesAfter(now, Math.min(3 ** (n - 1), 360))
