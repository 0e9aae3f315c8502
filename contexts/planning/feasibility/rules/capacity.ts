import type { Day } from '#kernel/days.ts'
import type { Period } from './periods.ts'
import { effectOn, type Window } from './seasons.ts'

/** Who collects: teams on vehicles, counted in 车·班, or fixed sites, counted in 点·班. */
export const carriers = ['mobile', 'site'] as const
export type Carrier = (typeof carriers)[number]

/** What can be collected on a day, as organisation tells it. */
export interface DayFacts {
  readonly on: Day
  readonly shifts: readonly { readonly renfen: number }[]
  /** Could be asked to come on a day off. */
  readonly spare: readonly { readonly renfen: number }[]
  readonly sites: readonly { readonly renfen: number }[]
  /** The year's statutory holidays are not announced. */
  readonly unknown: boolean
}

/** What one column can take. */
export interface Capacity {
  /** 车·班 or 点·班: teams on vehicles, or sites, times days. */
  readonly shifts: number
  /** 人份, after what the seasons do. */
  readonly renfen: number
  /** Further 车·班 on days off, and what they would collect. */
  readonly spareShifts: number
  readonly spareRenfen: number
  /** Days that may turn out to be holidays. */
  readonly unknownDays: number
}

/** What each column can take, by carrier; null for a carrier of which nothing is registered. */
export function capacities(
  periods: readonly Period[],
  days: readonly DayFacts[],
  windows: readonly Window[],
): Readonly<Record<Carrier, readonly Capacity[] | null>> {
  const mobile = periods.map(() => empty())
  const site = periods.map(() => empty())
  const byDay = new Map(days.map((one) => [one.on, one]))
  for (const { at, span } of periods) {
    for (const facts of daysIn(byDay, span)) {
      const { capacity, willingness } = effectOn(windows, facts.on)
      const effect = capacity * willingness
      add(mobile[at]!, facts.shifts, effect, facts.unknown)
      add(site[at]!, facts.sites, effect, facts.unknown)
      for (const { renfen } of facts.spare) {
        mobile[at]!.spareShifts += 1
        mobile[at]!.spareRenfen += whole(renfen * effect)
      }
    }
  }
  const known = (all: readonly Capacity[]) =>
    all.some(({ shifts, spareShifts }) => shifts + spareShifts > 0) ? all : null
  return { mobile: known(mobile), site: known(site) }
}

/**
 * 人份 that a 车·班 collects in a column on average; where the column has none, in the whole year.
 * Null where the whole year has none.
 */
export function perShift(all: readonly Capacity[], at: number): number | null {
  const { shifts, renfen } = all[at]!
  if (shifts > 0 && renfen > 0) return renfen / shifts
  const [inYear, ofYear] = [sum(all, 'shifts'), sum(all, 'renfen')]
  return inYear === 0 || ofYear === 0 ? null : ofYear / inYear
}

type Summing = { -readonly [Name in keyof Capacity]: number }

const empty = (): Summing => ({
  shifts: 0,
  renfen: 0,
  spareShifts: 0,
  spareRenfen: 0,
  unknownDays: 0,
})

function add(
  to: Summing,
  found: readonly { readonly renfen: number }[],
  effect: number,
  unknown: boolean,
): void {
  to.shifts += found.length
  for (const { renfen } of found) to.renfen += whole(renfen * effect)
  if (unknown) to.unknownDays += 1
}

function* daysIn(
  byDay: ReadonlyMap<Day, DayFacts>,
  { from, to }: Period['span'],
): Generator<DayFacts> {
  for (const [on, facts] of byDay) if (from <= on && on <= to) yield facts
}

const sum = (all: readonly Capacity[], of: keyof Capacity): number =>
  all.reduce((total, one) => total + one[of], 0)

/** What is left over of a 人份 is not counted on. */
const whole = (renfen: number): number => Math.floor(renfen + 1e-9)
