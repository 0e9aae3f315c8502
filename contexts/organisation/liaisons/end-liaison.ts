import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { getLiaison } from '../queries.ts'
import { staleVersion } from '../refusals.ts'
import { endTerm } from './end-of-term.ts'

/** Ends a liaison's time: `on` is the last day. Who answered before stays known. */
export async function endLiaison(
  act: Act,
  { id, version, on }: { readonly id: string; readonly version: number; readonly on: Day },
): Promise<Change<{ version: number }>> {
  const liaison = await getLiaison(act.tx, id)
  if (on < liaison.validFrom) {
    throw new Problem('input-invalid', {
      zh: `截止日不能早于开始日${liaison.validFrom}。`,
      en: `The last day cannot be before the first, ${liaison.validFrom}.`,
    })
  }
  const ended = await act.tx
    .updateTable('organisation.liaison')
    .set({ validTo: on, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('accountId')
    .executeTakeFirst()
  if (ended === undefined) {
    const { validFrom, validTo } = liaison
    throw staleVersion({ validFrom, validTo, version: liaison.version }, { validTo: on })
  }
  const { unitId } = liaison
  if (on < act.today) await endTerm(act, { id, unitId, accountId: ended.accountId })
  return record(
    act,
    { name: 'liaison.ended', subject: unitId, data: { on } },
    { version: version + 1 },
  )
}
