import { type Act, type Change, record } from '#platform/change.ts'

/** The submitted revision of a plan that was returned by the level above is a draft again. */
export async function returnOwn(
  act: Act,
  { id, number }: { readonly id: string; readonly number: number },
  reason: string,
): Promise<Change<null>> {
  await act.tx
    .updateTable('planning.revision')
    .set((row) => ({
      state: 'draft',
      submittedBy: null,
      submittedAt: null,
      reason,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
  return record(
    act,
    { name: 'plan.returned', subject: id, data: { revision: number, reason } },
    null,
  )
}
