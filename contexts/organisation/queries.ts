import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { UnitKind } from '#kernel/unit-kinds.ts'
import type { Read } from '#platform/db/database.ts'
import type { HeadcountBasis, LiaisonRole, RegionKind } from './rules/kinds.ts'

/** A region of those within reach, as it is now; `not-found` outside of them. */
export async function getRegion(tx: Read, id: string) {
  const region = await tx
    .selectFrom('organisation.region')
    .select([
      'id',
      'parentId',
      'name',
      'code',
      'ancestors',
      'beganOn',
      'endedOn',
      'demo',
      'version',
    ])
    .select((row) => row.ref('kind').$castTo<RegionKind>().as('kind'))
    .where('id', '=', id)
    .executeTakeFirst()
  if (region === undefined) {
    throw new Problem('not-found', {
      zh: '在您的范围内没有这个地区。',
      en: 'There is no such region within your reach.',
    })
  }
  return region
}

/** A unit of those within reach, as it is now; `not-found` outside of them. */
export async function getUnit(tx: Read, id: string) {
  const unit = await tx
    .selectFrom('organisation.unit')
    .select([
      'id',
      'regionId',
      'name',
      'shortName',
      'code',
      'beganOn',
      'endedOn',
      'demo',
      'version',
    ])
    .select((row) => row.ref('kind').$castTo<UnitKind>().as('kind'))
    .where('id', '=', id)
    .executeTakeFirst()
  if (unit === undefined) {
    throw new Problem('not-found', {
      zh: '在您的范围内没有这个单位。',
      en: 'There is no such unit within your reach.',
    })
  }
  return unit
}

