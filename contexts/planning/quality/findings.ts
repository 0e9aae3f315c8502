import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/days.ts'
import type { Act } from '#platform/change.ts'
import type { Read, Write } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import type { FollowUp, Kept } from './rules/follow-up.ts'
import type { Facts, Found, Rule, Source } from './rules/found.ts'
import type { FindingAction, State } from './rules/life.ts'

const findings = (tx: Read) =>
  tx
    .selectFrom('planning.finding as f')
    .leftJoin('access.person as o', 'o.id', 'f.ownerAccount')
    .select(['f.id', 'f.regionId', 'f.year', 'f.key', 'f.sourceName', 'f.unitId', 'f.fromDay'])
    .select(['f.toDay', 'f.present', 'f.ownerAccount', 'f.dueOn', 'f.explainedBy', 'f.reason'])
    .select(['f.version', 'o.name as owner'])
    .select((row) => [
      // Check constraints and the judgement hold these.
      row.ref('f.rule').$castTo<Rule>().as('rule'),
      row.ref('f.source').$castTo<Source>().as('source'),
      row.ref('f.state').$castTo<State>().as('state'),
      row.ref('f.facts').$castTo<Facts>().as('facts'),
    ])

export type StoredFinding = Awaited<ReturnType<typeof findingsOf>>[number]

/** Every finding of a region and year: what waits first, by its due day. */
export const findingsOf = (
  tx: Read,
  { regionId, year }: { readonly regionId: string; readonly year: number },
) =>
  findings(tx)
    .where('f.regionId', '=', regionId)
    .where('f.year', '=', year)
    .orderBy(sql`array_position(array['open', 'explained', 'accepted', 'corrected'], f.state)`)
    .orderBy('f.dueOn', (order) => order.asc().nullsLast())
    .orderBy('f.fromDay')
    .orderBy('f.id')
    .execute()

export const findFinding = (tx: Read, id: string) =>
  findings(tx).where('f.id', '=', id).executeTakeFirst()

export const lockFinding = (tx: Write, id: string) =>
  tx
    .selectFrom('planning.finding')
    .select(['id', 'regionId', 'year', 'ownerAccount', 'dueOn', 'explainedBy', 'version', 'rule'])
    .select((row) => [
      row.ref('state').$castTo<State>().as('state'),
      row.ref('facts').$castTo<Facts>().as('facts'),
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const historyOf = (tx: Read, findingId: string) =>
  tx
    .selectFrom('planning.findingStep as s')
    .leftJoin('access.person as p', 'p.id', 's.toAccount')
    .select(['s.at', 's.byName as by', 'p.name as to', 's.dueOn', 's.reason'])
    .select((row) => [
      row.ref('s.action').$castTo<FindingAction | 'found'>().as('action'),
      row.ref('s.state').$castTo<State>().as('state'),
    ])
    .where('s.findingId', '=', findingId)
    .orderBy('s.at', 'desc')
    .orderBy('s.id', 'desc')
    .execute()

export interface FindingStep {
  readonly findingId: string
  readonly regionId: string
  readonly action: FindingAction | 'found'
  readonly state: State
  readonly toAccount?: string | null
  readonly dueOn?: Day | null
  readonly reason?: string | null
}

/** Writes what was done into the history, many in few statements. */
export async function addFindingSteps(act: Act, steps: readonly FindingStep[]): Promise<void> {
  const by = { at: act.now, byAccount: act.actor.accountId, byName: act.actor.name || '系统' }
  for (let at = 0; at < steps.length; at += 500) {
    const rows = steps.slice(at, at + 500).map((step) => ({ ...step, ...by, id: newId() }))
    await act.tx.insertInto('planning.findingStep').values(rows).execute()
  }
}

/** What is kept of a region and year, to be set against what was found. */
export const keptOf = (
  tx: Read,
  { regionId, year }: { readonly regionId: string; readonly year: number },
): Promise<(Kept & { version: number })[]> =>
  tx
    .selectFrom('planning.finding')
    .select(['id', 'rule', 'key', 'present', 'version'])
    .select((row) => [
      row.ref('state').$castTo<State>().as('state'),
      row.ref('facts').$castTo<Facts>().as('facts'),
    ])
    .where('regionId', '=', regionId)
    .where('year', '=', year)
    .execute()

interface Place {
  readonly regionId: string
  readonly year: number
}

/** Keeps what a judgement found new, and what it did to the rest. */
export async function writeFollowUp(act: Act, { regionId, year }: Place, follow: FollowUp) {
  const { tx, now } = act
  const added = follow.added.map((found) => ({ id: newId(), found }))
  for (let at = 0; at < added.length; at += 500) {
    const rows = added.slice(at, at + 500).map(({ id, found }) => rowOf(id, found, now))
    await tx
      .insertInto('planning.finding')
      .values(rows.map((row) => ({ ...row, regionId, year })))
      .execute()
  }
  for (const { kept, found, to } of follow.moved) {
    await tx
      .updateTable('planning.finding')
      .set({ state: to, present: found !== null, changedAt: now })
      .set((row) => ({ version: row('version', '+', 1) }))
      .set(found === null ? {} : { facts: JSON.stringify(found.facts) })
      .where('id', '=', kept.id)
      .execute()
  }
  for (const { id, present } of follow.noted) {
    await tx.updateTable('planning.finding').set({ present }).where('id', '=', id).execute()
  }
  await addFindingSteps(act, [
    ...added.map(({ id }) => ({
      ...{ findingId: id, regionId, action: 'found' as const, state: 'open' as const },
    })),
    ...follow.moved.map(({ kept, action, to }) => ({
      ...{ findingId: kept.id, regionId, action, state: to },
    })),
  ])
}

const rowOf = (id: string, { from, to, facts, ...found }: Found, now: Instant) => ({
  ...{ ...found, id, fromDay: from, toDay: to, facts: JSON.stringify(facts) },
  ...{ state: 'open', foundAt: now, changedAt: now },
})
