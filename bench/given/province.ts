import type pg from 'pg'
import { fillLedger } from './province-ledger.ts'
import { layPlan } from './province-plan.ts'

/** How large a generated province is; the same seed and size give the same rows, id by id. */
export interface ProvinceSize {
  readonly name: string
  readonly seed: number
  readonly districts: number
  readonly towns: number
  readonly units: number
  /** One donation a line: the most lines that so many donations can have. */
  readonly donations: number
  /** The year of the plan; drives began two years before it. */
  readonly year: number
  /** Whether every line passes the ledger's own checks, or is taken as it is generated. */
  readonly checked: boolean
}

/** The ids that a bench or a test asks for. */
export interface Province {
  readonly regionId: string
  readonly planId: string
  readonly issuedId: string
  readonly draftId: string
}

/** The province of the bench: 16 districts, 240 towns, 50,000 units, 10 million donations in three years. */
export const wholeProvince: ProvinceSize = {
  name: '云河省',
  seed: 20_261_124,
  districts: 16,
  towns: 240,
  units: 50_000,
  donations: 10_000_000,
  year: 2026,
  checked: false,
}

/** SQL that names things of one province by its seed: ids and chance are the same in every statement. */
export interface Naming {
  readonly region: string
  /** An id made of an SQL text. */
  readonly id: (of: string) => string
  /** A number from 0 below another, drawn by an SQL text. */
  readonly draw: (of: string, below: number) => string
}

/**
 * Generates a province inside the database, by statements of its own: regions, units, a plan issued
 * and its next draft, imports and the lines of the ledger. Needs a superuser where not `checked`.
 */
export async function generateProvince(
  client: pg.ClientBase,
  size: ProvinceSize,
): Promise<Province> {
  const naming = namingOf(size)
  await found(client, size, naming)
  const plan = await layPlan(client, size, naming)
  await fillLedger(client, size, naming)
  return plan
}

function namingOf({ seed }: ProvinceSize): Naming {
  const id = (of: string) =>
    `overlay(overlay(md5('${seed} ' || ${of}) placing '4' from 13) placing '8' from 17)::uuid`
  return {
    region: id(`'province'`),
    id,
    draw: (of, below) => `(abs(hashtextextended('${seed} ' || ${of}, 0)) % ${below})`,
  }
}

/** The town of unit `u` and the district of town `t`, as SQL; both count from one. */
export const townOf = ({ towns }: ProvinceSize, unit: string) => `(${unit} % ${towns} + 1)`
export const districtOf = ({ districts }: ProvinceSize, town: string) =>
  `(${town} % ${districts} + 1)`

async function found(client: pg.ClientBase, size: ProvinceSize, { region, id }: Naming) {
  const { name, districts, towns, units } = size
  const put = (columns: string, rows: string) =>
    client.query(`insert into organisation.region (id, parent_id, kind, name, began_on, ancestors, position)
      select ${columns}, '2000-01-01', '{}', ${rows}`)
  await put(`${region}, null::uuid, 'province', '${name}'`, '0')
  await put(
    `${id(`'district ' || d`)}, ${region}, 'district', '${name}第' || d || '区'`,
    `d from generate_series(1, ${districts}) d`,
  )
  await put(
    `${id(`'town ' || t`)}, ${id(`'district ' || ${districtOf(size, 't')}`)}, 'town', '第' || t || '镇'`,
    `t from generate_series(1, ${towns}) t`,
  )
  await client.query(`insert into organisation.unit (id, region_id, kind, name, began_on, position)
    select ${id(`'unit ' || u`)}, ${id(`'town ' || ${townOf(size, 'u')}`)}, 'enterprise',
      '第' || u || '单位', '2000-01-01', u from generate_series(1, ${units}) u`)
}
