import type pg from 'pg'
import { districtOf, type Naming, type Province, type ProvinceSize, townOf } from './province.ts'

/** The plan of the year: its first revision issued, its second a draft of the same figures. */
export async function layPlan(
  client: pg.ClientBase,
  size: ProvinceSize,
  naming: Naming,
): Promise<Province> {
  const { id, region } = naming
  const { year } = size
  await client.query(`insert into planning.plan (id, region_id, year, unit)
    values (${id(`'plan'`)}, ${region}, ${year}, 'renfen')`)
  await drawParts(client, size, naming)
  await layRevision(client, size, naming, 1)
  await client.query(`update planning.revision set state = 'issued', effective_on = '${year}-01-01',
    issued_at = '${year - 1}-12-20', reason = '年度计划' where id = ${id(`'revision 1'`)}`)
  await layRevision(client, size, naming, 2)
  await client.query('drop table part')
  const { rows } = await client.query<Province>(`select ${region} as "regionId",
    ${id(`'plan'`)} as "planId", ${id(`'revision 1'`)} as "issuedId", ${id(`'revision 2'`)} as "draftId"`)
  return rows[0]!
}

/** Each unit with its place, amount and month. */
const drawParts = (client: pg.ClientBase, size: ProvinceSize, { draw }: Naming) =>
  client.query(`create temporary table part as
    select u, t, ${districtOf(size, 't')} as d, 20 + ${draw(`'amount ' || u`, 160)} as amount,
      (1 + ${draw(`'month ' || u`, 12)})::integer as month
    from generate_series(1, ${size.units}) u, lateral (select ${townOf(size, 'u')} as t) town`)

async function layRevision(client: pg.ClientBase, size: ProvinceSize, naming: Naming, n: number) {
  const { id, region } = naming
  const of = id(`'revision ${n}'`)
  const target = (what: string) => id(`'target ${n} ' || ${what}`)
  await client.query(`insert into planning.revision (id, plan_id, region_id, number, state, drafted_at)
    values (${of}, ${id(`'plan'`)}, ${region}, ${n}, 'draft', '${size.year - 1}-11-01')`)

  const lay = (part: LaidPart, group: string) =>
    client.query(`insert into planning.target
        (id, revision_id, region_id, key, parent_id, position, kind, track, label, unit_id,
         holder_region_id, amount, status, bound)
      select ${target(part.what)}, ${of}, ${region}, ${id(`'key ' || ${part.what}`)},
        ${part.above === null ? 'null::uuid' : target(part.above)}, ${part.position}, '${part.kind}',
        '${part.kind === 'total' ? 'total' : 'group'}', ${part.label}, ${part.unit ?? 'null::uuid'},
        ${part.holder ?? 'null::uuid'}, sum(amount), 'stated', 'exactly'
      from part ${group}`)

  for (const [part, group] of partsOf(size, naming)) await lay(part, group)
  await client.query(`insert into planning.item
      (id, revision_id, region_id, key, target_id, position, from_day, to_day, period_text, amount)
    select ${id(`'item ${n} ' || u`)}, ${of}, ${region}, ${id(`'key item ' || u`)},
      ${target(`'unit ' || u`)}, u, make_date(${size.year}, month, 1),
      (make_date(${size.year}, month, 1) + interval '1 month - 1 day')::date, month || '月', amount
    from part`)
}

/** One kind of part, each column as SQL. */
interface LaidPart {
  readonly what: string
  readonly above: string | null
  readonly position: string
  readonly kind: 'total' | 'track' | 'group' | 'unit'
  readonly label: string
  readonly unit?: string
  readonly holder?: string
}

function partsOf(
  { towns }: ProvinceSize,
  { id }: Naming,
): readonly (readonly [LaidPart, string])[] {
  const ofTown = 'd * 1000000 + t * 1000'
  return [
    [{ what: `'total'`, above: null, position: '0', kind: 'total', label: `'全省总数'` }, ''],
    [
      { what: `'group'`, above: `'total'`, position: '1', kind: 'track', label: `'团体无偿献血'` },
      '',
    ],
    [
      {
        ...{ what: `'district ' || d`, above: `'group'`, position: 'd * 1000000', kind: 'group' },
        label: `'第' || d || '区'`,
      },
      'group by d',
    ],
    [
      {
        ...{ what: `'town ' || t`, above: `'district ' || d`, position: ofTown, kind: 'group' },
        label: `'第' || t || '镇'`,
      },
      'group by d, t',
    ],
    [
      {
        ...{ what: `'unit ' || u`, above: `'town ' || t`, kind: 'unit' },
        position: `${ofTown} + 1 + u / ${towns}`,
        label: `'第' || u || '单位'`,
        unit: id(`'unit ' || u`),
        holder: id(`'town ' || t`),
      },
      'group by u, t, d',
    ],
  ]
}
