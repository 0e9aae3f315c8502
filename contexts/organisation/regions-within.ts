import { sql } from 'kysely'
import type { Read } from '#platform/db/database.ts'

/** Those of some regions that are a region or lie below it now. */
export async function regionsWithin(
  tx: Read,
  regionId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('organisation.region')
    .select('id')
    .where('id', 'in', ids)
    .where(sql<boolean>`ancestors @> array[${regionId}::uuid]`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
