import { sql } from 'kysely'
import type { Act, Look } from '#platform/change.ts'
import { readText } from '#platform/documents/cells.ts'
import type { SheetRow } from '#platform/imports/definition.ts'
import { matchAmong } from '../match-units.ts'
import { findUnits, getRegion, regionsBelow, type UnitThen } from '../queries.ts'
import type { RegionKind } from '../rules/kinds.ts'
import { spelling } from '../rules/names.ts'
import type { UnitField } from './columns.ts'
import { personKey, type UnitFacts } from './judge.ts'
import type { UnitsOptions } from './row.ts'

/** Fetches in a few queries what the rows of a table of units are judged by. */
export async function gatherUnits(
  { tx, today, secrets }: Look | Act,
  options: UnitsOptions,
  rows: readonly SheetRow<UnitField>[],
): Promise<UnitFacts> {
  const region = await getRegion(tx, options.regionId)
  const regions = await regionsIn(tx, region.id, today)
  const units = await findUnits(tx, { regionId: region.id, on: today })
  const ids = units.map(({ id }) => id)
  const names = [...new Set(rows.map(({ cells }) => readText(cells.name ?? '') ?? ''))]
  const matches = await matchAmong(tx, region.id, units, names)
  return {
    options,
    region: { id: region.id, kind: region.kind },
    regions,
    units: new Map(units.map((unit) => [unit.id, unit])),
    matches: new Map(matches.map((match) => [spelling(match.name), match])),
    headcounts: await standingCounts(tx, ids),
    people: await peopleOf(tx, ids, secrets, today),
    bodiless: bodiless(regions, units),
  }
}

type Tx = Look['tx']

const regionsIn = (tx: Tx, regionId: string, on: Look['today']) =>
  tx
    .selectFrom('organisation.region')
    .select((row) => ['id', 'name', row.ref('kind').$castTo<RegionKind>().as('kind')])
    .where('id', 'in', regionsBelow(regionId, on))
    .where('endedOn', 'is', null)
    .execute()

async function standingCounts(tx: Tx, ids: readonly string[]): Promise<UnitFacts['headcounts']> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('organisation.headcount')
    .select(['id', 'unitId', 'year', 'amount', 'migrants'])
    .where('unitId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('basis', '=', 'staff')
    .where('supersededAt', 'is', null)
    .execute()
  return new Map(rows.map(({ unitId, year, ...count }) => [`${unitId}:${year}`, count]))
}

async function peopleOf(
  tx: Tx,
  ids: readonly string[],
  secrets: Look['secrets'],
  today: Look['today'],
): Promise<UnitFacts['people']> {
  const people = new Map<string, Set<string>>()
  if (ids.length === 0) return people
  const rows = await tx
    .selectFrom('organisation.liaison')
    .select(['unitId', 'role', 'name', 'phone'])
    .where('unitId', '=', sql<string>`any(${ids}::uuid[])`)
    .where((row) => row.or([row('validTo', 'is', null), row('validTo', '>=', today)]))
    .execute()
  for (const { unitId, role, name, phone } of rows) {
    const known = people.get(unitId) ?? new Set()
    people.set(unitId, known.add(personKey(role, name, phone && secrets.open(phone))))
  }
  return people
}

function bodiless(
  regions: UnitFacts['regions'],
  units: readonly UnitThen[],
): ReadonlyMap<string, string> {
  const answered = new Set(
    units.filter(({ kind }) => kind === 'town' || kind === 'county').map((unit) => unit.regionId),
  )
  return new Map(
    regions
      .filter(({ id, kind }) => (kind === 'town' || kind === 'district') && !answered.has(id))
      .map(({ id, name }) => [spelling(name), id]),
  )
}
