import type { Instant } from '#kernel/days.ts'
import type { Write } from '../db/database.ts'
import { nextTry } from './back-off.ts'
import type { Sent } from './channels/channel.ts'
import type { Claimed } from './claim.ts'

/**
 * Writes down how a try ended. Delivered is delivered, whoever holds the claim by now; a failure
 * counts only while the claim is still ours.
 */
export async function settle(
  tx: Write,
  { id, attempt }: Pick<Claimed, 'id' | 'attempt'>,
  sent: Sent,
  now: Instant,
): Promise<void> {
  const why = sent.outcome === 'delivered' ? noWhy : { reason: sent.reason, code: sent.code }
  await tx
    .updateTable('messages.attempt')
    .set({ endedAt: now, outcome: sent.outcome, ...why })
    .where('dispatchId', '=', id)
    .where('n', '=', attempt)
    .execute()
  const ours = tx
    .updateTable('messages.dispatch')
    .where('id', '=', id)
    .where('deliveredAt', 'is', null)
    .set({ leaseFrom: null, leaseUntil: null, decidedAt: now, ...why })
  if (sent.outcome === 'delivered') {
    // Whoever took it back meanwhile came too late.
    const gone = { deadAt: null, heldBy: null, address: null, withdrawnAt: null }
    await ours.set({ deliveredAt: now, ...gone }).execute()
    return
  }
  const again = sent.outcome === 'failed' ? nextTry(attempt - (await triesFrom(tx, id)), now) : null
  await ours
    .set(
      again === null
        ? // It never reached anybody: no contact was made.
          { deadAt: now, heldBy: null, contactOn: null }
        : { heldBy: 'back-off', dueAt: again },
    )
    .where('attempts', '=', attempt)
    .where('withdrawnAt', 'is', null)
    .execute()
}

/** After how many attempts the series began that is running now. */
async function triesFrom(tx: Write, id: string): Promise<number> {
  const row = await tx
    .selectFrom('messages.dispatch')
    .select('triesFrom')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.triesFrom
}

const noWhy = { reason: null, code: null } as const
