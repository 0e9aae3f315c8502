import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/days.ts'
import type { Read, Write } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import type { Sum, TallyTrack } from './rules/credit.ts'
import type { SessionSize } from './rules/forecast.ts'
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

/** What was collected, by unit, track and month: as many rows as the calendar has, not donors. */
export const collectedIn = (tx: Read, days: Days): Promise<readonly Sum[]> =>
  within(tx, days)
    .select(['unitId'])
    .select((row) => [
      row.ref('track').$castTo<TallyTrack>().as('track'),
      sql<number>`extract(month from day)::integer`.as('month'),
      sql<number>`sum(visits)`.as('visits'),
      // One source that does not say leaves the sum unsaid.
      sql<number | null>`case when count(persons) = count(*) then sum(persons) end`.as('persons'),
      sql<number | null>`case when count(renfen) = count(*) then sum(renfen) end`.as('renfen'),
    ])
    .groupBy(['unitId', 'track', 'month'])
    .execute()

/** How far a region's figures go in a span of days, and which imports they came from. */
export async function figuresFrom(tx: Read, days: Days) {
  const batches = await tx
    .selectFrom(
      within(tx, days)
        .select(['batchId'])
        .select((row) => row.fn.max('day').as('last'))
        .groupBy('batchId')
        .as('t'),
    )
    .innerJoin('planning.tallyBatch as b', 'b.id', 't.batchId')
    .select(['b.fileName', 'b.importedAt', 'b.demo', 't.last'])
    .orderBy('b.importedAt', 'desc')
    .execute()
  const lastDay = batches.reduce<Day | null>(
    (last, batch) => (last === null || batch.last > last ? batch.last : last),
    null,
  )
  return {
    lastDay,
    importedAt: batches[0]?.importedAt ?? null,
    sources: batches.slice(0, 5).map(({ fileName, importedAt, demo }) => ({
      fileName,
      importedAt,
      demo,
    })),
    demo: batches.some(({ demo }) => demo),
  }
}

/** What was planned and collected in each period of its own that a unit has finished by a day. */
export const finishedPeriods = (
  tx: Read,
  about: { readonly revisionId: string; readonly regionId: string; readonly on: Day },
) =>
  tx
    .selectFrom('planning.item as i')
    .innerJoin('planning.target as t', 't.id', 'i.targetId')
    .leftJoin('planning.tally as y', (join) =>
      join
        .onRef('y.unitId', '=', 't.unitId')
        .onRef('y.track', '=', 't.track')
        .onRef('y.day', '>=', 'i.fromDay')
        .onRef('y.day', '<=', 'i.toDay')
        .on('y.regionId', '=', about.regionId)
        .on('y.revertedAt', 'is', null),
    )
    .select(['t.key', 'i.amount as planned'])
    .select([
      sql<number>`coalesce(sum(y.visits), 0)`.as('visits'),
      sql<number | null>`case when count(y.persons) = count(y.id)
        then coalesce(sum(y.persons), 0) end`.as('persons'),
      sql<number | null>`case when count(y.renfen) = count(y.id)
        then coalesce(sum(y.renfen), 0) end`.as('renfen'),
    ])
    .where('i.revisionId', '=', about.revisionId)
    .where('t.unitId', 'is not', null)
    .where('i.toDay', '<=', about.on)
    // Of two that overlap nobody can say which a collection was for.
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('planning.item as o')
            .select('o.id')
            .whereRef('o.targetId', '=', 'i.targetId')
            .whereRef('o.id', '<>', 'i.id')
            .whereRef('o.fromDay', '<=', 'i.toDay')
            .whereRef('o.toDay', '>=', 'i.fromDay'),
        ),
      ),
    )
    .groupBy(['t.key', 'i.id', 'i.amount'])
    .execute()

/** What a session of each unit usually collects; null stands for the whole region. */
export async function sessionSizes(
  tx: Read,
  days: Days,
  counted: 'renfen' | 'persons' | 'visits',
): Promise<ReadonlyMap<string | null, SessionSize>> {
  const rows = await within(tx, days)
    .where('track', '=', 'group')
    .select([
      'unitId',
      sql<number | null>`percentile_disc(0.5) within group (order by ${sql.ref(counted)})`.as(
        'median',
      ),
      sql<number>`count(${sql.ref(counted)})`.as('sessions'),
      sql<boolean>`grouping(unit_id) = 1`.as('whole'),
    ])
    .groupBy(sql`grouping sets ((unit_id), ())`)
    .execute()
  return new Map(
    rows.map(({ unitId, whole, median, sessions }) => [
      whole ? null : unitId,
      { median, sessions },
    ]),
  )
}

/** The figures kept for the days of a file, by unit, day and track. */
export async function keptTallies(tx: Read, days: Days): Promise<ReadonlyMap<string, Counts>> {
  const rows = await within(tx, days)
    .select(['day', 'unitId'])
    .select((row) => row.ref('track').$castTo<TallyTrack>().as('track'))
    .select(['visits', 'persons', 'visits200', 'visits300', 'visits400', 'renfen'])
    .execute()
  return new Map(rows.map((row) => [identityOf(row satisfies Identity), row]))
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
