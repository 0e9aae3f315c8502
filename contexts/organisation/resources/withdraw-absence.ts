import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'

/** Withdraws an absence: it counts no more, and stays to be seen. */
export async function withdrawAbsence(
  act: Act,
  { id }: { readonly id: string },
): Promise<Change<{ id: string }>> {
  const gone = await act.tx
    .updateTable('organisation.resourceAbsence')
    .set({ withdrawnAt: act.now, withdrawnBy: act.actor.accountId })
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .returning(['resourceId', 'fromDay as from', 'toDay as to'])
    .executeTakeFirst()
  if (gone === undefined) {
    throw new Problem('not-found', {
      zh: '没有这条停用记录，或者已经撤回。',
      en: 'There is no such absence, or it was withdrawn already.',
    })
  }
  const { resourceId, from, to } = gone
  return record(
    act,
    { name: 'resource.absence-withdrawn', subject: resourceId, data: { from, to } },
    { id },
  )
}
