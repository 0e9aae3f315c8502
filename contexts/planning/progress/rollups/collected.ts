import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day, monthOf, wholeMonth, yearOf } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import type { Sum, TallyTrack } from '../rules/credit.ts'

/** A region's collections of a year, from its first day through this one. */
export interface Through {
  readonly regionId: string
  readonly to: Day
}

/** What one unit, or nobody's unit, gave in one way, and in how many lines it was told. */
export interface UnitSum extends Omit<Sum, 'month'> {
  readonly lines: number
  /** Of the lines that say it, per way of counting; for the size of a session. */
  readonly told: {
    readonly persons: { readonly sum: number; readonly lines: number }
    readonly renfen: { readonly sum: number; readonly lines: number }
  }
}

/** What was collected, by unit and track: as many rows as there are units, whoever gave how often. */
export async function collectedByUnit(tx: Read, through: Through): Promise<readonly UnitSum[]> {
  const { rows } = await sql<UnitRow>`
    select unit_id, track, ${amounts}
    from (${await credits(tx, through)}) c
    group by unit_id, track having sum(lines) > 0`.execute(tx)
  return rows.map(({ unitId, track, ...row }) => ({ unitId, track, ...unitAmounts(row) }))
}

/** The same by month besides: as many rows as the calendar has. */
export async function collectedByMonth(tx: Read, through: Through): Promise<readonly Sum[]> {
  const { rows } = await sql<UnitRow & { month: number }>`
    select unit_id, track, month, ${amounts}
    from (${await credits(tx, through)}) c
    group by unit_id, track, month having sum(lines) > 0`.execute(tx)
  return rows.map(({ unitId, track, month, ...row }) => ({ unitId, track, month, ...said(row) }))
}

/** A unit and track whose months go into one group; null: whatever of the track no other names. */
export interface Grouped {
  readonly unitId: string | null
  readonly track: TallyTrack
  readonly group: number
}

/** Months of groups of units: twelve rows a group. What no group names is left out. */
export async function collectedInGroups(
  tx: Read,
  through: Through,
  groups: readonly Grouped[],
): Promise<readonly (Omit<Sum, 'unitId' | 'track'> & { readonly group: number })[]> {
  const own = groups.filter(({ unitId }) => unitId !== null)
  const rest = groups.filter(({ unitId }) => unitId === null)
  const { rows } = await sql<Amounts & { group: number; month: number }>`
    with own as (select * from unnest(${own.map(({ unitId }) => unitId)}::uuid[],
        ${own.map(({ track }) => track)}::text[], ${own.map(({ group }) => group)}::integer[])
      as t (unit_id, track, "group")),
    rest as (select * from unnest(${rest.map(({ track }) => track)}::text[],
        ${rest.map(({ group }) => group)}::integer[]) as t (track, "group"))
    select coalesce(own."group", rest."group") as "group", c.month, ${amounts}
    from (${await credits(tx, through)}) c
    left join own on own.unit_id = c.unit_id and own.track = c.track
    left join rest on rest.track = c.track
    where coalesce(own."group", rest."group") >= 0
    group by 1, 2 having sum(c.lines) > 0`.execute(tx)
  return rows.map(({ group, month, ...row }) => ({ group, month, ...said(row) }))
}

interface Amounts {
  readonly lines: number
  readonly visits: number
  readonly persons: number
  readonly unsaidPersons: number
  readonly renfen: number
  readonly unsaidRenfen: number
}
type UnitRow = Amounts & { readonly unitId: string | null; readonly track: TallyTrack }

const amounts = sql`sum(lines)::integer as lines, sum(visits) as visits,
  sum(persons) as persons, sum(unsaid_persons)::integer as unsaid_persons,
  sum(renfen) as renfen, sum(unsaid_renfen)::integer as unsaid_renfen`

/** One source that does not say leaves the sum unsaid. */
const said = ({ visits, persons, unsaidPersons, renfen, unsaidRenfen }: Amounts) => ({
  visits,
  persons: unsaidPersons === 0 ? persons : null,
  renfen: unsaidRenfen === 0 ? renfen : null,
})

const unitAmounts = (row: Amounts) => ({
  ...said(row),
  lines: row.lines,
  told: {
    persons: { sum: row.persons, lines: row.lines - row.unsaidPersons },
    renfen: { sum: row.renfen, lines: row.lines - row.unsaidRenfen },
  },
})

/** The year's credits: whole months as they are folded, what is left of the last one day by day. */
async function credits(tx: Read, { regionId, to }: Through): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ whole: number }>`
    select planning.whole_months(${regionId}, ${to}) as whole`.execute(tx)
  const { whole } = rows[0]!
  const months = sql`
    select unit_id, track, month, lines, visits, persons, unsaid_persons, renfen, unsaid_renfen
    from planning.month_credit
    where region_id = ${regionId} and year = ${yearOf(to)} and month <= ${whole}`
  if (whole === monthOf(to)) return months
  const from = whole === 0 ? wholeMonth(yearOf(to), 1).from : dayAfter(yearOf(to), whole)
  return sql`${months} union all
    select unit_id, track, extract(month from day)::smallint, sign, sign * visits,
      sign * coalesce(persons, 0), case when persons is null then sign else 0 end,
      sign * coalesce(renfen, 0), case when renfen is null then sign else 0 end
    from planning.standing_line
    where region_id = ${regionId} and day between ${from} and ${to}`
}

const dayAfter = (year: number, month: number): Day => addDays(wholeMonth(year, month).to, 1)
