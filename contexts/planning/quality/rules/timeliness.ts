import { type Day, lengthInDays } from '#kernel/days.ts'
import type { Found } from './found.ts'

/** Within how many days a region expects the figures of a collection, from one day to another. */
export interface Expectation {
  readonly days: number
  readonly from: Day
  readonly to: Day | null
  readonly citation: string
  /** How far above the region it was made; the nearest holds. */
  readonly distance: number
}

/** Lines of one file about one day of collection. */
export interface Arrival {
  readonly batchId: string
  readonly fileName: string
  readonly day: Day
  readonly arrivedOn: Day
  readonly lines: number
}

export interface Timeliness {
  readonly inTime: number
  readonly late: number
  /** Lines of days for which the region expects nothing. */
  readonly notJudged: number
  readonly found: readonly Found[]
}

/** The expectation in force for a day of collection: the nearest level's, of these the latest. */
export const expectationOn = (all: readonly Expectation[], on: Day): Expectation | undefined =>
  all
    .filter(({ from, to }) => from <= on && (to === null || on <= to))
    .toSorted((one, other) => one.distance - other.distance || (one.from < other.from ? 1 : -1))[0]

/**
 * Days between collection and arrival against what the region expects of that day; where it expects
 * nothing, nothing is judged. One finding for a file, with its latest day.
 */
export function timeliness(
  arrivals: readonly Arrival[],
  expectations: readonly Expectation[],
): Timeliness {
  const judged = arrivals.map((arrival) => {
    const expected = expectationOn(expectations, arrival.day)
    const took = lengthInDays({ from: arrival.day, to: arrival.arrivedOn }) - 1
    return { arrival, expected, took, late: expected !== undefined && took > expected.days }
  })
  const lines = (some: typeof judged) => some.reduce((all, { arrival }) => all + arrival.lines, 0)
  const late = judged.filter((one) => one.late)
  const files = [...Map.groupBy(late, ({ arrival }) => arrival.batchId).values()]
  return {
    inTime: lines(judged.filter((one) => one.expected !== undefined && !one.late)),
    late: lines(late),
    notJudged: lines(judged.filter(({ expected }) => expected === undefined)),
    found: files.map((some): Found => {
      const days = some.map(({ arrival }) => arrival.day).toSorted()
      const worst = some.toSorted((one, other) => other.took - one.took)[0]!
      const { batchId, fileName, arrivedOn } = worst.arrival
      return {
        ...{ rule: 'late', key: batchId, source: 'tallies', sourceName: fileName, unitId: null },
        ...{ from: days[0]!, to: days.at(-1)! },
        facts: {
          lines: lines(some),
          arrivedOn,
          took: worst.took,
          day: worst.arrival.day,
          expected: worst.expected!.days,
          citation: worst.expected!.citation,
        },
      }
    }),
  }
}
