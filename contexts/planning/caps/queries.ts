import type { Read } from '#platform/db/database.ts'
import type { CapRule } from '../rules/caps.ts'

/** The approved caps that reach a region, with how far above it they were made. */
export async function capRulesFor(
  tx: Read,
  regionAndAbove: readonly string[],
): Promise<readonly CapRule[]> {
  const rows = await tx
    .selectFrom('planning.capRule')
    .select(['id', 'regionId', 'basis', 'ratio', 'fromDay', 'toDay', 'citation'])
    .where('regionId', 'in', [...regionAndAbove])
    .where('approvedAt', 'is not', null)
    .execute()
  return rows.map(({ id, regionId, basis, ratio, fromDay, toDay, citation }) => ({
    id,
    basis: basis as CapRule['basis'],
    ratio,
    from: fromDay,
    to: toDay,
    citation,
    distance: regionAndAbove.length - 1 - regionAndAbove.indexOf(regionId),
  }))
}
