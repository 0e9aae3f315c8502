import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { lockArrangement } from './queries.ts'

/** Cancels an arrangement that waits or is under way; its thread is ended within half a second. */
export async function cancelArranging(
  act: Act,
  { id }: { readonly id: string },
): Promise<Change<{ id: string }>> {
  const { state, planId } = await lockArrangement(act.tx, id)
  if (state !== 'waiting' && state !== 'running') {
    throw new Problem('already-done', {
      zh: '这次编排已经结束，不用取消。',
      en: 'This arrangement has ended already; there is nothing to cancel.',
    })
  }
  await act.tx
    .updateTable('planning.arrangement')
    .set({ state: 'cancelled', endedAt: act.now, cancelledBy: act.actor.accountId })
    .where('id', '=', id)
    .execute()
  return record(act, { name: 'arrangement.cancelled', subject: id, data: { planId } }, { id })
}
