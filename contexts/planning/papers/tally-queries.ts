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

/**
 * Lines of those imports that counted at a moment, as they were credited by then, whatever became of
 * them since.
 */
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
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('planning.correction')
          .select(['step', 'unitId', 'track'])
          .whereRef('tallyId', '=', 't.id')
          .where('at', '<=', of.at)
          .orderBy('step', 'desc')
          .limit(1)
          .as('c'),
      (join) => join.onTrue(),
    )
    .where(
      sql<boolean>`exists (select from unnest(${of.batches.map(({ id }) => id)}::uuid[],
        ${of.batches.map(({ lastLine }) => lastLine)}::text[]) as known (id, last_line)
        where known.id = t.batch_id and t.id::text <= known.last_line)`,
    )
    // After an odd step nobody is credited.
    .where(sql<boolean>`coalesce(c.step, 0) % 2 = 0`)
    .select(['t.day', 't.visits', 't.persons', 't.renfen', 't.revertedAt'])
    .select([
      sql<string | null>`case when c.step is null then t.unit_id else c.unit_id end`.as('unitId'),
      sql<string>`coalesce(c.track, t.track)`.as('track'),
    ])
    .select(['b.fileName', 'b.importedAt'])
    .where('t.regionId', '=', of.regionId)
    .where('t.day', '>=', of.from)
    .where('t.day', '<=', of.to)
    .where((row) => row.or([row('t.revertedAt', 'is', null), row('t.revertedAt', '>', of.at)]))
    .orderBy('t.day')
    .orderBy('t.id')
    .execute()

/** Spans of units that were over by a day, and whether anything is credited in each. */
export const finishedSpans = (
  tx: Read,
  of: { readonly revisionId: string; readonly regionId: string; readonly on: Day },
) =>
  tx
    .selectFrom('planning.item as i')
    .innerJoin('planning.target as t', 't.id', 'i.targetId')
    .select('t.key')
    .select(
      sql<boolean>`coalesce((select sum(l.sign) from planning.standing_line l
        where l.unit_id = t.unit_id and l.track = t.track and l.region_id = ${of.regionId}
          and l.day between i.from_day and i.to_day), 0) > 0`.as('hasFigures'),
    )
    .where('i.revisionId', '=', of.revisionId)
    .where('t.unitId', 'is not', null)
    .where('i.toDay', '<=', of.on)
    .execute()
