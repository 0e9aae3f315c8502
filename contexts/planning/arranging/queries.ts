import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Read, Write } from '#platform/db/database.ts'
import type { ArrangementHead, AskedShape, OutcomeShape } from './shapes.ts'

/** Arrangements with who began and accepted them, the latest first. */
const told = (tx: Read) =>
  tx
    .selectFrom('planning.arrangement as n')
    .innerJoin('planning.plan as p', 'p.id', 'n.planId')
    .innerJoin('access.regionName as r', 'r.id', 'n.regionId')
    .leftJoin('access.person as b', 'b.id', 'n.begunBy')
    .leftJoin('access.person as a', 'a.id', 'n.acceptedBy')
    .selectAll('n')
    .select(['p.year', 'r.name as regionName', 'b.name as beginner', 'a.name as accepter'])

export const arrangementsOf = async (tx: Read, planId: string): Promise<ArrangementHead[]> => {
  const rows = await told(tx)
    .where('n.planId', '=', planId)
    .orderBy('n.begunAt', 'desc')
    .orderBy('n.id', 'desc')
    .limit(50)
    .execute()
  return rows.map(headOf)
}

/** One arrangement within reach; `not-found` outside of it. */
export async function getArrangement(tx: Read, id: string) {
  const row = await told(tx).where('n.id', '=', id).executeTakeFirst()
  if (row === undefined) throw noArrangement()
  return {
    ...headOf(row),
    year: row.year,
    regionName: row.regionName ?? '',
    // Written by `run-arrangement.ts` in this shape only.
    outcome: row.outcome as OutcomeShape | null,
  }
}

type Told = Awaited<ReturnType<ReturnType<typeof told>['execute']>>[number]

const headOf = (row: Told): ArrangementHead => ({
  ...{ id: row.id, planId: row.planId, revisionId: row.revisionId, version: row.version },
  // Written by `begin-arranging.ts` in this shape only; check constraints hold the states.
  asked: row.asked as unknown as AskedShape,
  state: row.state as ArrangementHead['state'],
  stage: row.stage as ArrangementHead['stage'],
  ...{ percent: row.percent, beside: row.beside },
  ...{ begunBy: row.beginner, begunAt: row.begunAt, endedAt: row.endedAt },
  ...{ acceptedBy: row.accepter, acceptedAt: row.acceptedAt },
  accepted: Array.isArray(row.accepted) ? row.accepted.length : null,
})

/** How an arrangement stands, held until the transaction ends. */
export async function lockArrangement(tx: Write, id: string) {
  const row = await tx
    .selectFrom('planning.arrangement')
    .select(['id', 'planId', 'revisionId', 'version', 'state', 'acceptedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw noArrangement()
  return row
}

/** The wishes that touch a year, of some units; withdrawn ones left out. */
export const wishesOf = async (
  tx: Read,
  unitIds: readonly string[],
  { from, to }: { readonly from: Day; readonly to: Day },
) =>
  unitIds.length === 0
    ? []
    : tx
        .selectFrom('planning.wish as w')
        .leftJoin('access.person as p', 'p.id', 'w.statedBy')
        .select((row) => [
          'w.id',
          'w.unitId',
          row.ref('w.stance').$castTo<'preferred' | 'forbidden'>().as('stance'),
          'w.fromDay as from',
          'w.toDay as to',
          'w.source',
          'p.name as statedBy',
          'w.statedAt',
        ])
        .where('w.unitId', 'in', [...unitIds])
        .where('w.withdrawnAt', 'is', null)
        .where('w.fromDay', '<=', to)
        .where('w.toDay', '>=', from)
        .orderBy('w.fromDay')
        .orderBy('w.id')
        .execute()

const noArrangement = () =>
  new Problem('not-found', {
    zh: '没有这次编排。',
    en: 'There is no such arrangement.',
  })
