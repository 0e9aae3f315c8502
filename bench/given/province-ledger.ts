import type pg from 'pg'
import { districtOf, type Naming, type ProvinceSize, townOf } from './province.ts'

const years = 3
const daysOfDrives = 1095
const chunk = 500_000

/** Three years of drives: an import a month and district, and every donation a line of its unit's day. */
export async function fillLedger(client: pg.ClientBase, size: ProvinceSize, naming: Naming) {
  const { id, region } = naming
  const first = size.year - years + 1
  await client.query(`insert into planning.tally_batch (id, region_id, file_name, sha256, imported_at)
    select ${id(`'batch ' || m || ' ' || d`)}, ${region}, '第' || d || '区-' || m || '.xlsx',
      sha256(convert_to('${size.seed} ' || m || ' ' || d, 'utf8')),
      make_date(${first}, 1, 1) + make_interval(months => m)
    from generate_series(1, ${years * 12}) m, generate_series(1, ${size.districts}) d`)
  // The checks ask for every line whether its unit is there; here it is by construction.
  if (!size.checked) await client.query(`set session_replication_role = 'replica'`)
  for (let from = 0; from < size.donations; from += chunk) {
    await client.query(linesFrom(size, naming, { first, from }))
  }
  if (!size.checked) await client.query(`set session_replication_role = 'origin'`)
}

function linesFrom(
  size: ProvinceSize,
  { id, region }: Naming,
  { first, from }: { readonly first: number; readonly from: number },
): string {
  const ofUnit = Math.ceil(size.donations / size.units)
  // Whole days between two drives of a unit, at least one: never two on a day.
  const gap = Math.floor(daysOfDrives / ofUnit)
  if (gap < 1) throw new RangeError('more donations than days to give them on')
  const to = Math.min(from + chunk, size.donations) - 1
  return `insert into planning.tally
      (id, batch_id, region_id, day, unit_id, track, visits, persons, renfen)
    select ${id(`'line ' || x`)}, ${id(`'batch ' || m || ' ' || d`)}, ${region}, day,
      ${id(`'unit ' || u`)}, 'group', 1, 1, (array[1, 1.5, 2, 2])[1 + x % 4]
    from generate_series(${from}, ${to}) x,
    lateral (select x % ${size.units} + 1 as u, x / ${size.units} as drive) line,
    lateral (select make_date(${first}, 1, 1)
      + (drive * ${gap} + u % ${gap} + drive * ${daysOfDrives - gap * ofUnit} / ${ofUnit})::integer as day) held,
    lateral (select (extract(year from day) - ${first}) * 12 + extract(month from day) as m,
      ${districtOf(size, townOf(size, 'u'))} as d) place`
}

const ledgerIndexes = ['tally_once', 'tally_batch_day', 'tally_region', 'tally_unit', 'tally_n']

/** Drops the ledger's indexes while it is filled, and makes them again after; runs as a superuser. */
export async function withoutIndexes<T>(client: pg.ClientBase, fill: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes
     where schemaname = 'planning' and indexname = any ($1)`,
    [ledgerIndexes],
  )
  for (const { indexname } of rows) await client.query(`drop index planning.${indexname}`)
  const filled = await fill()
  await client.query(`set maintenance_work_mem = '1GB'`)
  for (const { indexdef } of rows) await client.query(indexdef)
  return filled
}
