import type { RevisionShape } from '../../shapes.ts'

interface Known {
  readonly regionId: string
  readonly year: number
  readonly state: RevisionShape['state']
  readonly revision: number
}

/** What a new year can begin from, in a region: its last year with an issued plan, and the next year. */
export function beginnings(plans: readonly Known[], regionId: string, thisYear: number) {
  const mine = plans.filter((plan) => plan.regionId === regionId)
  const taken = new Set(mine.map(({ year }) => year))
  // A later revision may be open; the first one of a plan that has another was issued.
  const issued = mine
    .filter(({ state, revision }) => state === 'issued' || revision > 1)
    .map(({ year }) => year)
    .toSorted((a, b) => b - a)
  const last = Math.max(thisYear - 1, ...mine.map(({ year }) => year))
  return { issued, taken, next: last + 1 }
}
