import { type Day, wholeYear } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import { listLines } from './listing.ts'
import { findUnits, getUnit, headcountsOf, unitsAsOf } from './queries.ts'
import { sumByLine } from './rules/lines.ts'
import { type Heir, heirsOf, type Regrouped, regroup, type Succession } from './rules/succession.ts'
import type { HeadcountTable } from './shapes.ts'

export interface Passage {
  /** The day whose units the figures were counted by. */
  readonly since: Day
  /** The day whose units they are to stand under. */
  readonly until: Day
}

/** Which units follow each of these, and with which share, from one day to another. */
export async function unitsNow(
  tx: Read,
  unitIds: readonly string[],
  { since, until }: Passage,
): Promise<ReadonlyMap<string, readonly Heir[]>> {
  const known = await successions(tx)
  return new Map(unitIds.map((id) => [id, heirsOf(id, since, until, known)]))
}

/** Puts figures counted by the units of one day under those of another, none lost or doubled. */
export const regroupFigures = async (
  tx: Read,
  figures: readonly { readonly unitId: string; readonly amount: number }[],
  { since, until }: Passage,
): Promise<readonly Regrouped[]> => regroup(figures, since, until, await successions(tx))

/** The heirs of one unit with their names. */
export async function heirsByName({ tx, today }: Look, id: string, since: Day, until: Day = today) {
  await getUnit(tx, id)
  const heirs = (await unitsNow(tx, [id], { since, until })).get(id)!
  const units = await unitsAsOf(
    tx,
    heirs.map(({ unitId }) => unitId),
    until,
  )
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  return heirs.map(({ unitId, share }) => ({ unitId, name: names.get(unitId) ?? '', ...share }))
}

/**
 * The staff head-counts of a year, under the units of that year's last day or under those of today,
 * with sums by line. A unit without a head-count of the year has no row: none is invented.
 */
export async function headcountTable(
  look: Look,
  { regionId, year, organised }: Pick<HeadcountTable, 'year' | 'organised'> & { regionId: string },
): Promise<HeadcountTable> {
  const { tx, today } = look
  const lastDay = wholeYear(year).to
  const isOver = lastDay < today
  const then = isOver ? lastDay : today
  const on = organised === 'now' ? today : then
  const figures = await countedIn(tx, regionId, year, then)
  const grouped = await regroupFigures(tx, figures, { since: then, until: on })
  const units = await unitsAsOf(
    tx,
    grouped.map(({ unitId }) => unitId),
    on,
  )
  const amounts = new Map(grouped.map((row) => [row.unitId, row]))
  const rows = units.map(({ id, name, kind }) => {
    const { amount, former } = amounts.get(id)!
    return { unitId: id, name, kind, amount, former }
  })
  const lines = await listLines(look)
  const standings = units.flatMap((unit) =>
    unit.lines.map(({ id }) => ({ unitId: unit.id, lineId: id })),
  )
  const sums = sumByLine(lines, standings, new Map(rows.map((row) => [row.unitId, row.amount])))
  return {
    year,
    organised,
    on,
    rows,
    total: rows.reduce((sum, { amount }) => sum + amount, 0),
    lines: sums
      .map((sum, at) => ({ ...sum, name: lines[at]!.name }))
      .filter(({ units: count }) => count > 0),
  }
}

async function countedIn(tx: Read, regionId: string, year: number, then: Day) {
  const units = await findUnits(tx, { regionId, on: then })
  const counts = await headcountsOf(
    tx,
    units.map(({ id }) => id),
    year,
  )
  return counts
    .filter((count) => count.basis === 'staff' && count.year === year)
    .map(({ unitId, amount }) => ({ unitId, amount }))
}

async function successions(tx: Read): Promise<readonly Succession[]> {
  const rows = await tx
    .selectFrom('organisation.unitSuccession')
    .select((row) => [
      'fromId',
      'toId',
      'onDay as on',
      'numerator',
      'denominator',
      row.ref('kind').$castTo<Succession['kind']>().as('kind'),
    ])
    .orderBy('onDay')
    .orderBy('toId')
    .execute()
  return rows.map(({ numerator, denominator, ...row }) => ({
    ...row,
    share: numerator === null || denominator === null ? null : { numerator, denominator },
  }))
}
