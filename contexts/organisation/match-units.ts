import type { Day } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import { findUnits, formerNames, namesAbove, type UnitThen } from './queries.ts'
import { type Likeness, matchNames } from './rules/matching.ts'

/** What a name stands for, with the units themselves; close is a question to a person. */
export type UnitMatch =
  | { readonly name: string; readonly verdict: 'exact'; readonly unit: UnitThen }
  | {
      readonly name: string
      readonly verdict: 'close'
      readonly candidates: readonly { readonly unit: UnitThen; readonly why: Likeness }[]
    }
  | { readonly name: string; readonly verdict: 'new' }

/** Finds the units that names mean, among those living on a day in a region and below it. */
export async function matchUnits(
  tx: Read,
  { regionId, on }: { readonly regionId: string; readonly on: Day },
  names: readonly string[],
): Promise<readonly UnitMatch[]> {
  const units = await findUnits(tx, { regionId, on })
  return matchAmong(tx, regionId, units, names)
}

/** The same among units already at hand. */
export async function matchAmong(
  tx: Read,
  regionId: string,
  units: readonly UnitThen[],
  names: readonly string[],
): Promise<readonly UnitMatch[]> {
  const former = Map.groupBy(
    await formerNames(
      tx,
      units.map(({ id }) => id),
    ),
    ({ unitId }) => unitId,
  )
  const named = units.map(({ id, name, shortName }) => ({
    id,
    name,
    shortName,
    formerNames: (former.get(id) ?? []).map((row) => row.name),
  }))
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return matchNames(names, named, await namesAbove(tx, regionId)).map((match, at) => {
    const name = names[at]!
    if (match.verdict === 'new') return { name, verdict: 'new' }
    if (match.verdict === 'exact') return { name, verdict: 'exact', unit: byId.get(match.unitId)! }
    const candidates = match.candidates.map(({ unitId, why }) => ({ unit: byId.get(unitId)!, why }))
    return { name, verdict: 'close', candidates }
  })
}
