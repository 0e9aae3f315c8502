import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/days.ts'
import type { Read, Write } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import type { Bound } from '../rules/notice/shape.ts'
import type { HandedItem, HandedPart } from './rules/handed.ts'
import type { State } from './rules/life.ts'

/** Everything of a hand-down, with the unions that the columns' check constraints hold. */
const handDowns = (tx: Read) =>
  tx
    .selectFrom('planning.handDown as h')
    .select([
      'h.id',
      'h.planId',
      'h.regionId',
      'h.unitId',
      'h.holderRegionId',
      'h.revisionId',
      'h.round',
      'h.askedOn',
      'h.dueOn',
      'h.askedBy',
      'h.year',
      'h.unit',
      'h.issuer',
      'h.label',
      'h.amount',
      'h.documentNumber',
      'h.effectiveOn',
      'h.childPlanId',
      'h.changedAt',
      'h.version',
      'h.demo',
    ])
    .select((row) => [
      row.ref('h.state').$castTo<State>().as('state'),
      row.ref('h.wants').$castTo<'answer' | 'plan'>().as('wants'),
      row.ref('h.bound').$castTo<Bound>().as('bound'),
      row.ref('h.parts').$castTo<HandedPart[]>().as('parts'),
      row.ref('h.items').$castTo<HandedItem[]>().as('items'),
    ])

export type HandDown = Awaited<ReturnType<typeof handDownsOf>>[number]

export const handDownsOf = (tx: Read, planId: string) =>
  handDowns(tx)
    .where('h.planId', '=', planId)
    // As the newest issue lists them; what it lists no more comes last.
    .orderBy(sql`(select min(t.position) from planning.target t
      where t.revision_id = h.revision_id and t.unit_id = h.unit_id)`)
    .orderBy('h.label')
    .orderBy('h.id')
    .execute()

export const findHandDown = (tx: Read, id: string) =>
  handDowns(tx).where('h.id', '=', id).executeTakeFirst()

/** Held for this transaction, so that two answers come one after the other. */
export const lockHandDown = (tx: Write, id: string) =>
  handDowns(tx).where('h.id', '=', id).forUpdate('h').executeTakeFirst()

/** Holds all of a plan for this transaction: an answer under way comes before, or after. */
export const lockHandDownsOf = (tx: Write, planId: string) =>
  tx
    .selectFrom('planning.handDown')
    .select('id')
    .where('planId', '=', planId)
    .orderBy('id')
    .forUpdate()
    .execute()

/** What reached regions, newest year first. */
export const handDownsTo = (tx: Read, regionIds: readonly string[]) =>
  regionIds.length === 0
    ? Promise.resolve([])
    : handDowns(tx)
        .where('h.holderRegionId', 'in', regionIds)
        .where('h.state', '<>', 'withdrawn')
        .orderBy('h.year', 'desc')
        .orderBy('h.dueOn')
        .orderBy('h.label')
        .execute()

/** Those an answer of which is open and due by a day. */
export const openBy = (tx: Read, by: Day) =>
  handDowns(tx)
    .where('h.state', 'in', ['waiting', 'acknowledged', 'returned'])
    .where('h.dueOn', '<=', by)
    .orderBy('h.id')
    .execute()

/** The hand-down that a plan answers, while it is in force. */
export const answeredBy = (tx: Read, planId: string) =>
  handDowns(tx)
    .where('h.childPlanId', '=', planId)
    .where('h.state', '<>', 'withdrawn')
    .executeTakeFirst()

export interface NewStep {
  readonly handDown: Pick<HandDown, 'id' | 'regionId' | 'holderRegionId'>
  readonly at: Instant
  readonly round: number
  readonly action: string
  readonly side: 'issuer' | 'receiver' | 'programme'
  readonly byAccount: string | null
  readonly byName: string
  readonly text?: string | null
  readonly data?: object
  readonly rung?: string | null
}

/** Writes steps; a reminder that was sent already is none, and its id is not among those answered. */
export async function addSteps(tx: Write, steps: readonly NewStep[]): Promise<ReadonlySet<string>> {
  const written = new Set<string>()
  for (let at = 0; at < steps.length; at += 500) {
    const rows = await tx
      .insertInto('planning.handDownStep')
      .values(steps.slice(at, at + 500).map(stepRow))
      .onConflict((twice) => twice.doNothing())
      .returning('handDownId')
      .execute()
    for (const { handDownId } of rows) written.add(handDownId)
  }
  return written
}

const stepRow = ({ handDown, text = null, data = {}, rung = null, ...step }: NewStep) => ({
  ...step,
  id: newId(),
  handDownId: handDown.id,
  regionId: handDown.regionId,
  holderRegionId: handDown.holderRegionId,
  text,
  rung,
  data: sql<never>`${JSON.stringify(data)}::jsonb`,
})

/** Everything done and said about hand-downs, oldest first. */
export const stepsOf = (tx: Read, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('planning.handDownStep')
        .select([
          'id',
          'handDownId',
          'at',
          'round',
          'action',
          'byAccount',
          'byName',
          'text',
          'rung',
        ])
        .select((row) => [
          row.ref('side').$castTo<NewStep['side']>().as('side'),
          row.ref('data').$castTo<Readonly<Record<string, unknown>>>().as('data'),
        ])
        .where('handDownId', 'in', ids)
        .orderBy('at')
        .orderBy('id')
        .execute()

/** What was filed about hand-downs, newest first. */
export const filingsOf = (tx: Read, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('planning.filing')
        .selectAll()
        .where('handDownId', 'in', ids)
        .orderBy('filedAt', 'desc')
        .orderBy('id', 'desc')
        .execute()

export async function nextReceipt(tx: Write): Promise<number> {
  const { rows } = await sql<{ n: number }>`select nextval('planning.receipt_number') as n`.execute(
    tx,
  )
  return rows[0]!.n
}

/** Who issued, by account: a name that everybody may be shown. */
export async function nameOf(tx: Read, accountId: string | null): Promise<string | null> {
  if (accountId === null) return null
  const person = await tx
    .selectFrom('access.person')
    .select('name')
    .where('id', '=', accountId)
    .executeTakeFirst()
  return person?.name ?? null
}
