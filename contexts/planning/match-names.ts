import { type Day, wholeYear } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Read } from '#platform/db/database.ts'
import {
  getRegion,
  matchUnits,
  regionsWithin,
  type UnitMatch,
  unitsAsOf,
} from '../organisation/index.ts'

/** Where the units of a plan are looked for, and on which days: one that lived on any of them will do. */
export interface Place {
  readonly regionId: string
  readonly days: readonly Day[]
}

/**
 * The days on which a plan's units are looked for: when its year begins, when it ends, and today, for
 * an office may have registered only now who had a target then.
 */
export const daysOf = (year: number | null, today: Day): readonly Day[] => {
  if (year === null) return [today]
  const { from, to } = wholeYear(year)
  return [...new Set([from, to, today])]
}

/** What names stand for on the first of the days on which they stand for something. */
export async function matchNames(
  tx: Read,
  { regionId, days }: Place,
  names: readonly string[],
): Promise<readonly UnitMatch[]> {
  const best = new Map<string, UnitMatch>(names.map((name) => [name, { name, verdict: 'new' }]))
  for (const on of days) {
    const open = names.filter((name) => best.get(name)!.verdict !== 'exact')
    if (open.length === 0) break
    for (const match of await matchUnits(tx, { regionId, on }, open)) {
      if (rank[match.verdict] > rank[best.get(match.name)!.verdict]) best.set(match.name, match)
    }
  }
  return names.map((name) => best.get(name)!)
}

const rank = { new: 0, close: 1, exact: 2 } as const

/**
 * Refuses units that do not lie in a region or below it, on any of the days or now; `not-found` for
 * those outside the asker's reach.
 */
export async function requireWithin(
  tx: Read,
  { regionId, days }: Place,
  unitIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(unitIds)]
  const lain = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]))
  const names = new Map<string, string>()
  for (const on of days) {
    for (const unit of await unitsAsOf(tx, ids, on)) {
      lain.get(unit.id)!.add(unit.regionId)
      names.set(unit.id, unit.name)
    }
  }
  if (ids.some((id) => !names.has(id))) throw noUnit()
  const inside = await regionsWithin(tx, regionId, [
    ...new Set([...lain.values()].flatMap((at) => [...at])),
  ])
  const outside = ids.find((id) => ![...lain.get(id)!].some((at) => inside.has(at)))
  if (outside === undefined) return
  const region = await getRegion(tx, regionId)
  throw liesElsewhere(names.get(outside)!, region.name)
}

const noUnit = () =>
  new Problem('not-found', {
    zh: '在您的范围内没有这个单位。',
    en: 'There is no such unit within your reach.',
  })

const liesElsewhere = (unit: string, region: string) =>
  new Problem('input-invalid', {
    zh: `“${unit}”不在${region}范围内，不能列入${region}的计划。`,
    en: `“${unit}” does not lie in ${region} and cannot be in its plan.`,
  })