/** A line that is known within reach; `not-found` otherwise. */
export async function getLine(tx: Read, id: string) {
  const line = await tx
    .selectFrom('organisation.line')
    .select(['id', 'regionId', 'parentId', 'name', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (line === undefined) {
    throw new Problem('not-found', {
      zh: '在您的范围内没有这个条线。',
      en: 'There is no such line within your reach.',
    })
  }
  return line
}

/** A liaison of a unit within reach, the phone still sealed; `not-found` otherwise. */
export async function getLiaison(tx: Read, id: string) {
  const liaison = await tx
    .selectFrom('organisation.liaison')
    .select(['id', 'unitId', 'name', 'phone', 'validFrom', 'validTo', 'version'])
    .select((row) => row.ref('role').$castTo<LiaisonRole>().as('role'))
    .where('id', '=', id)
    .executeTakeFirst()
  if (liaison === undefined) {
    throw new Problem('not-found', {
      zh: '在您的范围内没有这位联络员。',
      en: 'There is no such liaison within your reach.',
    })
  }
  return liaison
}

/** A unit as it was on a day. */
export interface UnitThen {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  readonly kind: UnitKind
  readonly code: string | null
  readonly regionId: string
  readonly regionName: string
  readonly beganOn: Day
  readonly endedOn: Day | null
  readonly position: number
  readonly demo: boolean
  readonly version: number
  readonly lines: readonly { readonly id: string; readonly name: string }[]
}

/**
 * The units that lived on a day in a region or below it, named and placed as they were that day:
 * town and county bodies first, then by position and name.
 */
export const findUnits = (
  tx: Read,
  { regionId, on }: { readonly regionId: string; readonly on: Day },
): Promise<readonly UnitThen[]> =>
  unitsThen(tx, on)
    .where('p.regionId', 'in', regionsBelow(regionId, on))
    .where('u.beganOn', '<=', on)
    .where((row) => row.or([row('u.endedOn', 'is', null), row('u.endedOn', '>', on)]))
    .execute()

/** Any units by id, alive or not, named and placed as they were on a day or, before it, at first. */
export const unitsAsOf = (
  tx: Read,
  ids: readonly string[],
  on: Day,
): Promise<readonly UnitThen[]> =>
  ids.length === 0 ? Promise.resolve([]) : unitsThen(tx, on).where('u.id', 'in', ids).execute()

/** Every earlier name of the units in a region and below, with the unit that bore it. */
export const formerNames = (tx: Read, unitIds: readonly string[]) =>
  unitIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('organisation.unitName as n')
        .innerJoin('organisation.unit as u', 'u.id', 'n.unitId')
        .select(['n.unitId', 'n.name'])
        .where('n.unitId', 'in', unitIds)
        .whereRef('n.name', '<>', 'u.name')
        .execute()

/** The names that a region and those above it bear now, the region's own first. */
export async function namesAbove(tx: Read, regionId: string): Promise<readonly string[]> {
  const rows = await sql<{ name: string }>`
    select n.name from organisation.region r
      cross join lateral unnest(r.ancestors) with ordinality as a (id, depth)
      join access.region_name n on n.id = a.id
    where r.id = ${regionId} order by a.depth desc`.execute(tx)
  return rows.rows.map(({ name }) => name)
}

/** A head-count as it was stated, with where it comes from. */
export interface Headcount {
  readonly id: string
  readonly unitId: string
  readonly year: number
  readonly basis: HeadcountBasis
  readonly amount: number
  /** Of these 外来务工、暂住人员; null where the source does not say. */
  readonly migrants: number | null
  readonly source: string
  readonly statedOn: Day
  readonly demo: boolean
}

/** For each unit and basis the latest head-count of that year or before it. */
export const headcountsOf = (
  tx: Read,
  unitIds: readonly string[],
  year: number,
): Promise<readonly Headcount[]> =>
  unitIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('organisation.headcount')
        .distinctOn(['unitId', 'basis'])
        .select(['id', 'unitId', 'year', 'amount', 'migrants', 'source', 'statedOn', 'demo'])
        .select((row) => row.ref('basis').$castTo<HeadcountBasis>().as('basis'))
        .where('unitId', 'in', unitIds)
        .where('year', '<=', year)
        .where('supersededAt', 'is', null)
        .orderBy('unitId')
        .orderBy('basis')
        .orderBy('year', 'desc')
        .execute()

/** Every unit within reach, named and placed as on a day. */
export const unitsThen = (tx: Read, on: Day) =>
  tx
    .selectFrom('organisation.unit as u')
    .innerJoinLateral(
      (db) =>
        db
          .selectFrom('organisation.unitPlace')
          .select('regionId')
          .whereRef('unitId', '=', 'u.id')
          .orderBy(sql`from_day > ${on}`)
          .orderBy(sql`case when from_day > ${on} then from_day end`)
          .orderBy('fromDay', 'desc')
          .limit(1)
          .as('p'),
      (join) => join.onTrue(),
    )
    .innerJoin('access.regionName as r', 'r.id', 'p.regionId')
    .select(['u.id', 'u.shortName', 'u.code', 'p.regionId'])
    .select(['u.beganOn', 'u.endedOn', 'u.position', 'u.demo', 'u.version'])
    .select((row) => [
      row.ref('u.kind').$castTo<UnitKind>().as('kind'),
      // A view's columns are never known to be there.
      row.ref('r.name').$castTo<string>().as('regionName'),
      sql<string>`coalesce((select n.name from organisation.unit_name n
        where n.unit_id = ${row.ref('u.id')} and n.from_day <= ${on}
        order by n.from_day desc limit 1), ${row.ref('u.name')})`.as('name'),
      sql<{ id: string; name: string }[]>`coalesce((select json_agg(
          json_build_object('id', l.id, 'name', l.name) order by l.position, l.name)
        from organisation.unit_line ul join organisation.line l on l.id = ul.line_id
        where ul.unit_id = ${row.ref('u.id')} and ul.from_day <= ${on}
          and (ul.to_day is null or ul.to_day >= ${on})), '[]')`.as('lines'),
    ])
    .orderBy(sql`u.kind not in ('town', 'county')`)
    .orderBy('u.position')
    .orderBy(sql`u.name collate "zh-x-icu"`)

/** A region and all that lay below it on a day. */
export const regionsBelow = (regionId: string, on: Day) =>
  sql<string>`(with recursive place as (
      select distinct on (region_id) region_id, parent_id from organisation.region_place
      where from_day <= ${on} order by region_id, from_day desc),
    below (id) as (select ${regionId}::uuid
      union select p.region_id from place p join below b on p.parent_id = b.id)
    select id from below)`

/** The names of regions within reach, by id. */
export async function regionNames(
  tx: Read,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('organisation.region')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
