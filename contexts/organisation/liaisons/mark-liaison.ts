import { type Act, type Change, record } from '#platform/change.ts'
import { getLiaison } from '../queries.ts'
import { staleVersion } from '../refusals.ts'

/** Marks that a liaison cannot be reached, and why; with null, that they can be again. */
export async function markLiaison(
  act: Act,
  { id, version, unreachable }: { id: string; version: number; unreachable: string | null },
): Promise<Change<{ version: number }>> {
  const liaison = await getLiaison(act.tx, id)
  const { numUpdatedRows } = await act.tx
    .updateTable('organisation.liaison')
    .set({
      unreachableSince: unreachable === null ? null : act.now,
      unreachableWhy: unreachable,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw staleVersion({ version: liaison.version }, { unreachable })
  return record(
    act,
    {
      name: 'liaison.unreachable',
      subject: liaison.unitId,
      data: { liaisonId: id, reason: unreachable },
    },
    { version: version + 1 },
  )
}
