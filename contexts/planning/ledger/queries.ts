import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/days.ts'
import type { Read, Write } from '#platform/db/database.ts'
import type { TallyTrack } from '../progress/rules/credit.ts'
import type { LedgerShape, LineShape, StepShape } from './shapes.ts'

export interface LinesAsked {
  readonly regionId: string
  readonly unitId?: string | undefined
  readonly track?: TallyTrack | undefined
  readonly from: Day
  readonly to: Day
  readonly afterDay?: Day | undefined
  readonly afterN?: number | undefined
}

/** Regions whose ledger the asker may follow, by name. */
export async function followedLedgers(tx: Read): Promise<LedgerShape[]> {
  const { rows } = await sql<Omit<LedgerShape, 'years'> & { years: number[] | null }>`
    select region_id, name, years from planning.followed_ledgers()`.execute(tx)
  return rows.map((row) => ({ ...row, years: row.years ?? [] }))
}

/** Lines newest first, at most so many; what the asker may not follow is not among them. */
export async function ledgerLines(tx: Read, asked: LinesAsked, atMost: number) {
  const { rows } = await sql<LineShape>`
    select * from planning.ledger_lines(${asked.regionId}::uuid, ${asked.unitId ?? null}::uuid,
      ${asked.track ?? null}::text, ${asked.from}::date, ${asked.to}::date,
      ${asked.afterDay ?? null}::date, ${asked.afterN ?? null}::bigint, ${atMost}::integer)`.execute(
    tx,
  )
  return rows
}

/** Every signed line of one credit, in its order; none where the asker may not follow it. */
export async function ledgerHistory(tx: Read, tallyId: string): Promise<StepShape[]> {
  const { rows } = await sql<StepShape>`
    select * from planning.ledger_history(${tallyId}::uuid)`.execute(tx)
  return rows
}

const mostDisputes = 500

/** Disputes within the asker's sight, open ones first, newest first. */
export async function disputesOf(
  tx: Read,
  of: { readonly regionId: string } | { readonly tallyId: string },
) {
  const rows = await tx
    .selectFrom('planning.dispute as d')
    .leftJoin('access.person as r', 'r.id', 'd.raisedBy')
    .leftJoin('access.person as c', 'c.id', 'd.decidedBy')
    .leftJoinLateral(
      sql<{ day: Day; track: TallyTrack; visits: number; renfen: number | null }>`(
        select l.day, s.track, s.visits, s.renfen
        from planning.ledger_history(d.tally_id) s, planning.day_of_line(d.tally_id) l
        where s.step = 0)`.as('t'),
      (join) => join.onTrue(),
    )
    .select(['d.id', 'd.tallyId', 'd.regionId', 'd.unitId', 'd.proposedUnitId', 'd.reason'])
    .select(['d.raisedAt', 'd.raisedBy as raisedById', 'd.decision', 'd.answer', 'd.decidedAt'])
    .select(['r.name as raisedBy', 'c.name as decidedBy'])
    .select(['t.day', 't.track', 't.visits', 't.renfen'])
    .select((row) => [
      called(row.ref('d.unitId')).as('unitName'),
      called(row.ref('d.proposedUnitId')).as('proposedUnitName'),
      called(row.ref('d.movedTo')).as('movedToName'),
    ])
    .$if('regionId' in of, (query) =>
      query.where('d.regionId', '=', 'regionId' in of ? of.regionId : ''),
    )
    .$if('tallyId' in of, (query) =>
      query.where('d.tallyId', '=', 'tallyId' in of ? of.tallyId : ''),
    )
    .orderBy(sql`d.decided_at is not null`)
    .orderBy('d.raisedAt', 'desc')
    .limit(mostDisputes)
    .execute()
  return rows
}

const called = (unit: Parameters<typeof sql>[1]) =>
  sql<string | null>`planning.unit_called(${unit}, d.region_id, coalesce(t.day, current_date))`

export const addDispute = (
  tx: Write,
  dispute: {
    readonly id: string
    readonly tallyId: string
    readonly proposedUnitId: string | null
    readonly reason: string
    readonly raisedBy: string | null
    readonly raisedAt: Instant
  },
) =>
  sql`insert into planning.dispute (id, tally_id, proposed_unit_id, reason, raised_by, raised_at)
    values (${dispute.id}, ${dispute.tallyId}, ${dispute.proposedUnitId}, ${dispute.reason},
      ${dispute.raisedBy}, ${dispute.raisedAt})`.execute(tx)

/** A dispute within reach of those who decide, held until the end of the transaction. */
export const lockDispute = (tx: Write, id: string) =>
  tx.selectFrom('planning.dispute').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** The line in dispute as it stands, held so that its import is not taken back meanwhile. */
export async function lockLine(tx: Write, tallyId: string) {
  const tally = await tx
    .selectFrom('planning.tally')
    .select(['id', 'regionId', 'day', 'unitId', 'track', 'visits', 'persons', 'renfen'])
    .select('revertedAt')
    .where('id', '=', tallyId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const last = await tx
    .selectFrom('planning.correction')
    .select(['step', 'unitId', 'track'])
    .where('tallyId', '=', tallyId)
    .orderBy('step', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { ...tally, step: 0, ...last }
}

type Line = Awaited<ReturnType<typeof lockLine>>

/** Takes the credit back, and gives it to another unit where one is named; answers the lines written. */
export async function correct(
  tx: Write,
  line: Line,
  by: { readonly disputeId: string; readonly at: Instant; readonly movedTo: string | null },
): Promise<number> {
  const { regionId, day, track, visits, persons, renfen } = line
  const same = { tallyId: line.id, regionId, day, track, visits, persons, renfen }
  const cause = { disputeId: by.disputeId, at: by.at }
  const back = { ...same, ...cause, step: line.step + 1, unitId: line.unitId }
  const anew =
    by.movedTo === null ? [] : [{ ...same, ...cause, step: line.step + 2, unitId: by.movedTo }]
  await tx
    .insertInto('planning.correction')
    .values([back, ...anew])
    .execute()
  return 1 + anew.length
}

export const closeDispute = (
  tx: Write,
  id: string,
  made: {
    readonly decision: string
    readonly movedTo: string | null
    readonly answer: string
    readonly decidedBy: string | null
    readonly decidedAt: Instant
  },
) => tx.updateTable('planning.dispute').set(made).where('id', '=', id).execute()
