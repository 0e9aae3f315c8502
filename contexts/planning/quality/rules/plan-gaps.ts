import type { Span } from '#kernel/days.ts'
import type { Found } from './found.ts'

/** A unit of the plan with what is wanted of it. */
export interface PlannedUnit {
  readonly unitId: string
  readonly amount: number
  readonly scheduled: boolean
  readonly headcount: boolean
}

interface Of {
  readonly year: Span
  /** The revision as people call it. */
  readonly planName: string
}

/** Units with a target and no day in the schedule. */
export const unscheduled = (units: readonly PlannedUnit[], { year, planName }: Of) =>
  units
    .filter(({ amount, scheduled }) => amount > 0 && !scheduled)
    .map(
      ({ unitId, amount }): Found => ({
        ...{ rule: 'unscheduled', key: unitId, source: 'schedule', sourceName: planName, unitId },
        ...{ ...year, facts: { amount } },
      }),
    )

/** Units of the plan whose ceiling cannot be checked, because nobody stated how many people they have. */
export const withoutHeadcount = (units: readonly PlannedUnit[], { year }: Of) =>
  units
    .filter(({ amount, headcount }) => amount > 0 && !headcount)
    .map(
      ({ unitId, amount }): Found => ({
        ...{ rule: 'headcount-missing', key: unitId, source: 'headcounts', sourceName: null },
        ...{ unitId, ...year, facts: { amount } },
      }),
    )
