import { sql } from 'kysely'
import type { Day, Span } from '#kernel/days.ts'
import type { Act } from '#platform/change.ts'
import type { Read, Write } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import type { Action, State } from './rules/life.ts'
import type { PeriodKind } from './rules/spans.ts'
import type { FiguresShape } from './shapes.ts'

/** Waits for whoever writes into the ledger or reports above; then nobody else until the end. */
export const enterPeriod = (tx: Write, regionId: string) =>
  sql`select planning.enter_period(${regionId})`.execute(tx)

const periods = (tx: Read) =>
  tx
    .selectFrom('planning.period')
    .select(['id', 'regionId', 'fromDay', 'toDay', 'round', 'version', 'submittedBy', 'lockedAt'])
    .select((row) => [
      // Check constraints hold both.
      row.ref('kind').$castTo<PeriodKind>().as('kind'),
      row.ref('state').$castTo<State>().as('state'),
      row.ref('figures').$castTo<FiguresShape | null>().as('figures'),
    ])

export type StoredPeriod = Awaited<ReturnType<typeof roundsOf>>[number]

/** Every round of a period, the latest first. */
export const roundsOf = (
  tx: Read,
  { regionId, kind, from }: { regionId: string; kind: PeriodKind; from: Day },
) =>
  periods(tx)
    .where('regionId', '=', regionId)
    .where('kind', '=', kind)
    .where('fromDay', '=', from)
    .orderBy('round', 'desc')
    .execute()

/** The latest round of every period that some regions reported within a span. */
export const latestRounds = (tx: Read, regionIds: readonly string[], { from, to }: Span) =>
  regionIds.length === 0
    ? Promise.resolve([])
    : periods(tx)
        .distinctOn(['regionId', 'kind', 'fromDay'])
        .where('regionId', 'in', regionIds)
        .where('fromDay', '>=', from)
        .where('toDay', '<=', to)
        .orderBy('regionId')
        .orderBy('kind')
        .orderBy('fromDay')
        .orderBy('round', 'desc')
        .execute()

/** Who reports at and below a region: each that plans or keeps a ledger, and the one it reports to. */
export async function reportingBelow(tx: Read, regionId: string, year: number) {
  const { rows } = await sql<{
    regionId: string
    name: string
    depth: number
    above: string | null
  }>`select * from planning.reporting_below(${regionId}, ${year})`.execute(tx)
  return rows
}

/** A period that takes nothing more, of a ledger's region or one above it. */
export interface Held {
  readonly periodId: string
  readonly regionId: string
  readonly regionName: string
  readonly kind: PeriodKind
  readonly fromDay: Day
  readonly toDay: Day
  readonly state: State
}

/** The periods that hold days of a region's ledger within a span. */
export async function heldPeriods(tx: Read, regionId: string, { from, to }: Span) {
  const { rows } = await sql<Held>`
    select * from planning.held_periods(${regionId}, ${from}, ${to})`.execute(tx)
  return rows
}

/** A period of which nothing was reported yet. */
export async function addPeriod(
  tx: Write,
  row: {
    readonly regionId: string
    readonly kind: PeriodKind
    readonly span: Span
    readonly round: number
  },
): Promise<string> {
  const id = newId()
  const { regionId, kind, span, round } = row
  await tx
    .insertInto('planning.period')
    .values({ id, regionId, kind, fromDay: span.from, toDay: span.to, round, state: 'open' })
    .execute()
  return id
}

export const addPeriodStep = (
  act: Act,
  step: {
    readonly periodId: string
    readonly regionId: string
    readonly action: Action
    readonly state: State
    readonly reason: string | null
  },
) =>
  act.tx
    .insertInto('planning.periodStep')
    .values({
      ...step,
      id: newId(),
      at: act.now,
      byAccount: act.actor.accountId,
      byName: act.actor.name,
    })
    .execute()

/** What was done with some rounds, the latest first. */
export const stepsOf = (tx: Read, periodIds: readonly string[]) =>
  periodIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('planning.periodStep')
        .select(['periodId', 'at', 'byName', 'reason'])
        .select((row) => [
          row.ref('action').$castTo<Action>().as('action'),
          row.ref('state').$castTo<State>().as('state'),
        ])
        .where('periodId', 'in', periodIds)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .execute()

/** What counts of a region's ledger in a span, by unit and track; null where a source does not say. */
export async function sumsOf(tx: Read, regionId: string, { from, to }: Span) {
  const { rows } = await sql<{
    unitId: string | null
    track: string
    visits: number
    persons: number | null
    renfen: number | null
  }>`
    select unit_id, track, sum(sign * visits)::bigint as visits,
      case when sum(case when persons is null then sign else 0 end) = 0
        then sum(sign * coalesce(persons, 0))::bigint end as persons,
      case when sum(case when renfen is null then sign else 0 end) = 0
        then sum(sign * coalesce(renfen, 0)) end as renfen
    from planning.standing_line
    where region_id = ${regionId} and day between ${from} and ${to}
    group by unit_id, track having sum(sign) > 0
    order by track, unit_id nulls first`.execute(tx)
  return rows
}

/** How many disputes over credits of a span are undecided. */
export async function openDisputes(tx: Read, regionId: string, { from, to }: Span) {
  const row = await tx
    .selectFrom('planning.dispute as d')
    .innerJoin('planning.tally as t', 't.id', 'd.tallyId')
    .select((q) => q.fn.countAll<number>().as('open'))
    .where('d.regionId', '=', regionId)
    .where('d.decidedAt', 'is', null)
    .where('t.day', '>=', from)
    .where('t.day', '<=', to)
    .executeTakeFirstOrThrow()
  return Number(row.open)
}

/** How many findings that touch a span wait for somebody. */
export async function openFindings(tx: Read, regionId: string, { from, to }: Span) {
  const row = await tx
    .selectFrom('planning.finding')
    .select((q) => q.fn.countAll<number>().as('open'))
    .where('regionId', '=', regionId)
    .where('state', '=', 'open')
    .where('fromDay', '<=', to)
    .where('toDay', '>=', from)
    .executeTakeFirstOrThrow()
  return Number(row.open)
}
