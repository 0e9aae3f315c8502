import type { Day } from '#kernel/days.ts'
import type { Collection, HolidayPolicy } from './kinds.ts'

/** The hours of a weekday, in minutes since midnight. */
export interface Hours {
  /** ISO: 1 is Monday. */
  readonly weekday: number
  readonly opens: number
  readonly closes: number
}

/** When something works and how much it can do, from a day until the next terms begin. */
export interface Terms {
  readonly from: Day
  readonly holidays: HolidayPolicy
  /** Donors who can lie at once; null where that does not bound it. */
  readonly beds: number | null
  /** 人份 an hour, for all of it and for one bed; null where not stated. */
  readonly renfenPerHour: number | null
  readonly renfenPerBed: number | null
  /** 治疗量 an hour, for all of it and for one bed. */
  readonly dosesPerHour: number | null
  readonly dosesPerBed: number | null
  readonly hours: readonly Hours[]
}

/** The terms in force on a day: the latest that began by then; undefined before the first. */
export const termsOn = <T extends Pick<Terms, 'from'>>(all: readonly T[], on: Day): T | undefined =>
  all.reduce<T | undefined>(
    (found, one) =>
      one.from <= on && (found === undefined || one.from > found.from) ? one : found,
    undefined,
  )

/**
 * How much it can collect in an hour: the strictest of its own rate and what its beds allow. Null
 * where its terms say nothing of this collection: then it does not bound it.
 */
export function ratePerHour(terms: Terms, collection: Collection): number | null {
  const blood = collection === 'whole-blood'
  const own = blood ? terms.renfenPerHour : terms.dosesPerHour
  const perBed = blood ? terms.renfenPerBed : terms.dosesPerBed
  const byBeds = perBed === null || terms.beds === null ? null : perBed * terms.beds
  return strictest(own, byBeds)
}

/** The lesser of two bounds, where null is none. */
export const strictest = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.min(one, other)
