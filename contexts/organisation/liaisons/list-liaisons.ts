import { sql } from 'kysely'
import type { Look } from '#platform/change.ts'
import { regionsBelow } from '../queries.ts'
import type { LiaisonRole } from '../rules/kinds.ts'
import { maskedName, maskedPhone, standing } from '../rules/liaison.ts'
import type { LiaisonShape } from '../shapes.ts'

/** The liaisons of a unit, or of all units in a region and below; names and phones masked. */
export async function listLiaisons(
  { tx, today, secrets }: Look,
  {
    unitId,
    regionId,
  }: { readonly unitId?: string | undefined; readonly regionId?: string | undefined },
): Promise<LiaisonShape[]> {
  let query = tx
    .selectFrom('organisation.liaison as l')
    .innerJoin('organisation.unit as u', 'u.id', 'l.unitId')
    .select((row) => [
      'l.id',
      'l.unitId',
      'u.name as unitName',
      'l.name',
      'l.phone',
      'l.validFrom',
      'l.validTo',
      'l.version',
      'l.demo',
      'l.confirmedAt',
      'l.unreachableWhy as unreachable',
      row.ref('l.role').$castTo<LiaisonRole>().as('role'),
    ])
    .orderBy(sql`u.kind not in ('town', 'county')`)
    .orderBy('u.position')
    .orderBy('u.name')
    .orderBy('l.role')
    .orderBy('l.validFrom', 'desc')
  if (unitId !== undefined) query = query.where('l.unitId', '=', unitId)
  if (regionId !== undefined) {
    query = query.where('u.regionId', 'in', regionsBelow(regionId, today))
  }
  const rows = await query.execute()
  return rows.map((row) => ({
    ...row,
    name: maskedName(row.name),
    phone: row.phone === null ? null : maskedPhone(secrets.open(row.phone)),
    standing: standing(row, today),
  }))
}
