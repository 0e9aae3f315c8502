import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'

/** The imports that hold for a region's days, and how far each went at this moment. */
export const batchesNow = (
  tx: Read,
  of: { readonly regionId: string; readonly from: Day; readonly to: Day },
) =>
  tx
    .selectFrom('planning.tally as t')
    .innerJoin('planning.tallyBatch as b', 'b.id', 't.batchId')
    .select(['b.id', 'b.fileName', 'b.importedAt'])
    .select([sql<number>`count(*)`.as('lines'), sql<string>`max(t.id::text)`.as('lastLine')])
    .where('t.regionId', '=', of.regionId)
    .where('t.day', '>=', of.from)
    .where('t.day', '<=', of.to)
    .where('t.revertedAt', 'is', null)
    .groupBy('b.id')
    .orderBy('b.importedAt')
    .execute()

/** Lines of those imports as they stood at a moment, whatever became of them since. */
export const linesThen = (
  tx: Read,
  of: {
    readonly regionId: string
    readonly from: Day
    readonly to: Day
    readonly at: Instant
    readonly batches: readonly { readonly id: string; readonly lastLine: string }[]
  },
) =>
  tx
    .selectFrom('planning.tally as t')
    .innerJoin('planning.tallyBatch as b', 'b.id', 't.batchId')
    .where(
      sql<boolean>`exists (select from unnest(${of.batches.map(({ id }) => id)}::uuid[],
        ${of.batches.map(({ lastLine }) => lastLine)}::text[]) as known (id, last_line)
        where known.id = t.batch_id and t.id::text <= known.last_line)`,
    )
    .select(['t.day', 't.unitId', 't.track', 't.visits', 't.persons', 't.renfen', 't.revertedAt'])
    .select(['b.fileName', 'b.importedAt'])
    .where('t.regionId', '=', of.regionId)
    .where('t.day', '>=', of.from)
    .where('t.day', '<=', of.to)
    .where((row) => row.or([row('t.revertedAt', 'is', null), row('t.revertedAt', '>', of.at)]))
    .orderBy('t.day')
    .orderBy('t.id')
    .execute()

/** Spans of units that were over by a day, and whether anything was collected in each. */
export const finishedSpans = (
  tx: Read,
  of: { readonly revisionId: string; readonly regionId: string; readonly on: Day },
) =>
  tx
    .selectFrom('planning.item as i')
    .innerJoin('planning.target as t', 't.id', 'i.targetId')
    .select('t.key')
    .select((row) =>
      row
        .exists(
          row
            .selectFrom('planning.tally as y')
            .select('y.id')
            .whereRef('y.unitId', '=', 't.unitId')
            .whereRef('y.track', '=', 't.track')
            .whereRef('y.day', '>=', 'i.fromDay')
            .whereRef('y.day', '<=', 'i.toDay')
            .where('y.regionId', '=', of.regionId)
            .where('y.revertedAt', 'is', null),
        )
        .as('hasFigures'),
    )
    .where('i.revisionId', '=', of.revisionId)
    .where('t.unitId', 'is not', null)
    .where('i.toDay', '<=', of.on)
    .execute()
