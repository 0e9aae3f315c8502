import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/days.ts'
import type { Read, Write } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import type { Draft, DraftItem, DraftTarget, Where } from './rules/draft.ts'

/** One at a time begins a plan or a revision in a region; held until the transaction ends. */
export const lockPlans = (tx: Write, regionId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`planning.plan ${regionId}`}, 0))`.execute(tx)

export const findPlan = (tx: Read, id: string) =>
  tx.selectFrom('planning.plan').selectAll().where('id', '=', id).executeTakeFirst()

export const findPlanOf = (tx: Read, regionId: string, year: number) =>
  tx
    .selectFrom('planning.plan')
    .selectAll()
    .where('regionId', '=', regionId)
    .where('year', '=', year)
    .executeTakeFirst()

export const listPlans = (tx: Read, regionId: string | undefined) =>
  tx
    .selectFrom('planning.plan as p')
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom('planning.revision as r')
          .select(['r.id', 'r.number', 'r.state'])
          .whereRef('r.planId', '=', 'p.id')
          .where('r.state', '<>', 'discarded')
          .orderBy('r.number', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .leftJoin('planning.target as t', (join) =>
      join.onRef('t.revisionId', '=', 'newest.id').on('t.kind', '=', 'total'),
    )
    .select([
      'p.id',
      'p.regionId',
      'p.year',
      'p.unit',
      'p.demo',
      't.amount as total',
      'newest.number as revision',
      'newest.state',
    ])
    .$if(regionId !== undefined, (query) => query.where('p.regionId', '=', regionId!))
    .orderBy('p.year', 'desc')
    .orderBy('p.id')
    .execute()

const revisionsOf = (tx: Read) =>
  tx
    .selectFrom('planning.revision as r')
    .leftJoin('access.person as a', 'a.id', 'r.author')
    .leftJoin('access.person as s', 's.id', 'r.submittedBy')
    .leftJoin('access.person as i', 'i.id', 'r.issuedBy')
    .leftJoin('planning.notice as n', 'n.id', 'r.noticeId')
    .select((row) => [
      'r.id',
      'r.planId',
      'r.regionId',
      'r.number',
      'r.state',
      'r.version',
      'r.basedOn',
      'r.noticeId',
      sql<string | null>`${row.ref('n.result')} ->> 'title'`.as('noticeTitle'),
      'a.name as author',
      'r.author as authorId',
      'r.draftedAt',
      's.name as submittedBy',
      'r.submittedBy as submittedById',
      'r.submittedAt',
      'r.documentNumber',
      'r.effectiveOn',
      'r.reason',
      'i.name as issuedBy',
      'r.issuedAt',
    ])

export const listRevisions = (tx: Read, planId: string) =>
  revisionsOf(tx).where('r.planId', '=', planId).orderBy('r.number', 'desc').execute()

export const findRevision = (tx: Read, id: string) =>
  revisionsOf(tx).where('r.id', '=', id).executeTakeFirst()

/** Holds the revision for this transaction, so that two edits of one state come one after the other. */
export const lockRevision = (tx: Write, id: string) =>
  tx.selectFrom('planning.revision').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/**
 * The revision in force on a day: the last issued one that had become effective by then, also where
 * an earlier one became effective later.
 */
export const revisionOn = (tx: Read, planId: string, on: Day) =>
  tx
    .selectFrom('planning.revision')
    .select('number')
    .where('planId', '=', planId)
    .where('state', '=', 'issued')
    .where('effectiveOn', '<=', on)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Targets and items of a revision, in the order on paper. */
export async function loadDraft(tx: Read, revisionId: string): Promise<Draft> {
  const targets = await tx
    .selectFrom('planning.target as t')
    .leftJoin('planning.target as parent', 'parent.id', 't.parentId')
    .selectAll('t')
    .select('parent.key as parentKey')
    .where('t.revisionId', '=', revisionId)
    .orderBy('t.position')
    .execute()
  const items = await tx
    .selectFrom('planning.item as i')
    .innerJoin('planning.target as t', 't.id', 'i.targetId')
    .selectAll('i')
    .select('t.key as targetKey')
    .where('i.revisionId', '=', revisionId)
    .orderBy('i.position')
    .execute()
  // The check constraints of the tables hold the unions that the columns' text cannot state.
  return {
    targets: targets.map((row) => ({
      key: row.key,
      parentKey: row.parentKey,
      kind: row.kind as DraftTarget['kind'],
      track: row.track as DraftTarget['track'],
      label: row.label,
      unitId: row.unitId,
      amount: row.amount,
      status: row.status as DraftTarget['status'],
      bound: row.bound as DraftTarget['bound'],
      note: row.note,
      source: row.source as unknown as Where | null,
    })),
    items: items.map((row) => ({
      key: row.key,
      targetKey: row.targetKey,
      label: row.label,
      area: row.area,
      from: row.fromDay,
      to: row.toDay,
      text: row.periodText,
      amount: row.amount,
      source: row.source as unknown as Where | null,
    })),
  }
}

/** The revision that parts are written into, and where their units lie. */
export interface Holder {
  readonly revisionId: string
  readonly regionId: string
  /** The region each unit lies in, whose liaison may see its target once issued. */
  readonly regionOf: ReadonlyMap<string, string>
}

/** Writes a draft's targets and items, replacing what the revision had. */
export async function saveDraft(tx: Write, holder: Holder, draft: Draft): Promise<void> {
  await tx.deleteFrom('planning.item').where('revisionId', '=', holder.revisionId).execute()
  await tx.deleteFrom('planning.target').where('revisionId', '=', holder.revisionId).execute()
  const ids = new Map(draft.targets.map(({ key }) => [key, newId()]))
  const targets = parentsFirst(draft.targets).map((target) => targetRow(target, ids, holder))
  for (const batch of batches(targets))
    await tx.insertInto('planning.target').values(batch).execute()
  const items = draft.items.map((item, position) => itemRow(item, position, ids, holder))
  for (const batch of batches(items)) await tx.insertInto('planning.item').values(batch).execute()
}

/** A target as a row. */
export function targetRow(
  { target, position }: { target: DraftTarget; position: number },
  ids: ReadonlyMap<string, string>,
  { revisionId, regionId, regionOf }: Holder,
) {
  const { parentKey, source, ...plain } = target
  return {
    ...plain,
    id: ids.get(target.key)!,
    revisionId,
    regionId,
    parentId: parentKey === null ? null : ids.get(parentKey)!,
    position,
    holderRegionId: target.unitId === null ? null : (regionOf.get(target.unitId) ?? null),
    source: asJson(source),
  }
}

/** A span as a row. */
export function itemRow(
  { targetKey, from, to, text, source, ...plain }: DraftItem,
  position: number,
  ids: ReadonlyMap<string, string>,
  { revisionId, regionId }: Holder,
) {
  return {
    ...plain,
    id: newId(),
    revisionId,
    regionId,
    targetId: ids.get(targetKey)!,
    position,
    fromDay: from,
    toDay: to,
    periodText: text,
    source: asJson(source),
  }
}

/** Foreign keys want a parent before its children; the position remembers the order on paper. */
export function parentsFirst(targets: readonly DraftTarget[]) {
  const depth = new Map<string | null, number>([[null, 0]])
  const parents = new Map(targets.map(({ key, parentKey }) => [key, parentKey]))
  const depthOf = (key: string | null): number => {
    const known = depth.get(key)
    if (known !== undefined) return known
    const found = depthOf(parents.get(key!) ?? null) + 1
    depth.set(key, found)
    return found
  }
  return targets
    .map((target, position) => ({ target, position }))
    .sort((a, b) => depthOf(a.target.key) - depthOf(b.target.key) || a.position - b.position)
}

export const asJson = (value: object | null) =>
  value === null ? null : sql<never>`${JSON.stringify(value)}::jsonb`

export function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += 1000) yield rows.slice(at, at + 1000)
}

export const nextRevisionNumber = async (tx: Read, planId: string): Promise<number> => {
  const { last } = await tx
    .selectFrom('planning.revision')
    .select((row) => row.fn.max('number').as('last'))
    .where('planId', '=', planId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** A draft or a submitted revision: there is at most one. */
export const openRevision = (tx: Read, planId: string) =>
  tx
    .selectFrom('planning.revision')
    .select(['id', 'number', 'state'])
    .where('planId', '=', planId)
    .where('state', 'in', ['draft', 'submitted'])
    .executeTakeFirst()

export const lastIssued = (tx: Read, planId: string) =>
  tx
    .selectFrom('planning.revision')
    .select(['id', 'number'])
    .where('planId', '=', planId)
    .where('state', '=', 'issued')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Marks the next version of a revision after a change. */
export const bumpRevision = (tx: Write, id: string) =>
  tx
    .updateTable('planning.revision')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()

export const addRevision = async (
  tx: Write,
  revision: {
    readonly planId: string
    readonly regionId: string
    readonly basedOn: string | null
    readonly noticeId: string | null
    readonly author: string | null
    readonly draftedAt: Instant
  },
) => {
  const id = newId()
  const number = await nextRevisionNumber(tx, revision.planId)
  await tx
    .insertInto('planning.revision')
    .values({ ...revision, id, number, state: 'draft' })
    .execute()
  return { id, number }
}
