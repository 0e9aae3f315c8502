import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { heldMeanwhile } from '../periods/held.ts'
import { addDispute, disputesOf, ledgerHistory } from './queries.ts'
import { noLine } from './view-ledger.ts'

export interface NewDispute {
  /** The line. */
  readonly id: string
  readonly reason: string
  /** The unit that should be credited, where the asker knows. */
  readonly proposedUnitId?: string | undefined
}

/** Says that a credit is wrong. One dispute of a line is open at a time, and only of what counts. */
export async function raiseDispute(
  act: Act,
  { id: tallyId, reason, proposedUnitId }: NewDispute,
): Promise<Change<{ id: string }>> {
  const steps = await ledgerHistory(act.tx, tallyId)
  if (steps.length === 0) throw noLine()
  if (steps.at(-1)!.sign < 0) throw countsNoMore()
  const known = await disputesOf(act.tx, { tallyId })
  if (known.some(({ decidedAt }) => decidedAt === null)) throw disputedAlready()

  const id = newId()
  await addDispute(act.tx, {
    id,
    tallyId,
    reason,
    proposedUnitId: proposedUnitId ?? null,
    raisedBy: act.actor.accountId,
    raisedAt: act.now,
  }).catch((error: unknown) => {
    // Another was faster: the database lets one dispute of a line be open.
    if (constraintOf(error) === 'dispute_open') throw disputedAlready()
    if (constraintOf(error) === 'dispute_proposed_unit_id_fkey') throw noSuchUnit()
    heldMeanwhile(error)
  })
  return record(
    act,
    { name: 'credit.disputed', subject: id, data: { tally: tallyId, reason } },
    { id },
  )
}

const constraintOf = (error: unknown): unknown =>
  error instanceof Error && 'constraint' in error ? error.constraint : undefined

const countsNoMore = () =>
  new Problem('conflict', {
    zh: '这笔已经不计入，不能再提异议。',
    en: 'This line no longer counts; there is nothing to dispute.',
  })

const noSuchUnit = () =>
  new Problem('not-found', {
    zh: '没有您建议改记的这个单位。',
    en: 'There is no such unit as you propose to credit.',
  })

const disputedAlready = () =>
  new Problem('already-done', {
    zh: '这笔已有未裁定的异议。',
    en: 'There is an open dispute of this line already.',
  })
