import { sql } from 'kysely'
import type { Read } from '#platform/db/database.ts'

/** A month of a unit whose folded figure is not what its lines come to. */
export interface Difference {
  readonly regionId: string
  readonly year: number
  readonly month: number
  readonly unitId: string | null
  readonly track: string
  readonly what: 'lines' | 'visits' | 'persons' | 'renfen'
  readonly folded: number
  readonly lines: number
}

export interface Proof {
  /** Months of units that were compared. */
  readonly compared: number
  readonly different: number
  /** The first of them. */
  readonly differences: readonly Difference[]
}

/** More than this nobody reads; the number tells the rest. */
const mostShown = 20

/** Reckons every month anew from the lines that stand, in one snapshot, and compares what is folded. */
export async function proveRollups(tx: Read): Promise<Proof> {
  const { rows } = await sql<Difference & { compared: number; different: number }>`
    with recounted as (
      select region_id, extract(year from day)::smallint as year, extract(month from day)::smallint as month,
        unit_id, track, sum(sign) as lines, sum(sign * visits::bigint) as visits,
        coalesce(sum(sign * persons::bigint), 0) as persons,
        coalesce(sum(sign) filter (where persons is null), 0) as unsaid_persons,
        coalesce(sum(sign * renfen), 0) as renfen,
        coalesce(sum(sign) filter (where renfen is null), 0) as unsaid_renfen
      from planning.standing_line group by 1, 2, 3, 4, 5
    ), both_sides as (
      select region_id, year, month, unit_id, track, -lines as lines, -visits as visits, -persons as persons,
        -unsaid_persons as unsaid_persons, -renfen as renfen, -unsaid_renfen as unsaid_renfen from recounted
      union all
      select region_id, year, month, unit_id, track, lines, visits, persons, unsaid_persons, renfen, unsaid_renfen
      from planning.month_credit
    ), month as (
      select region_id, year, month, unit_id, track, sum(lines) as lines, sum(visits) as visits,
        sum(persons) as persons, sum(unsaid_persons) as unsaid_persons, sum(renfen) as renfen,
        sum(unsaid_renfen) as unsaid_renfen,
        array[sum(lines), sum(visits), sum(persons), sum(renfen)] as off,
        array[-coalesce(sum(lines) filter (where lines < 0), 0), -coalesce(sum(visits) filter (where visits < 0), 0),
          -coalesce(sum(persons) filter (where persons < 0), 0), -coalesce(sum(renfen) filter (where renfen < 0), 0)] as counted
      from both_sides group by 1, 2, 3, 4, 5
    ), wrong as (
      select *, coalesce(array_position(array[lines <> 0 or unsaid_persons <> 0 or unsaid_renfen <> 0,
        visits <> 0, persons <> 0, renfen <> 0], true), 1) as at
      from month
      where lines <> 0 or visits <> 0 or persons <> 0 or renfen <> 0 or unsaid_persons <> 0 or unsaid_renfen <> 0
    )
    select w.*, (select count(*) from month) as compared, (select count(*) from wrong) as different
    from (select 1) as one left join (
      select region_id, year, month, unit_id, track, (array['lines', 'visits', 'persons', 'renfen'])[at] as what,
        counted[at] + off[at] as folded, counted[at] as lines
      from wrong order by year, month, region_id, unit_id, track limit ${mostShown}) w on true`.execute(
    tx,
  )
  const { compared, different } = rows[0]!
  return {
    compared,
    different,
    differences: rows.flatMap(({ compared: _all, different: _wrong, ...row }) =>
      row.regionId === null ? [] : [row],
    ),
  }
}
