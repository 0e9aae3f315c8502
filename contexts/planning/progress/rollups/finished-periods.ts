import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'

/** What was planned and collected in one period of a part of a plan. */
export interface FinishedPeriod {
  readonly key: string
  readonly planned: number
  readonly visits: number
  readonly persons: number | null
  readonly renfen: number | null
}

/**
 * What was planned and collected in each period of its own that a unit has finished by a day. Periods
 * of whole months are read from the months as they are folded, others day by day. Of two that overlap
 * nobody can say which a collection was for: neither is told.
 */
export async function finishedPeriods(
  tx: Read,
  about: { readonly revisionId: string; readonly regionId: string; readonly on: Day },
): Promise<readonly FinishedPeriod[]> {
  const { rows } = await sql<FinishedPeriod>`
    with finished as materialized (
      select i.id, t.key, t.unit_id, t.track, i.amount, i.from_day, i.to_day,
        extract(year from i.from_day)::smallint as year,
        extract(month from i.from_day)::smallint as first, extract(month from i.to_day)::smallint as last,
        extract(day from i.from_day) = 1 and extract(day from i.to_day + 1) = 1
          and extract(year from i.from_day) = extract(year from i.to_day) as whole
      from planning.item i join planning.target t on t.id = i.target_id
      where i.revision_id = ${about.revisionId} and t.unit_id is not null and i.to_day <= ${about.on}
        and not exists (select from planning.item o where o.target_id = i.target_id and o.id <> i.id
          and o.from_day <= i.to_day and o.to_day >= i.from_day)
    ), credit as (
      select f.id, c.visits, c.persons, c.unsaid_persons, c.renfen, c.unsaid_renfen
      from finished f
      join planning.month_credit c on c.region_id = ${about.regionId} and c.unit_id = f.unit_id
        and c.track = f.track and c.year = f.year and c.month between f.first and f.last
      where f.whole
      union all
      select f.id, l.sign * l.visits, l.sign * coalesce(l.persons, 0),
        case when l.persons is null then l.sign else 0 end, l.sign * coalesce(l.renfen, 0),
        case when l.renfen is null then l.sign else 0 end
      from finished f
      join planning.standing_line l on l.region_id = ${about.regionId} and l.unit_id = f.unit_id
        and l.track = f.track and l.day between f.from_day and f.to_day
      where not f.whole
    ), come as (
      select id, sum(visits) as visits, sum(persons) as persons, sum(unsaid_persons) as unsaid_persons,
        sum(renfen) as renfen, sum(unsaid_renfen) as unsaid_renfen
      from credit group by id
    )
    select f.key, f.amount as planned, coalesce(c.visits, 0) as visits,
      case when coalesce(c.unsaid_persons, 0) = 0 then coalesce(c.persons, 0) end as persons,
      case when coalesce(c.unsaid_renfen, 0) = 0 then coalesce(c.renfen, 0) end as renfen
    from finished f left join come c on c.id = f.id`.execute(tx)
  return rows
}
