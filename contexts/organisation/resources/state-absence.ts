import type { Day } from '#kernel/days.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { lockResource } from './queries.ts'
import { backwards, requireLiving } from './refusals.ts'
import type { AbsenceReason } from './rules/kinds.ts'

/** States days on which something is not there: 保养, 休假. */
export async function stateAbsence(
  act: Act,
  wish: {
    readonly id: string
    readonly from: Day
    readonly to: Day
    readonly why: AbsenceReason
    readonly note: string | null
  },
): Promise<Change<{ id: string }>> {
  const { id: resourceId, from, to, why, note } = wish
  const held = await lockResource(act.tx, resourceId)
  requireLiving(held)
  if (to < from) throw backwards()
  const id = newId()
  await act.tx
    .insertInto('organisation.resourceAbsence')
    .values({ id, resourceId, fromDay: from, toDay: to, why, note })
    .execute()
  return record(
    act,
    { name: 'resource.absent', subject: resourceId, data: { from, to, why, name: held.name } },
    { id },
  )
}
