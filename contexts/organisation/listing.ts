import { sql } from 'kysely'
import { type Day, yearOf } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import { type Headcount, headcountsOf, regionsBelow, type UnitThen, unitsThen } from './queries.ts'
import { sought } from './rules/names.ts'
import type { HeadcountShape, LineShape, RegionShape, UnitRow } from './shapes.ts'

export interface UnitFilter {
  readonly regionId?: string | undefined
  readonly search?: string | undefined
  readonly kind?: UnitRow['kind'] | undefined
  readonly lineId?: string | undefined
  readonly on?: Day | undefined
  readonly year?: number | undefined
}

/** The tree of regions within reach, named and placed as on a day; a parent out of reach is null. */
export async function listRegions({ tx, today }: Look, on: Day = today): Promise<RegionShape[]> {
  const { rows } = await sql<RegionShape>`
    select r.id, r.kind, r.code, r.began_on as "beganOn", r.ended_on as "endedOn", r.demo, r.version,
      coalesce((select n.name from organisation.region_name n
        where n.region_id = r.id and n.from_day <= ${on} order by n.from_day desc limit 1), r.name) as name,
      (select a.id from organisation.region a where a.id = p.parent_id) as "parentId",
      (select count(*) from organisation.unit u
        where u.region_id = r.id and u.began_on <= ${on} and (u.ended_on is null or u.ended_on > ${on})) as units
    from organisation.region r
      left join lateral (select t.parent_id from organisation.region_place t
        where t.region_id = r.id and t.from_day <= ${on} order by t.from_day desc limit 1) p on true
    where r.began_on <= ${on} and (r.ended_on is null or r.ended_on > ${on})
    order by cardinality(r.ancestors), r.position, r.code nulls last, r.name collate "zh-x-icu"`.execute(
    tx,
  )
  return rows
}

/** The lines known within reach, in the order they are shown, with the units on them today. */
export const listLines = ({ tx, today }: Look): Promise<LineShape[]> =>
  tx
    .selectFrom('organisation.line as l')
    .select(['l.id', 'l.regionId', 'l.parentId', 'l.name'])
    .select(
      sql<number>`(select count(*) from organisation.unit_line ul where ul.line_id = l.id
        and ul.from_day <= ${today} and (ul.to_day is null or ul.to_day >= ${today}))`.as('units'),
    )
    .orderBy('l.position')
    .orderBy(sql`l.name collate "zh-x-icu"`)
    .execute()

/** Units by region (and all below), name, kind and line, with their latest staff head-count. */
export async function listUnits(
  { tx, today }: Look,
  filter: UnitFilter & { readonly offset: number; readonly limit: number },
): Promise<{ units: UnitRow[]; total: number }> {
  const on = filter.on ?? today
  const found = await matching(tx, filter, on)
    .select(sql<number>`count(*) over ()`.as('total'))
    .offset(filter.offset)
    .limit(filter.limit)
    .execute()
  const units = await asRows(tx, found, filter.year ?? yearOf(on), today)
  return { units, total: found[0]?.total ?? 0 }
}

/** The same units with all that a list shows of them. */
export async function asRows(
  tx: Read,
  units: readonly UnitThen[],
  year: number,
  today: Day,
): Promise<UnitRow[]> {
  const ids = units.map(({ id }) => id)
  const counts = await headcountsOf(tx, ids, year)
  const byUnit = Map.groupBy(counts, ({ unitId }) => unitId)
  const contacts = await contactsOf(tx, ids, today)
  return units.map((unit) => {
    const { id, name, shortName, kind, code, regionId, regionName } = unit
    const count = told(kind, byUnit.get(id) ?? [])
    return {
      ...{ id, name, shortName, kind, code, regionId, regionName },
      lines: [...unit.lines],
      beganOn: unit.beganOn,
      endedOn: unit.endedOn,
      demo: unit.demo,
      version: unit.version,
      headcount: count === undefined ? null : shownCount(count),
      contact: contacts.get(id) ?? 'none',
    }
  })
}

/** A town answers for its residents, every other unit for its staff; the other where that is missing. */
function told(kind: UnitThen['kind'], counts: readonly Headcount[]): Headcount | undefined {
  const first = kind === 'town' || kind === 'county' ? 'residents-without-unit' : 'staff'
  return counts.find(({ basis }) => basis === first) ?? counts[0]
}

export const shownCount = ({ unitId: _, ...count }: Headcount): HeadcountShape => count

function matching(tx: Read, { regionId, search, kind, lineId }: UnitFilter, on: Day) {
  let query = unitsThen(tx, on)
    .where('u.beganOn', '<=', on)
    .where((row) => row.or([row('u.endedOn', 'is', null), row('u.endedOn', '>', on)]))
  if (regionId !== undefined) query = query.where('p.regionId', 'in', regionsBelow(regionId, on))
  if (kind !== undefined) query = query.where('u.kind', '=', kind)
  if (lineId !== undefined) query = query.where(sql<boolean>`u.id in (${onLine(lineId, on)})`)
  const words = sought(search ?? '')
  if (words !== '') {
    const like = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where(
      sql<boolean>`(u.search like ${like} or exists (select from organisation.unit_name n
        where n.unit_id = u.id and lower(regexp_replace(n.name, '[\\s·•‧∙.。]', '', 'g')) like ${like}))`,
    )
  }
  return query
}

const onLine = (lineId: string, on: Day) => sql`
  with recursive within (id) as (select ${lineId}::uuid
    union select l.id from organisation.line l join within w on l.parent_id = w.id)
  select ul.unit_id from organisation.unit_line ul join within w on w.id = ul.line_id
  where ul.from_day <= ${on} and (ul.to_day is null or ul.to_day >= ${on})`

async function contactsOf(tx: Read, ids: readonly string[], today: Day) {
  if (ids.length === 0) return new Map<string, 'valid' | 'expired'>()
  const rows = await tx
    .selectFrom('organisation.liaison')
    .select('unitId')
    .select(
      sql<boolean>`bool_or(valid_from <= ${today} and (valid_to is null or valid_to >= ${today}))`.as(
        'valid',
      ),
    )
    .where('unitId', 'in', ids)
    .groupBy('unitId')
    .execute()
  return new Map(rows.map(({ unitId, valid }) => [unitId, valid ? 'valid' : 'expired'] as const))
}
