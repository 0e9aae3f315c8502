import { wholeYear } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import { type Headcount, headcountsOf, type UnitThen, unitsAsOf } from '../../organisation/index.ts'
import { basisOf, type Cap, capFor } from '../rules/caps.ts'
import type { DraftTarget } from '../rules/draft.ts'
import { capRulesFor } from './queries.ts'

/** What is known of the units of some targets, and the ceilings that follow from it. */
export interface UnitFacts {
  readonly units: ReadonlyMap<string, UnitThen>
  readonly headcounts: ReadonlyMap<string, Headcount>
  /** By the target's key. */
  readonly caps: ReadonlyMap<string, Cap>
}

/** Units, head-counts and caps of targets, by the rules of a region and those above it. */
export async function unitFactsOf(
  tx: Read,
  targets: readonly Pick<DraftTarget, 'key' | 'unitId'>[],
  regionAndAbove: readonly string[],
  year: number,
): Promise<UnitFacts> {
  const ids = targets.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))
  const { from, to } = wholeYear(year)
  const units = new Map((await unitsAsOf(tx, ids, from)).map((unit) => [unit.id, unit]))
  const headcounts = new Map<string, Headcount>()
  for (const count of await headcountsOf(tx, ids, year)) {
    if (count.basis === basisOf(units.get(count.unitId)?.kind ?? 'other')) {
      headcounts.set(count.unitId, count)
    }
  }
  const rules = await capRulesFor(tx, regionAndAbove)
  const caps = new Map<string, Cap>()
  for (const { key, unitId } of targets) {
    const unit = unitId === null ? undefined : units.get(unitId)
    if (unit === undefined) continue
    const cap = capFor(rules, unit.kind, headcounts.get(unit.id) ?? null, to)
    if (cap !== undefined) caps.set(key, cap)
  }
  return { units, headcounts, caps }
}
