import { sql } from 'kysely'
import type { Day, Span } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import type { Reported } from './rules/completeness.ts'
import type { Line } from './rules/found.ts'
import type { Arrival, Expectation } from './rules/timeliness.ts'

/** The approved expectations that reach a region, with how far above it they were made. */
export async function expectationsFor(
  tx: Read,
  regionAndAbove: readonly string[],
): Promise<readonly Expectation[]> {
  const rows = await tx
    .selectFrom('planning.timelinessRule')
    .select(['regionId', 'days', 'fromDay', 'toDay', 'citation'])
    .where('regionId', 'in', [...regionAndAbove])
    .where('approvedAt', 'is not', null)
    .execute()
  return rows.map(({ regionId, days, fromDay, toDay, citation }) => ({
    ...{ days, from: fromDay, to: toDay, citation },
    distance: regionAndAbove.length - 1 - regionAndAbove.indexOf(regionId),
  }))
}

/** Lines by file, day of collection and day of arrival, as far as they count. */
export async function arrivalsOf(tx: Read, regionId: string, { from, to }: Span) {
  const { rows } = await sql<Arrival>`
    select b.id as batch_id, b.file_name, t.day, count(*)::integer as lines,
      (b.imported_at at time zone 'Asia/Shanghai')::date as arrived_on
    from planning.tally t join planning.tally_batch b on b.id = t.batch_id
    where t.region_id = ${regionId} and t.day between ${from} and ${to} and t.reverted_at is null
    group by b.id, t.day order by b.id, t.day`.execute(tx)
  return rows
}

/** Which days have a line of which unit. */
export async function reportedDays(tx: Read, regionId: string, { from, to }: Span) {
  const { rows } = await sql<Reported & { readonly unitId: string | null }>`
    select unit_id, day from planning.standing_line
    where region_id = ${regionId} and day between ${from} and ${to}
    group by unit_id, day having sum(sign) > 0`.execute(tx)
  return rows
}

/** The units that lines of a ledger are credited to, or were at first. */
export async function creditedUnits(tx: Read, regionId: string, { from, to }: Span) {
  const { rows } = await sql<{ unitId: string | null }>`
    select distinct unit_id from planning.standing_line
    where region_id = ${regionId} and day between ${from} and ${to}`.execute(tx)
  return rows.map(({ unitId }) => unitId)
}

/** The lines that count of some units, or of nobody's, with the file each came in. */
export async function linesOf(
  tx: Read,
  regionId: string,
  { from, to }: Span,
  unitIds: readonly (string | null)[],
): Promise<readonly Line[]> {
  const ids = unitIds.filter((id) => id !== null)
  const { rows } = await sql<Line>`
    select t.id, t.day, s.unit_id, s.track, t.visits, t.visits200, t.visits300, t.visits400, t.renfen,
      t.batch_id, b.file_name
    from planning.tally t
    join planning.tally_batch b on b.id = t.batch_id
    left join lateral (select c.step, c.unit_id, c.track from planning.correction c
      where c.tally_id = t.id order by c.step desc limit 1) c on true
    cross join lateral (select case when c.step is null then t.unit_id else c.unit_id end as unit_id,
      coalesce(c.track, t.track) as track) s
    where t.region_id = ${regionId} and t.day between ${from} and ${to}
      and t.reverted_at is null and coalesce(c.step, 0) % 2 = 0
      and (s.unit_id = any (${ids}::uuid[]) or (${unitIds.includes(null)} and s.unit_id is null))
    order by t.day, t.id`.execute(tx)
  return rows
}

/** Regions with a plan or a ledger of a year, to be judged. */
export async function regionsToJudge(tx: Read, year: number) {
  const { rows } = await sql<{ regionId: string }>`
    select region_id from planning.plan where year = ${year}
    union
    select distinct region_id from planning.tally_batch where reverted_at is null
    order by 1`.execute(tx)
  return rows.map(({ regionId }) => regionId)
}

/** The last day of which a ledger says anything in a span. */
export async function lastReported(tx: Read, regionId: string, { from, to }: Span) {
  const row = await tx
    .selectFrom('planning.tally')
    .select((query) => query.fn.max('day').as('last'))
    .where('regionId', '=', regionId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('revertedAt', 'is', null)
    .executeTakeFirst()
  return (row?.last ?? null) as Day | null
}
