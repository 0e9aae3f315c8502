import type { Act, Look } from '#platform/change.ts'
import type { RowChoice, SheetRow } from '#platform/imports/definition.ts'
import {
  findUnits,
  getRegion,
  matchUnits,
  type UnitMatch,
  type UnitThen,
} from '../../../organisation/index.ts'
import { type Held, heldPeriods } from '../../periods/held.ts'
import { keptTallies } from '../queries.ts'
import type { Counts } from '../rules/tally-row.ts'
import { contradictions, type Ready } from '../rules/verdicts.ts'
import type { TallyField } from './columns.ts'
import { says } from './judge-words.ts'
import { type ReadTally, readTally } from './read-row.ts'
import { unitOn } from './unit-on.ts'

/** Whom a name of the table means: units that bear it exactly, or those that come near. */
export interface Holder {
  readonly exact: readonly UnitThen[]
  readonly near: readonly UnitThen[]
}

/** What the rows of a table are judged by. */
export interface TallyFacts {
  /** Each row as it was read: its cells are read once. */
  readonly read: ReadonlyMap<SheetRow<TallyField>, ReadTally>
  readonly holders: ReadonlyMap<string, Holder>
  /** Every unit of the region in the days of the table. */
  readonly units: ReadonlyMap<string, UnitThen>
  /** Every unit, to choose from where a name comes near none; empty where they are too many to read. */
  readonly everyUnit: readonly RowChoice[]
  readonly kept: ReadonlyMap<string, Counts>
  /** What the table itself says in two ways. */
  readonly contradicted: ReadonlySet<string>
  /** Reported periods that take nothing more. */
  readonly held: readonly Held[]
}

/**
 * Fetches in a few queries what the rows are judged by. A name is looked for among the units of the
 * table's first and last day, so that one renamed or merged in between is found by both its names.
 */
export async function gatherTallies(
  { tx, today }: Look | Act,
  { regionId }: { readonly regionId: string },
  rows: readonly SheetRow<TallyField>[],
): Promise<TallyFacts> {
  await getRegion(tx, regionId)
  const readRows = new Map(rows.map((row) => [row, readTally(row, today)]))
  const read = [...readRows.values()]
  const days = read
    .flatMap(({ tally }) => ('day' in tally ? [tally.day] : []))
    .toSorted((left, right) => (left < right ? -1 : 1))
  const [from, to] = [days[0] ?? today, days.at(-1) ?? today]
  const labels = [...new Set(read.flatMap(({ label }) => (label === null ? [] : [label])))]
  const units = new Map<string, UnitThen>()
  const found: (readonly UnitMatch[])[] = []
  for (const on of new Set([from, to])) {
    for (const unit of await findUnits(tx, { regionId, on })) units.set(unit.id, unit)
    found.push(await matchUnits(tx, { regionId, on }, labels))
  }
  const holders = new Map(
    labels.map((label, at) => [label, holderOf(found.map((one) => one[at]!))]),
  )
  return {
    read: readRows,
    holders,
    units,
    everyUnit: units.size > mostOffered ? [] : [...units.values()].map(isUnit),
    kept: await keptTallies(tx, { regionId, from, to }),
    held: await heldPeriods(tx, regionId, { from, to }),
    contradicted: contradictions(read.flatMap((one) => readyOf(one, holders))),
  }
}

/** More than this nobody reads through; the name is put right in the table instead. */
const mostOffered = 200

/** A unit as a choice. */
export const isUnit = ({ id, name, regionName }: UnitThen): RowChoice => ({
  choice: id,
  label: says.isUnit(name, regionName),
})

function holderOf(matches: readonly UnitMatch[]): Holder {
  const exact = matches.flatMap((match) => (match.verdict === 'exact' ? [match.unit] : []))
  const near = matches.flatMap((match) =>
    match.verdict === 'close' ? match.candidates.map(({ unit }) => unit) : [],
  )
  return { exact, near: [...new Map(near.map((unit) => [unit.id, unit])).values()] }
}

function readyOf({ label, tally }: ReadTally, holders: ReadonlyMap<string, Holder>): Ready[] {
  if (!('day' in tally)) return []
  const { day, track, counts } = tally
  if (label === null) return [{ day, track, unitId: null, ...counts }]
  const unit = unitOn(holders.get(label)!.exact, day)
  return unit === undefined ? [] : [{ day, track, unitId: unit.id, ...counts }]
}
