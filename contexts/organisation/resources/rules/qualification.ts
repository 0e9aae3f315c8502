import type { Day } from '#kernel/days.ts'
import type { Aspect, Outcome, ResourceKind } from './kinds.ts'

/** One assessment of a site or venue in one respect. */
export interface Assessment {
  readonly aspect: Aspect
  readonly outcome: Outcome
  readonly assessedOn: Day
  /** The last day on which it holds; null: until the next. */
  readonly validTo: Day | null
}

/** How a place stands in one respect on a day. */
export interface Standing {
  readonly aspect: Aspect
  readonly is: 'met' | 'not-met' | 'expired' | 'never-assessed'
  /** The last day on which it is met, or was. */
  readonly until: Day | null
}

/**
 * What a place must be fit in before anyone collects there: house policy, not law. A vehicle needs
 * ground to stand on where a venue is; a fixed site needs its permit.
 */
export const required: Readonly<Record<ResourceKind, readonly Aspect[]>> = {
  team: [],
  vehicle: [],
  site: ['power', 'space', 'privacy', 'permit'],
  venue: ['power', 'space', 'privacy', 'parking'],
}

/** How a place stands in every respect asked of its kind, by the latest assessment made by that day. */
export const standings = (
  kind: ResourceKind,
  assessments: readonly Assessment[],
  on: Day,
): readonly Standing[] =>
  required[kind].map((aspect) => {
    const latest = assessments
      .filter((one) => one.aspect === aspect && one.assessedOn <= on)
      .reduce<Assessment | undefined>(
        (found, one) => (found === undefined || one.assessedOn >= found.assessedOn ? one : found),
        undefined,
      )
    if (latest === undefined) return { aspect, is: 'never-assessed', until: null }
    const { outcome, validTo } = latest
    if (outcome === 'not-met') return { aspect, is: 'not-met', until: null }
    return { aspect, is: validTo !== null && validTo < on ? 'expired' : 'met', until: validTo }
  })

/** Whether a place may be used on a day: every respect is met. */
export const isQualified = (
  kind: ResourceKind,
  assessments: readonly Assessment[],
  on: Day,
): boolean => standings(kind, assessments, on).every(({ is }) => is === 'met')
