import { sql } from 'kysely'
import { yearOf } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import { asRows } from './listing.ts'
import { getUnit, unitsAsOf } from './queries.ts'
import type { HeadcountBasis } from './rules/kinds.ts'
import type { UnitCard } from './shapes.ts'

/** All that is known of a unit: how it is now, its head-counts, its lines and its past. */
export async function unitCard({ tx, today }: Look, id: string): Promise<UnitCard> {
  const { regionId } = await getUnit(tx, id)
  const [row] = await asRows(tx, await unitsAsOf(tx, [id], today), yearOf(today), today)
  return {
    ...row!,
    path: await pathOf(tx, regionId),
    names: await namesOf(tx, id),
    places: await placesOf(tx, id),
    standings: await standingsOf(tx, id),
    headcounts: await headcountsEver(tx, id),
    before: await successions(tx, id, 'fromId'),
    after: await successions(tx, id, 'toId'),
  }
}

const pathOf = (tx: Read, regionId: string) =>
  tx
    .selectFrom('organisation.region as r')
    .innerJoin('organisation.region as a', (join) => join.on(sql<boolean>`a.id = any(r.ancestors)`))
    .select(['a.id', 'a.name'])
    .where('r.id', '=', regionId)
    .orderBy(sql`cardinality(a.ancestors)`)
    .execute()

const namesOf = (tx: Read, unitId: string) =>
  tx
    .selectFrom('organisation.unitName')
    .select(['fromDay as from', 'name'])
    .where('unitId', '=', unitId)
    .orderBy('fromDay', 'desc')
    .execute()

const placesOf = (tx: Read, unitId: string) =>
  tx
    .selectFrom('organisation.unitPlace as p')
    .innerJoin('access.regionName as r', 'r.id', 'p.regionId')
    .select((row) => [
      'p.fromDay as from',
      'p.regionId',
      row.ref('r.name').$castTo<string>().as('regionName'),
    ])
    .where('p.unitId', '=', unitId)
    .orderBy('p.fromDay', 'desc')
    .execute()

const standingsOf = (tx: Read, unitId: string) =>
  tx
    .selectFrom('organisation.unitLine as ul')
    .innerJoin('organisation.line as l', 'l.id', 'ul.lineId')
    .select(['l.id as lineId', 'l.name', 'ul.fromDay as from', 'ul.toDay as to'])
    .where('ul.unitId', '=', unitId)
    .orderBy(sql`ul.to_day desc nulls first`)
    .orderBy('l.position')
    .execute()

const headcountsEver = (tx: Read, unitId: string) =>
  tx
    .selectFrom('organisation.headcount')
    .select(['id', 'year', 'amount', 'migrants', 'source', 'statedOn', 'statedAt', 'demo'])
    .select((row) => [
      row.ref('basis').$castTo<HeadcountBasis>().as('basis'),
      sql<boolean>`superseded_at is not null`.as('superseded'),
    ])
    .where('unitId', '=', unitId)
    .orderBy('year', 'desc')
    .orderBy('basis', 'desc')
    .orderBy('statedAt', 'desc')
    .execute()

async function successions(tx: Read, unitId: string, other: 'fromId' | 'toId') {
  const rows = await tx
    .selectFrom('organisation.unitSuccession as s')
    .innerJoin('organisation.unit as u', 'u.id', `s.${other}`)
    .select((row) => [
      'u.id as unitId',
      'u.name',
      's.onDay as on',
      's.numerator',
      's.denominator',
      row.ref('s.kind').$castTo<'merge' | 'split'>().as('kind'),
    ])
    .where(other === 'fromId' ? 's.toId' : 's.fromId', '=', unitId)
    .whereRef('s.fromId', '<>', 's.toId')
    .orderBy('s.onDay', 'desc')
    .orderBy('u.name')
    .execute()
  return rows.map(({ numerator, denominator, ...row }) => ({
    ...row,
    share: numerator === null || denominator === null ? null : { numerator, denominator },
  }))
}
