import type { Read } from '#platform/db/database.ts'
import type { Grain } from '../rules/grain.ts'
import { viewPlan } from '../view-plan.ts'
import { type Assessment, assess, type Standing } from './rules/assess.ts'
import { loadsOf } from './rules/loads.ts'
import { conflictsOf } from './rules/resolve.ts'
import type { FeasibilityShape } from './shapes.ts'
import { yearCapacity } from './year-capacity.ts'

export interface Asked {
  readonly id: string
  readonly grain: Grain
  readonly revision?: number | undefined
}

/** A plan against what can be collected; a plan that counts another unit than 人份 is not compared. */
export async function viewFeasibility(
  tx: Read,
  { id, grain, revision }: Asked,
): Promise<FeasibilityShape> {
  const plan = await viewPlan(tx, { id, revision })
  const capacity = await yearCapacity(tx, { id, grain })
  const loads = capacity.comparable ? loadsOf(plan.targets, plan.items) : []
  const { standings, unchecked } = assess(loads, capacity)
  return {
    ...capacity,
    revision: plan.revision.number,
    basis: 'by-days',
    standings: { mobile: written(standings.mobile), site: written(standings.site) },
    unchecked: { ...unchecked },
    conflicts: conflictsOf(loads, capacity).map(({ carrier, standing, ways }) => ({
      carrier,
      standing: writtenOne(standing),
      ways: ways.map((way) => (way.is === 'move' ? { ...way, steps: [...way.steps] } : way)),
    })),
  }
}

const written = (all: Assessment['standings']['mobile']) => all?.map(writtenOne) ?? null
const writtenOne = (standing: Standing) => ({ ...standing, parts: [...standing.parts] })
