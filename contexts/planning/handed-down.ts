import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import type { HandedDownShape } from './shapes.ts'

interface Span {
  readonly area: string | null
  readonly from: Day
  readonly to: Day
  readonly text: string
  readonly amount: number
}

/**
 * The newest issued targets that units within the asker's regions hold, newest year first. Row-level
 * security leaves no other: neither a draft, nor another town's.
 */
export async function handedDown(tx: Read): Promise<HandedDownShape[]> {
  const rows = await tx
    .selectFrom('planning.target as t')
    .innerJoin('planning.revision as r', 'r.id', 't.revisionId')
    .innerJoin('planning.plan as p', 'p.id', 'r.planId')
    .innerJoin('access.regionName as n', 'n.id', 'p.regionId')
    .select((row) => [
      'p.id as planId',
      'p.year',
      'p.unit',
      'p.demo',
      'n.name as from',
      'r.number as revision',
      'r.documentNumber',
      'r.effectiveOn',
      't.label',
      't.amount',
      sql<Span[]>`coalesce((
        select json_agg(json_build_object('area', i.area, 'from', i.from_day, 'to', i.to_day,
          'text', i.period_text, 'amount', i.amount) order by i.from_day, i.position)
        from planning.item i where i.target_id = ${row.ref('t.id')}), '[]')`.as('items'),
    ])
    .where('r.state', '=', 'issued')
    .where('t.kind', '=', 'unit')
    .whereRef(
      'r.number',
      '=',
      sql`(select max(newest.number) from planning.revision newest
        where newest.plan_id = p.id and newest.state = 'issued')`,
    )
    .where('t.holderRegionId', 'is not', null)
    .orderBy('p.year', 'desc')
    .orderBy('t.position')
    .execute()
  // A check constraint holds the units; every region has a name.
  return rows.map((row) => ({
    ...row,
    unit: row.unit as HandedDownShape['unit'],
    from: row.from ?? '',
  }))
}
