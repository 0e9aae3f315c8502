import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/days.ts'
import type { Read, Write } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import type { TallyTrack } from './rules/credit.ts'
import type { Counts } from './rules/tally-row.ts'
import { type Identity, identityOf, type Ready } from './rules/verdicts.ts'

/** A region's collections from one day to another, both included. */
export interface Days {
  readonly regionId: string
  readonly from: Day
  readonly to: Day
}

const within = (tx: Read, { regionId, from, to }: Days) =>
  tx
    .selectFrom('planning.tally')
    .where('regionId', '=', regionId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('revertedAt', 'is', null)

/** How far a region's figures go in a span of days, and which imports they came from. */
export async function figuresFrom(tx: Read, days: Days) {
  const last = await within(tx, days).select('day').orderBy('day', 'desc').limit(1).execute()
  const batches = await tx
    .selectFrom('planning.tallyBatch as b')
    .select(['b.fileName', 'b.importedAt', 'b.demo'])
    .where('b.regionId', '=', days.regionId)
    .where('b.revertedAt', 'is', null)
    .where(
      sql<boolean>`exists (select from planning.tally t where t.batch_id = b.id
        and t.day between ${days.from} and ${days.to} and t.reverted_at is null)`,
    )
    .orderBy('b.importedAt', 'desc')
    .execute()
  return {
    lastDay: last[0]?.day ?? null,
    importedAt: batches[0]?.importedAt ?? null,
    sources: batches.slice(0, 5).map(({ fileName, importedAt, demo }) => ({
      fileName,
      importedAt,
      demo,
    })),
    demo: batches.some(({ demo }) => demo),
  }
}

/**
 * The figures kept for the days of a file, by unit, day and track: as they were taken in, and where a
 * decision credits another unit that has no line of its own, under that one too.
 */
export async function keptTallies(tx: Read, days: Days): Promise<ReadonlyMap<string, Counts>> {
  const rows = await within(tx, days)
    .select(['id', 'day', 'unitId'])
    .select((row) => row.ref('track').$castTo<TallyTrack>().as('track'))
    .select(['visits', 'persons', 'visits200', 'visits300', 'visits400', 'renfen'])
    .execute()
  const moved = await tx
    .selectFrom('planning.correction')
    .select(['tallyId', 'unitId'])
    .select((row) => row.ref('track').$castTo<TallyTrack>().as('track'))
    .where('regionId', '=', days.regionId)
    .where('day', '>=', days.from)
    .where('day', '<=', days.to)
    .where('sign', '=', 1)
    .orderBy('step')
    .execute()
  const taken = new Map(rows.map((row) => [row.id, row]))
  const kept = new Map<string, Counts>()
  for (const { tallyId, unitId, track } of moved) {
    const line = taken.get(tallyId)
    if (line !== undefined) kept.set(identityOf({ day: line.day, unitId, track }), line)
  }
  for (const row of rows) kept.set(identityOf(row satisfies Identity), row)
  return kept
}

/** The import of a file that still holds; the rows it left out may be added to it. */
export const findBatch = (tx: Read, regionId: string, sha256: Buffer) =>
  tx
    .selectFrom('planning.tallyBatch')
    .select('id')
    .where('regionId', '=', regionId)
    .where('sha256', '=', sha256)
    .where('revertedAt', 'is', null)
    .executeTakeFirst()

export const addBatch = (
  tx: Write,
  batch: {
    readonly id: string
    readonly regionId: string
    readonly fileName: string
    readonly sha256: Buffer
    readonly importedBy: string | null
    readonly importedAt: Instant
    readonly demo: boolean
  },
) => tx.insertInto('planning.tallyBatch').values(batch).execute()

/** Writes tallies by columns: a few statements, however many rows. */
export async function addTallies(
  tx: Write,
  { batchId, regionId }: { readonly batchId: string; readonly regionId: string },
  rows: readonly Ready[],
  tell: (rows: number) => void = () => {},
): Promise<void> {
  for (let at = 0; at < rows.length; at += 5000) {
    tell(at)
    const batch = rows.slice(at, at + 5000)
    const column = <K extends keyof Ready>(name: K) => batch.map((row) => row[name])
    await sql`insert into planning.tally
        (id, batch_id, region_id, day, unit_id, track, visits, persons,
         visits200, visits300, visits400, renfen)
      select id, ${batchId}::uuid, ${regionId}::uuid, day, unit_id, track, visits, persons,
        visits200, visits300, visits400, renfen
      from unnest(${batch.map(() => newId())}::uuid[], ${column('day')}::date[],
        ${column('unitId')}::uuid[], ${column('track')}::text[], ${column('visits')}::integer[],
        ${column('persons')}::integer[], ${column('visits200')}::integer[],
        ${column('visits300')}::integer[], ${column('visits400')}::integer[],
        ${column('renfen')}::numeric[])
      as t (id, day, unit_id, track, visits, persons, visits200, visits300, visits400, renfen)
    `.execute(tx)
  }
}

export const lockBatch = (tx: Write, id: string) =>
  tx
    .selectFrom('planning.tallyBatch')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** The days of which an import tells. */
export const daysOfBatch = async (tx: Read, id: string): Promise<readonly Day[]> => {
  const rows = await tx
    .selectFrom('planning.tally')
    .select('day')
    .distinct()
    .where('batchId', '=', id)
    .execute()
  return rows.map(({ day }) => day)
}

/** Takes a batch and all its rows back; answers how many rows there were. */
export async function takeBack(
  tx: Write,
  batch: {
    readonly id: string
    readonly by: string | null
    readonly at: Instant
    readonly reason: string
  },
): Promise<number> {
  await tx
    .updateTable('planning.tallyBatch')
    .set({ revertedBy: batch.by, revertedAt: batch.at, reason: batch.reason })
    .where('id', '=', batch.id)
    .execute()
  const { numUpdatedRows } = await tx
    .updateTable('planning.tally')
    .set({ revertedAt: batch.at })
    .where('batchId', '=', batch.id)
    .where('revertedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** The imports of a region with what each holds, newest first. */
export const listBatches = (tx: Read, regionId: string) =>
  tx
    .selectFrom('planning.tallyBatch as b')
    .leftJoin('access.person as i', 'i.id', 'b.importedBy')
    .leftJoin('access.person as r', 'r.id', 'b.revertedBy')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('planning.tally')
          .whereRef('batchId', '=', 'b.id')
          .select([
            sql<number>`count(*)`.as('rows'),
            sql<Day | null>`min(day)`.as('from'),
            sql<Day | null>`max(day)`.as('to'),
            sql<number>`coalesce(sum(visits), 0)`.as('visits'),
            sql<number | null>`case when count(renfen) = count(*)
              then coalesce(sum(renfen), 0) end`.as('renfen'),
          ])
          .as('t'),
      (join) => join.onTrue(),
    )
    .select(['b.id', 'b.fileName', 'b.importedAt', 'b.demo', 'b.revertedAt', 'b.reason'])
    .select(['i.name as importedBy', 'r.name as revertedBy'])
    .select((row) => [
      row.ref('t.rows').$notNull().as('rows'),
      't.from',
      't.to',
      row.ref('t.visits').$notNull().as('visits'),
      't.renfen',
    ])
    .where('b.regionId', '=', regionId)
    .orderBy('b.importedAt', 'desc')
    .orderBy('b.id')
    .execute()
