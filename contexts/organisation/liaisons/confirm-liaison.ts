import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record, unchanged } from '#platform/change.ts'

/** The person a link was sent to confirms to be the liaison; once is enough. */
export async function confirmLiaison(
  act: Act,
  { id }: { readonly id: string },
): Promise<Change<{ confirmedAt: string }>> {
  const liaison = await act.tx
    .selectFrom('organisation.liaison')
    .select(['unitId', 'confirmedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (liaison === undefined) {
    throw new Problem('not-found', { zh: '没有这位联络员。', en: 'There is no such liaison.' })
  }
  if (liaison.confirmedAt !== null) return unchanged({ confirmedAt: liaison.confirmedAt })
  await act.tx
    .updateTable('organisation.liaison')
    .set((row) => ({
      confirmedAt: act.now,
      unreachableSince: null,
      unreachableWhy: null,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
  return record(
    act,
    { name: 'liaison.confirmed', subject: liaison.unitId, data: { liaisonId: id } },
    { confirmedAt: act.now },
  )
}
