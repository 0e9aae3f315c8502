import type { Day } from '#kernel/days.ts'
import type { Read } from '../db/database.ts'

/** A region to choose, as deep in the list as it lies in the tree. */
export interface ListedRegion {
  readonly id: string
  readonly name: string
  readonly depth: number
}

interface Placed {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
}

/** The living regions within reach, each after the one it lies in, neighbours in their own order. */
export async function regionsWithinReach(tx: Read): Promise<ListedRegion[]> {
  const rows = await tx
    .selectFrom('access.regionWithinReach')
    .select(['id', 'name', 'parentId'])
    .where('endedOn', 'is', null)
    .orderBy('position')
    .orderBy('code')
    .orderBy('name')
    // The columns of a view pass for nullable; these come from a table where they are not.
    .$narrowType<{ id: string; name: string; parentId: string | null; endedOn: Day | null }>()
    .execute()
  return inTreeOrder(rows)
}

/** Parents first; a region whose parent is not among them is a root. */
export function inTreeOrder(regions: readonly Placed[]): ListedRegion[] {
  const known = new Set(regions.map(({ id }) => id))
  const below = Map.groupBy(regions, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  )
  const from = (parent: string | null, depth: number): ListedRegion[] =>
    (below.get(parent) ?? []).flatMap(({ id, name }) => [
      { id, name, depth },
      ...from(id, depth + 1),
    ])
  return from(null, 0)
}
