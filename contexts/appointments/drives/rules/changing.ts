import { addDays, type Day } from '#kernel/days.ts'

/** What others have arranged themselves by: after the lock it changes only by a second person. */
export interface Arrangement {
  readonly onDay: Day
  readonly venueId: string
  readonly projection: number
  readonly opens: number
  readonly closes: number
  /** Vehicles with their teams, in the order of their numbers. */
  readonly crews: readonly { readonly teamId: string; readonly vehicleId: string }[]
}

/** The first day on which the arrangement is locked. */
export const lockDay = (onDay: Day, days: number): Day => addDays(onDay, -days)

/** Whether a change takes effect at once, waits for a second person, or is none. */
export function changeIs(
  before: Arrangement,
  after: Arrangement,
  { lockOn, today }: { readonly lockOn: Day; readonly today: Day },
): 'none' | 'direct' | 'asked' {
  if (differences(before, after).length === 0) return 'none'
  return today < lockOn ? 'direct' : 'asked'
}

export const aspects = ['day', 'venue', 'projection', 'hours', 'crews'] as const
export type Aspect = (typeof aspects)[number]

/** In what two arrangements differ. */
export const differences = (before: Arrangement, after: Arrangement): readonly Aspect[] =>
  aspects.filter(
    (aspect) => JSON.stringify(of(before, aspect)) !== JSON.stringify(of(after, aspect)),
  )

const of = (it: Arrangement, aspect: Aspect): unknown =>
  ({
    day: it.onDay,
    venue: it.venueId,
    projection: it.projection,
    hours: [it.opens, it.closes],
    crews: it.crews.map(({ teamId, vehicleId }) => `${vehicleId} ${teamId}`).toSorted(),
  })[aspect]

/** What must be done before a drive is prepared: house policy. Who does it is said beside it. */
export const checkItems = ['contact', 'notice', 'rooms', 'power', 'parking', 'refreshment'] as const
export type CheckItem = (typeof checkItems)[number]

/** What is still to be done. */
export const openItems = (done: ReadonlySet<CheckItem>): readonly CheckItem[] =>
  checkItems.filter((item) => !done.has(item))
