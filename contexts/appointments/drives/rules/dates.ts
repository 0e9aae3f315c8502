import type { Day } from '#kernel/days.ts'

/** A team on a vehicle that nobody has taken that day. */
export interface Crew {
  readonly teamId: string
  readonly vehicleId: string
  readonly hours: number
  /** 人份 they can collect. */
  readonly renfen: number
}

/** A day as it is known before anything is offered. */
export interface DayFacts {
  readonly on: Day
  readonly crews: readonly Crew[]
  /** Teams on vehicles that would be there, but stand for other drives. */
  readonly taken: number
  readonly venue: 'free' | 'taken' | 'unfit'
  /** Its statutory holidays are not announced yet. */
  readonly unknown: boolean
}

/** Whether a day can be offered, and if not, what stands against it. */
export type Verdict =
  | {
      readonly on: Day
      readonly is: 'free'
      readonly crews: readonly Crew[]
      readonly capacity: number
      readonly unknown: boolean
    }
  | {
      readonly on: Day
      readonly is: 'no-crew' | 'all-taken' | 'too-small' | 'venue-taken' | 'venue-unfit'
      /** What all free crews could collect. */
      readonly capacity: number
      readonly unknown: boolean
    }

/**
 * Whether the station can staff a drive on each day: its venue free and fit, and free crews that
 * together collect the projection. Of single crews the smallest that suffices is taken, else the
 * largest are put together, so that no crew is bound that need not be.
 */
export const verdicts = (days: readonly DayFacts[], projection: number): readonly Verdict[] =>
  days.map((day) => {
    const { on, unknown } = day
    const capacity = sum(day.crews)
    const against = (is: Exclude<Verdict['is'], 'free'>): Verdict => ({ on, is, capacity, unknown })
    if (day.venue !== 'free') return against(`venue-${day.venue}`)
    if (day.crews.length === 0) return against(day.taken > 0 ? 'all-taken' : 'no-crew')
    const crews = enough(day.crews, projection)
    if (crews === undefined) return against('too-small')
    return { on, is: 'free', crews, capacity: sum(crews), unknown }
  })

/** The crews that suffice for a projection; undefined where all together do not. */
export function enough(crews: readonly Crew[], projection: number): readonly Crew[] | undefined {
  const bySize = crews.toSorted((left, right) => right.renfen - left.renfen || order(left, right))
  const single = bySize.findLast(({ renfen }) => renfen >= projection)
  if (single !== undefined) return [single]
  const chosen: Crew[] = []
  for (const crew of bySize) {
    chosen.push(crew)
    if (sum(chosen) >= projection) return chosen
  }
  return undefined
}

const sum = (crews: readonly Crew[]): number => crews.reduce((all, { renfen }) => all + renfen, 0)

const order = (left: Crew, right: Crew): number => (left.vehicleId < right.vehicleId ? -1 : 1)
