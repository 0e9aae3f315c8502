import { sql } from 'kysely'
import type { Look } from '#platform/change.ts'
import { getRegion } from '../queries.ts'
import type { CoverageRow } from './contract.ts'
import { assessmentsOf, findResources } from './queries.ts'
import { isQualified } from './rules/qualification.ts'

/** How many fixed sites and venues each region directly below one has; those without any are told too. */
export async function coverage(
  { tx, today }: Look,
  { regionId }: { readonly regionId: string },
): Promise<CoverageRow[]> {
  await getRegion(tx, regionId)
  const parts = await tx
    .selectFrom('organisation.region')
    .select(['id', 'name'])
    .where('parentId', '=', regionId)
    .where('endedOn', 'is', null)
    .orderBy('position')
    .orderBy(sql`name collate "zh-x-icu"`)
    .execute()
  const rows: CoverageRow[] = []
  for (const { id, name } of parts) {
    const places = (await findResources(tx, { regionId: id })).filter(
      ({ kind, endedOn }) =>
        (kind === 'site' || kind === 'venue') && (endedOn === null || endedOn > today),
    )
    const assessed = Map.groupBy(
      await assessmentsOf(
        tx,
        places.map((one) => one.id),
      ),
      ({ resourceId }) => resourceId,
    )
    rows.push({
      regionId: id,
      regionName: name,
      sites: places.filter(({ kind }) => kind === 'site').length,
      venues: places.filter(({ kind }) => kind === 'venue').length,
      qualified: places.filter((one) => isQualified(one.kind, assessed.get(one.id) ?? [], today))
        .length,
    })
  }
  return rows
}
