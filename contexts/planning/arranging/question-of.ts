import { wholeYear } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import { getRegion, unitsAsOf } from '../../organisation/index.ts'
import { needFor } from '../feasibility/season-queries.ts'
import { yearCapacity } from '../feasibility/year-capacity.ts'
import { findPlan, loadDraft } from '../queries.ts'
import { wishesOf } from './queries.ts'
import { defaultWeights } from './rules/instance.ts'
import type { Question } from './rules/question.ts'
import type { AskedShape } from './shapes.ts'

/** Gathers everything that an arrangement is made of, as it stands now. */
export async function questionOf(
  tx: Read,
  {
    planId,
    revisionId,
    asked,
  }: { readonly planId: string; readonly revisionId: string; readonly asked: AskedShape },
): Promise<Question> {
  const { year, regionId } = (await findPlan(tx, planId))!
  const { targets, items } = await loadDraft(tx, revisionId)
  const capacity = await yearCapacity(tx, { id: planId, grain: asked.grain })
  const unitIds = [...new Set(targets.flatMap(({ unitId }) => unitId ?? []))]
  const region = await getRegion(tx, regionId)
  const need = asked.follow === 'need' ? await needFor(tx, region.ancestors, year) : undefined
  const units = await unitsAsOf(tx, unitIds, wholeYear(year).to)
  return {
    ...{ year, grain: asked.grain, targets, items, fixed: asked.fixed, band: asked.band },
    capacity: capacity.capacities.mobile ?? [],
    wishes: (await wishesOf(tx, unitIds, wholeYear(year))).map(({ unitId, stance, from, to }) => ({
      ...{ unitId, stance, from, to },
    })),
    need: need ?? null,
    groups: new Map(units.map((unit) => [unit.id, unit.regionId])),
    weights: asked.weights ?? defaultWeights,
  }
}
