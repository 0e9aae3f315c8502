import { sql } from 'kysely'
import type { Unit } from '#kernel/blood.ts'
import type { Read } from '#platform/db/database.ts'

/** The items that the newest issued revisions give to a unit, as far as the asker may see them; the earliest first. */
export async function itemsOfUnit(tx: Read, unitId: string) {
  const rows = await tx
    .selectFrom('planning.item as i')
    .innerJoin('planning.target as t', 't.id', 'i.targetId')
    .innerJoin('planning.revision as r', 'r.id', 'i.revisionId')
    .innerJoin('planning.plan as p', 'p.id', 'r.planId')
    .select(['p.id as planId', 'p.year', 'p.unit', 'i.key', 't.label', 'i.area'])
    .select(['i.fromDay as from', 'i.toDay as to', 'i.periodText as text', 'i.amount'])
    .where('t.unitId', '=', unitId)
    .where('r.state', '=', 'issued')
    .whereRef(
      'r.number',
      '=',
      sql`(select max(newest.number) from planning.revision newest
        where newest.plan_id = p.id and newest.state = 'issued')`,
    )
    .orderBy('i.fromDay')
    .orderBy('i.key')
    .execute()
  // A check constraint holds the units.
  return rows.map((row) => ({ ...row, unit: row.unit as Unit }))
}
