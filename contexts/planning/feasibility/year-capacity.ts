import { wholeYear } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import { capacityOfDays, getRegion } from '../../organisation/index.ts'
import { findPlan } from '../queries.ts'
import type { Grain } from '../rules/grain.ts'
import type { PlanShape } from '../shapes.ts'
import { noPlan } from '../view-plan.ts'
import { capacities } from './rules/capacity.ts'
import { periodsOf } from './rules/periods.ts'
import { holidaysOf, windowsOf } from './rules/seasons.ts'
import { seasonsFor } from './season-queries.ts'
import type { YearCapacityShape } from './shapes.ts'

/** What the region of a plan can collect in its year, by column, with the holidays and seasons in it. */
export async function yearCapacity(
  tx: Read,
  { id, grain }: { readonly id: string; readonly grain: Grain },
): Promise<YearCapacityShape> {
  const plan = await findPlan(tx, id)
  if (plan === undefined) throw noPlan()
  const { year, regionId } = plan
  const region = await getRegion(tx, regionId)
  const windows = windowsOf(year, await seasonsFor(tx, region.ancestors))
  const { fleet, days } = await capacityOfDays(tx, regionId, wholeYear(year))
  const periods = periodsOf(year, grain)
  const { mobile, site } = capacities(periods, days, windows)
  return {
    planId: id,
    regionName: region.name,
    ...{ year, grain },
    // A check constraint holds the units.
    unit: plan.unit as PlanShape['unit'],
    comparable: plan.unit === 'renfen',
    periods: [...periods],
    capacities: { mobile: mobile && [...mobile], site: site && [...site] },
    fleet: {
      teams: fleet.teams.length,
      vehicles: fleet.vehicles.length,
      sites: fleet.sites.length,
    },
    windows: [...windows],
    holidays: copied(holidaysOf(year)),
  }
}

const copied = <T>(all: readonly T[] | null): T[] | null => all && [...all]
