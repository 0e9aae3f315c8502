import { sql } from 'kysely'
import type { Instant } from '#kernel/days.ts'
import type { Read, Write } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import { asJson, batches, type Holder, itemRow, parentsFirst, targetRow } from './queries.ts'
import type { Draft, DraftItem, DraftTarget } from './rules/draft.ts'
import type { Edit } from './rules/edits.ts'

/** An edit with the state it led to, and who made it when. */
export type MadeEdit = Edit & {
  readonly version: number
  readonly by: string | null
  readonly at: Instant
}

/** What was saved after a state of a draft, in order. */
export async function editsSince(
  tx: Read,
  revisionId: string,
  version: number,
): Promise<readonly MadeEdit[]> {
  const rows = await tx
    .selectFrom('planning.edit as e')
    .leftJoin('access.person as p', 'p.id', 'e.by')
    .select([
      'e.version',
      'e.what',
      'e.key',
      'e.place',
      'e.before',
      'e.after',
      'e.at',
      'p.name as by',
    ])
    .where('e.revisionId', '=', revisionId)
    .where('e.version', '>', version)
    .orderBy('e.id')
    .execute()
  // Written below, by the shapes they are read as.
  return rows as unknown as readonly MadeEdit[]
}

/** Where a draft stands, for those who look whether it moved on. */
export const stateOf = (tx: Read, id: string) =>
  tx
    .selectFrom('planning.revision')
    .select(['version', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Whether a batch was made already: its sender did not hear of it and sends it again. */
export const isMade = async (tx: Read, revisionId: string, batch: string): Promise<boolean> =>
  (await tx
    .selectFrom('planning.edit')
    .select('id')
    .where('revisionId', '=', revisionId)
    .where('batch', '=', batch)
    .limit(1)
    .executeTakeFirst()) !== undefined

interface Save {
  readonly version: number
  readonly batch: string | null
  readonly by: string | null
  readonly at: Instant
}

/** Writes what a save changed, and no more: the cost grows with the change, not with the plan. */
export async function saveEdits(
  tx: Write,
  holder: Holder,
  after: Draft,
  edits: readonly Edit[],
): Promise<void> {
  const { revisionId } = holder
  for (const what of ['item', 'target'] as const) {
    const gone = edits.filter((edit) => edit.what === what && edit.after === null)
    for (const keys of batches(gone.map(({ key }) => key))) {
      await tx
        .deleteFrom(`planning.${what}`)
        .where('revisionId', '=', revisionId)
        .where('key', 'in', keys)
        .execute()
    }
  }
  const ids = await idsOf(tx, revisionId, after, edits)
  await saveTargets(tx, holder, after, edits, ids)
  await saveItems(tx, holder, after, edits, ids)
}

/** Notes the edits of a save, so that others can be told and merged with. */
export async function noteEdits(
  tx: Write,
  { revisionId, regionId }: Holder,
  edits: readonly Edit[],
  save: Save,
): Promise<void> {
  const rows = edits.map(({ before, after, ...edit }) => ({
    ...edit,
    ...save,
    revisionId,
    regionId,
    before: asJson(before),
    after: asJson(after),
  }))
  for (const batch of batches(rows)) await tx.insertInto('planning.edit').values(batch).execute()
}

/** The rows' ids of the parts that the edits hang on, and new ones for those that come. */
async function idsOf(
  tx: Read,
  revisionId: string,
  { targets }: Draft,
  edits: readonly Edit[],
): Promise<ReadonlyMap<string, string>> {
  const keys = new Set(
    edits.flatMap(({ what, after }) =>
      after === null
        ? []
        : what === 'item'
          ? [after.targetKey]
          : [after.key, ...(after.parentKey === null ? [] : [after.parentKey])],
    ),
  )
  if (keys.size === 0) return new Map()
  const known = await tx
    .selectFrom('planning.target')
    .select(['key', 'id'])
    .where('revisionId', '=', revisionId)
    .$if(keys.size < 1000, (query) => query.where('key', 'in', [...keys]))
    .execute()
  const ids = new Map(known.map(({ key, id }) => [key, id]))
  for (const { key } of targets) if (keys.has(key) && !ids.has(key)) ids.set(key, newId())
  return ids
}

async function saveTargets(
  tx: Write,
  holder: Holder,
  { targets }: Draft,
  edits: readonly Edit[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const keys = new Set(edits.filter(({ what }) => what === 'target').map(({ key }) => key))
  const places = await placesOf(tx, 'target', holder.revisionId, targets, edits)
  const rows = parentsFirst(targets)
    .filter(({ target }) => keys.has(target.key))
    .map(({ target }) => targetRow({ target, position: places.get(target.key)! }, ids, holder))
  for (const batch of batches(rows)) {
    await tx
      .insertInto('planning.target')
      .values(batch)
      .onConflict((met) =>
        met.columns(['revisionId', 'key']).doUpdateSet((row) => ({
          parentId: row.ref('excluded.parentId'),
          position: row.ref('excluded.position'),
          kind: row.ref('excluded.kind'),
          track: row.ref('excluded.track'),
          label: row.ref('excluded.label'),
          unitId: row.ref('excluded.unitId'),
          holderRegionId: row.ref('excluded.holderRegionId'),
          amount: row.ref('excluded.amount'),
          status: row.ref('excluded.status'),
          bound: row.ref('excluded.bound'),
          note: row.ref('excluded.note'),
          source: row.ref('excluded.source'),
        })),
      )
      .execute()
  }
}

async function saveItems(
  tx: Write,
  holder: Holder,
  { items }: Draft,
  edits: readonly Edit[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const keys = new Set(edits.filter(({ what }) => what === 'item').map(({ key }) => key))
  const places = await placesOf(tx, 'item', holder.revisionId, items, edits)
  const rows = items
    .filter(({ key }) => keys.has(key))
    .map((item) => itemRow(item, places.get(item.key)!, ids, holder))
  for (const batch of batches(rows)) {
    await tx
      .insertInto('planning.item')
      .values(batch)
      .onConflict((met) =>
        met.columns(['revisionId', 'key']).doUpdateSet((row) => ({
          targetId: row.ref('excluded.targetId'),
          position: row.ref('excluded.position'),
          label: row.ref('excluded.label'),
          area: row.ref('excluded.area'),
          fromDay: row.ref('excluded.fromDay'),
          toDay: row.ref('excluded.toDay'),
          periodText: row.ref('excluded.periodText'),
          amount: row.ref('excluded.amount'),
          source: row.ref('excluded.source'),
        })),
      )
      .execute()
  }
}

/**
 * The positions of the parts that are written. What only changed keeps its own, what comes at the end
 * follows the last; only where something comes between others are all numbered anew.
 */
async function placesOf(
  tx: Write,
  what: Edit['what'],
  revisionId: string,
  list: readonly (DraftTarget | DraftItem)[],
  edits: readonly Edit[],
): Promise<ReadonlyMap<string, number>> {
  const mine = edits.filter((edit) => edit.what === what && edit.after !== null)
  if (mine.length === 0) return new Map()
  const coming = new Set(mine.filter(({ place }) => place !== null).map(({ key }) => key))
  const head = list.length - coming.size
  const atEnd = list.slice(head).every(({ key }) => coming.has(key))
  if (!atEnd) {
    const keys = list.map(({ key }) => key)
    const places = keys.map((_, at) => at)
    await sql`update ${sql.table(`planning.${what}`)} as part set position = v.place
      from unnest(${keys}::uuid[], ${places}::int[]) as v (key, place)
      where part.revision_id = ${revisionId} and part.key = v.key`.execute(tx)
    return new Map(keys.map((key, at) => [key, at]))
  }
  const known = await tx
    .selectFrom(`planning.${what}`)
    .select(['key', 'position'])
    .where('revisionId', '=', revisionId)
    .where('key', 'in', mine.map(({ key }) => key).slice(0, 30_000))
    .execute()
  const { last } = await tx
    .selectFrom(`planning.${what}`)
    .select((row) => row.fn.max('position').as('last'))
    .where('revisionId', '=', revisionId)
    .executeTakeFirstOrThrow()
  const end = (last ?? -1) + 1
  return new Map([
    ...known.map(({ key, position }): [string, number] => [key, position]),
    ...list.slice(head).map(({ key }, at): [string, number] => [key, end + at]),
  ])
}
