import { type Day, holidayName, weekdayOf, workday } from '#kernel/days.ts'
import { type Hours, type Terms, termsOn } from './terms.ts'

/** Days on which something is not there; both ends belong. */
export interface Absence {
  readonly from: Day
  readonly to: Day
}

/** What is known of something that collects. */
export interface Collector {
  readonly id: string
  readonly name: string
  readonly began: Day
  /** The first day on which it is no more. */
  readonly ended: Day | null
  readonly terms: readonly Terms[]
  readonly absences: readonly Absence[]
}

/** How it stands on a day, and why it is not open where it is not. */
export type Opening =
  | { readonly is: 'open'; readonly hours: Hours; readonly terms: Terms }
  /** Its hours leave the day free; they could be opened. `usual` are those of its longest day. */
  | { readonly is: 'off'; readonly usual: Hours | undefined; readonly terms: Terms }
  | { readonly is: 'holiday'; readonly usual: Hours; readonly terms: Terms }
  | { readonly is: 'absent' }
  | { readonly is: 'not-there' }

/** A statutory holiday that gives the day off; a year not yet announced has none known. */
export const isHoliday = (on: Day): boolean =>
  workday(on) === 'off' && typeof holidayName(on) === 'string'

/** How something stands on a day, by its terms, its absences and the statutory holidays. */
export function openingOn(it: Collector, on: Day): Opening {
  const terms = termsOn(it.terms, on)
  if (on < it.began || (it.ended !== null && on >= it.ended) || terms === undefined) {
    return { is: 'not-there' }
  }
  if (it.absences.some(({ from, to }) => from <= on && on <= to)) return { is: 'absent' }
  const hours = terms.hours.find(({ weekday }) => weekday === weekdayOf(on))
  if (hours === undefined) return { is: 'off', usual: longest(terms.hours), terms }
  if (terms.holidays === 'rests' && isHoliday(on)) return { is: 'holiday', usual: hours, terms }
  return { is: 'open', hours, terms }
}

const longest = (hours: readonly Hours[]): Hours | undefined =>
  hours.reduce<Hours | undefined>(
    (found, one) =>
      found === undefined || one.closes - one.opens > found.closes - found.opens ? one : found,
    undefined,
  )
