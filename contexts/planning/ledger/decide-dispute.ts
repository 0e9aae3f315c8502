import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { findUnits } from '../../organisation/index.ts'
import { heldMeanwhile } from '../periods/held.ts'
import { closeDispute, correct, lockDispute, lockLine } from './queries.ts'

export interface DisputeDecision {
  readonly id: string
  readonly decision: 'upheld' | 'moved' | 'withdrawn'
  readonly movedTo?: string | undefined
  readonly answer: string
}

/**
 * Decides a disputed credit, by another than who raised it: it stands, another unit is credited, or
 * nobody is. Nothing of the ledger is altered: what was credited is taken back by a negative line.
 */
export async function decideDispute(
  act: Act,
  { id, decision, movedTo: named, answer }: DisputeDecision,
): Promise<Change<{ corrections: number }>> {
  const dispute = await lockDispute(act.tx, id)
  if (dispute === undefined) throw noDispute()
  if (dispute.decidedAt !== null) throw decidedAlready()
  if (dispute.raisedBy === act.actor.accountId) throw ownDispute()

  const movedTo = decision === 'moved' ? (named ?? null) : null
  const line = await lockLine(act.tx, dispute.tallyId)
  if (line.revertedAt !== null || line.step % 2 === 1) throw decidedAlready()
  if (decision === 'moved') await requireHeir(act, line, movedTo)

  const corrections =
    decision === 'upheld'
      ? 0
      : await correct(act.tx, line, { disputeId: id, at: act.now, movedTo }).catch(heldMeanwhile)
  await closeDispute(act.tx, id, {
    decision,
    movedTo,
    answer,
    decidedBy: act.actor.accountId,
    decidedAt: act.now,
  })
  return record(
    act,
    {
      name: 'credit.decided',
      subject: id,
      data: { tally: dispute.tallyId, decision, reason: answer },
    },
    { corrections },
  )
}

/** Credited is a unit that lay in the ledger's region on the day, and not the same again. */
async function requireHeir(
  { tx }: Act,
  line: Awaited<ReturnType<typeof lockLine>>,
  movedTo: string | null,
): Promise<void> {
  if (movedTo === null) throw unitNeeded()
  if (movedTo === line.unitId) throw sameUnit()
  const units = await findUnits(tx, { regionId: line.regionId, on: line.day })
  if (!units.some(({ id }) => id === movedTo)) throw noSuchUnit()
}

const noDispute = () =>
  new Problem('not-found', {
    zh: '在您的范围内没有这项异议。',
    en: 'There is no such dispute within your reach.',
  })

const decidedAlready = () =>
  new Problem('already-done', {
    zh: '这项异议已有结果，或这笔已不计入。',
    en: 'This dispute is settled already, or its line no longer counts.',
  })

const ownDispute = () =>
  new Problem('own-approval', {
    zh: '异议由提出人以外的人裁定。',
    en: 'A dispute is decided by another than who raised it.',
  })

const unitNeeded = () =>
  new Problem('input-invalid', {
    zh: '改记要选定单位。',
    en: 'Moving a credit needs the unit it goes to.',
  })

const sameUnit = () =>
  new Problem('conflict', {
    zh: '这笔已经计给该单位。',
    en: 'This line is credited to that unit already.',
  })

const noSuchUnit = () =>
  new Problem('not-found', {
    zh: '采血当日本区域没有这个单位。',
    en: 'On the day of collection there was no such unit in this region.',
  })
