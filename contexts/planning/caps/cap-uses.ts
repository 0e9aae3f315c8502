import { wholeYear } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import { getRegion } from '../../organisation/index.ts'
import { listPlans } from '../queries.ts'
import { capFor } from '../rules/caps.ts'
import { capRulesFor } from './queries.ts'

export interface LimitedPlan {
  readonly id: string
  readonly year: number
  readonly regionName: string
}

/** By cap: the plans within reach in whose year it is the rule that holds. */
export async function plansUnderCaps(
  tx: Read,
): Promise<ReadonlyMap<string, readonly LimitedPlan[]>> {
  const plans = await listPlans(tx, undefined)
  const found: [string, LimitedPlan][] = []
  for (const [regionId, own] of Map.groupBy(plans, (plan) => plan.regionId)) {
    const region = await getRegion(tx, regionId)
    const rules = await capRulesFor(tx, region.ancestors)
    for (const { id, year } of own) {
      for (const kind of oneOfEachBasis) {
        const cap = capFor(rules, kind, null, wholeYear(year).to)
        if (cap !== undefined) found.push([cap.rule.id, { id, year, regionName: region.name }])
      }
    }
  }
  return new Map(
    [...Map.groupBy(found, ([capId]) => capId)].map(([capId, uses]) => [
      capId,
      uses.map(([, plan]) => plan),
    ]),
  )
}

/** A kind of unit whose staff is counted, and one whose residents are. */
const oneOfEachBasis = ['bureau', 'town'] as const
