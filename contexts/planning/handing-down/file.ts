import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, carry, recordEach } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { sha256 } from '#platform/secrets.ts'
import { type HandDown, nextReceipt } from './queries.ts'
import { agreement } from './rules/agreement.ts'
import { type Filed, receiptNumber, receiptText } from './rules/receipt.ts'
import type { ReceiptShape } from './shapes.ts'
import { type Moved, takeStep } from './take-step.ts'
import { viewReceipt } from './view-receipt.ts'

export interface Filing extends Pick<Filed, 'kind' | 'total' | 'parts' | 'items'> {
  readonly handDown: HandDown
  readonly revisionId: string | null
  readonly childPlanId?: string
}

/**
 * Files what a unit answers with, where its total fits the figure handed down; the receipt keeps word
 * for word what was filed, under a number and a hash.
 */
export async function file(
  act: Act,
  { handDown, revisionId, childPlanId, ...filed }: Filing,
): Promise<Change<Moved & { receipt: ReceiptShape }>> {
  const met = agreement(handDown, filed.total)
  if (!met.allowed) throw doesNotFit(handDown, filed.total)
  const { year, unit, label, issuer, amount, documentNumber } = handDown
  const number = receiptNumber(year, await nextReceipt(act.tx))
  const content = receiptText({
    ...filed,
    ...{ number, year, unit, label, issuer, documentNumber },
    handed: amount,
    by: act.actor.name,
    at: act.now,
  })
  const row = {
    id: newId(),
    handDownId: handDown.id,
    regionId: handDown.regionId,
    holderRegionId: handDown.holderRegionId,
    number,
    round: handDown.round,
    kind: filed.kind,
    revisionId,
    total: filed.total,
    filedAt: act.now,
    filedBy: act.actor.accountId,
    filedByName: act.actor.name,
    content,
    sha256: sha256(content),
  }
  const { id, version } = handDown
  const moved = await takeStep(act, {
    ...{ id, version, action: 'file', role: 'receiver' },
    data: { receipt: number, total: filed.total },
    ...(childPlanId === undefined ? {} : { childPlanId }),
  })
  await act.tx.insertInto('planning.filing').values(row).execute()
  const hash = row.sha256.toString('hex')
  const told = await recordEach(
    act,
    [
      {
        name: 'hand-down.filed',
        subject: id,
        data: { receipt: number, sha256: hash, total: filed.total },
      },
    ],
    null,
  )
  return carry(told, () => ({ ...moved.value, receipt: viewReceipt(row, handDown) }))
}

function doesNotFit({ amount, bound }: HandDown, total: number): Problem {
  const difference = total - amount!
  const [zh, en] =
    difference > 0
      ? [`多了 ${difference}`, `${difference} more`]
      : [`少了 ${-difference}`, `${-difference} less`]
  return new Problem(
    'not-reconciled',
    {
      zh: `报送合计 ${total}，下达 ${amount}，${zh}，不能报送。请改到一致；对下达数有异议，请先提出异议。`,
      en: `What is filed comes to ${total}, ${amount} was handed down: ${en}. Make them agree, or object to the figure first.`,
    },
    { values: { handed: amount, filed: total, difference, bound } },
  )
}
