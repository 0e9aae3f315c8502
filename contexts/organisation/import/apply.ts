import { sql } from 'kysely'
import { type Day, day } from '#kernel/days.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import type { ImportFile, Verdict } from '#platform/imports/definition.ts'
import { foundLine } from '../found-line.ts'
import { foundPlace } from '../found-place.ts'
import { foundUnit } from '../found-unit.ts'
import { nameLiaison } from '../liaisons/name-liaison.ts'
import { putOnLine } from '../put-on-line.ts'
import { spelling } from '../rules/names.ts'
import { stateHeadcount } from '../state-headcount.ts'
import type { UnitsOptions, UnitWrite } from './row.ts'

/** Writes the rows with the same verbs that single changes go through, as one import. */
export async function applyUnits(
  act: Act,
  options: UnitsOptions,
  taken: {
    readonly file: ImportFile
    readonly rows: readonly UnitWrite[]
    readonly counts: Readonly<Record<Verdict, number>>
  },
  tell: (rows: number) => void = () => {},
): Promise<Change<{ batchId: string }>> {
  const { file, rows, counts } = taken
  const batchId = newId()
  await act.tx
    .insertInto('organisation.import')
    .values({
      id: batchId,
      regionId: options.regionId,
      kind: 'units',
      fileName: file.name,
      sha256: file.sha256,
      counts: sql`${JSON.stringify(counts)}::jsonb`,
      by: act.actor.accountId,
      at: act.now,
    })
    .execute()
  const lines = await linesOf(act, options.regionId)
  const founded = new Map<string, string>()
  for (const [at, row] of rows.entries()) {
    tell(at)
    const unitId = row.unitId ?? (await found(act, row, batchId, founded, foundedOn(options, act)))
    await writeRow(act, options, { row, unitId, batchId, file, lines })
  }
  return record(
    act,
    {
      name: 'import.done',
      subject: batchId,
      data: { kind: 'units', file: file.name, counts: { ...counts } },
    },
    { batchId },
  )
}

/** A unit first heard of is there from the beginning of the year of its head-count, or today. */
const foundedOn = ({ year }: UnitsOptions, { today }: Act): Day => {
  const newYear = day(`${year}-01-01`)
  const isPast = newYear < today
  return isPast ? newYear : today
}

/** A unit that several rows speak of, one for each year, is founded once. */
async function found(
  act: Act,
  { found: wish }: UnitWrite,
  importId: string,
  founded: Map<string, string>,
  on: Day,
): Promise<string> {
  const { withRegion, regionId, ...unit } = wish!
  const key = `${regionId}:${spelling(unit.name)}`
  const known = founded.get(key)
  if (known !== undefined) return known
  const id = withRegion
    ? (
        await foundPlace(act, {
          ...{ parentId: regionId, kind: unit.kind as 'town' | 'county', name: unit.name },
          ...{ on, importId },
        })
      ).value.unitId
    : (await foundUnit(act, { ...unit, regionId, on, importId })).value.id
  founded.set(key, id)
  return id
}

async function writeRow(
  act: Act,
  options: UnitsOptions,
  one: {
    readonly row: UnitWrite
    readonly unitId: string
    readonly batchId: string
    readonly file: ImportFile
    readonly lines: Map<string, string>
  },
): Promise<void> {
  const { row, unitId, batchId: importId, file, lines } = one
  const { headcount } = row
  if (headcount !== null) {
    const source = headcount.source ?? options.source ?? file.name
    const { statedOn } = options
    await stateHeadcount(act, { ...headcount, unitId, basis: 'staff', source, statedOn, importId })
  }
  for (const name of row.lines) {
    const lineId = lines.get(spelling(name)) ?? (await newLine(act, options, name, importId))
    lines.set(spelling(name), lineId)
    await putOnLine(act, { unitId, lineId, from: act.today, importId })
  }
  for (const person of row.liaisons) {
    await nameLiaison(act, { ...person, unitId, from: act.today, to: null, importId })
  }
}

const newLine = async (act: Act, { regionId }: UnitsOptions, name: string, importId: string) =>
  (await foundLine(act, { regionId, parentId: null, name, importId })).value.id

/** The lines that units of a region may stand on: its own and those kept above it. */
async function linesOf({ tx }: Act, regionId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('organisation.line as l')
    .innerJoin('organisation.region as r', (join) =>
      join.on(sql<boolean>`l.region_id = any(r.ancestors)`),
    )
    .select(['l.id', 'l.name'])
    .where('r.id', '=', regionId)
    .execute()
  return new Map(rows.map(({ id, name }) => [spelling(name), id]))
}
