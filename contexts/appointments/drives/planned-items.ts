import type { Look } from '#platform/change.ts'
import { getUnit } from '../../organisation/index.ts'
import { itemsOfUnit } from '../../planning/index.ts'
import type { PlannedItemShape } from './shapes.ts'

/** The items of issued plans that a drive of a unit may still carry out: those not over yet. */
export async function plannedItems(
  { tx, today }: Look,
  { unitId }: { readonly unitId: string },
): Promise<PlannedItemShape[]> {
  await getUnit(tx, unitId)
  return (await itemsOfUnit(tx, unitId)).filter(({ to }) => to > today)
}
