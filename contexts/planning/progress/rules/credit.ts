import type { Unit } from '#kernel/blood.ts'
import type { Part } from './plan.ts'

/** Whom a donation is credited to: the way it was given. */
export const tallyTracks = ['group', 'individual', 'assurance', 'apheresis', 'other'] as const
export type TallyTrack = (typeof tallyTracks)[number]

/** What was collected, in every way it is counted. */
export interface Collected {
  /** 人次. */
  readonly visits: number
  /** 人; null where a source does not say. */
  readonly persons: number | null
  /** 人份, to the half; null where a source does not say. */
  readonly renfen: number | null
}

/** What one unit, or nobody's unit, gave in one way in one month. */
export interface Sum extends Collected {
  readonly unitId: string | null
  readonly track: TallyTrack
  readonly month: number
}

export const noneCollected: Collected = { visits: 0, persons: 0, renfen: 0 }

export const together = (left: Collected, right: Collected): Collected => ({
  visits: left.visits + right.visits,
  persons: unlessUnsaid(left.persons, right.persons),
  renfen: unlessUnsaid(left.renfen, right.renfen),
})

/** A sum with something unsaid in it is unsaid. */
const unlessUnsaid = (left: number | null, right: number | null): number | null =>
  left === null || right === null ? null : left + right

/** What was collected, as the unit of a plan counts it; null where it cannot be said. */
export function countedIn(unit: Unit, { visits, persons, renfen }: Collected): number | null {
  if (unit === 'renfen') return renfen
  if (unit === 'person') return persons
  return unit === 'visit' ? visits : null
}

/**
 * The one part of the plan that a donation is credited to: the unit's own target in that track, else
 * the track (a unit without a target, or a donor who came alone). Undefined where the plan has no such
 * track: collected, but beside the plan.
 */
export function creditor(
  targets: readonly Part[],
): (sum: Pick<Sum, 'unitId' | 'track'>) => string | undefined {
  const own = new Map<string, string>()
  const tracks = new Map<string, string>()
  for (const { key, kind, track, unitId } of targets) {
    if (unitId !== null) own.set(`${track} ${unitId}`, key)
    else if (kind === 'track' && !tracks.has(track)) tracks.set(track, key)
  }
  return ({ unitId, track }) => own.get(`${track} ${unitId}`) ?? tracks.get(track)
}

/** What each part of the plan is credited with itself, and what stands beside the plan. */
export function credit(targets: readonly Part[], sums: readonly Omit<Sum, 'month'>[]) {
  const creditorOf = creditor(targets)
  const credited = new Map<string, Collected>()
  let beside = noneCollected
  for (const sum of sums) {
    const key = creditorOf(sum)
    if (key === undefined) beside = together(beside, sum)
    else credited.set(key, together(credited.get(key) ?? noneCollected, sum))
  }
  return { credited, beside }
}
