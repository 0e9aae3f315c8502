import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import type { Collected, TallyTrack } from './rules/credit.ts'
import type { Part, Plan } from './rules/plan.ts'

/**
 * The parts of the newest issued revisions that units within the asker's regions hold, newest year
 * first; row-level security leaves no other.
 */
export const partsHeld = (tx: Read) =>
  tx
    .selectFrom('planning.target as t')
    .innerJoin('planning.revision as r', 'r.id', 't.revisionId')
    .innerJoin('planning.plan as p', 'p.id', 'r.planId')
    .innerJoin('access.regionName as n', 'n.id', 'p.regionId')
    .select(['r.id as revisionId', 'p.id as planId', 'p.regionId', 'p.year', 'p.unit', 'p.demo'])
    .select(['n.name as from', 't.key', 't.label', 't.amount'])
    .where('r.state', '=', 'issued')
    .where('t.kind', '=', 'unit')
    .where('t.holderRegionId', 'is not', null)
    .whereRef(
      'r.number',
      '=',
      sql`(select max(newest.number) from planning.revision newest
        where newest.plan_id = p.id and newest.state = 'issued')`,
    )
    .orderBy('p.year', 'desc')
    .orderBy('t.position')
    .execute()

/** The bare figures of a revision that the asker holds a part of: amounts and days without a name. */
export async function planAround(tx: Read, revisionId: string): Promise<Plan> {
  const { rows: targets } = await sql<Omit<Part, 'label'>>`
    select key, parent_key, kind, track, unit_id, amount, status
    from planning.figures_below(${revisionId})`.execute(tx)
  const { rows: spans } = await sql<{ key: string; targetKey: string; amount: number } & Days>`
    select key, target_key, from_day as "from", to_day as "to", amount
    from planning.spans_below(${revisionId})`.execute(tx)
  return {
    targets: targets.map((part) => ({ ...part, label: '' })),
    items: spans.map((span) => ({ ...span, label: null, area: null, text: '' })),
  }
}

interface Days {
  readonly from: Day
  readonly to: Day
}

/** How far the figures of the region that issued a revision go. */
export async function knownBelow(tx: Read, revisionId: string) {
  const { rows } = await sql<{ lastDay: Day | null; demo: boolean }>`
    select last_day, demo from planning.known_below(${revisionId})`.execute(tx)
  return rows[0] ?? { lastDay: null, demo: false }
}

/** What was collected by a day for the asker's own units, and for nobody else's. */
export async function collectedBelow(tx: Read, revisionId: string, on: Day) {
  const { rows } = await sql<Collected & { unitId: string; track: TallyTrack }>`
    select unit_id, track, visits, persons, renfen
    from planning.collected_below(${revisionId}, ${on})`.execute(tx)
  return rows
}
