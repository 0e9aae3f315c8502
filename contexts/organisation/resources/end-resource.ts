import type { Day } from '#kernel/days.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { bumpResource, lockResource } from './queries.ts'
import { beforeBeginning, requireCurrent } from './refusals.ts'

/** Ends a team, vehicle, site or venue: the day is the first without it, and its past stays. */
export async function endResource(
  act: Act,
  wish: { readonly id: string; readonly version: number; readonly on: Day },
): Promise<Change<{ version: number }>> {
  const { id, version, on } = wish
  const held = await lockResource(act.tx, id)
  requireCurrent(held, { version, yours: { endedOn: on } })
  if (on < held.beganOn) throw beforeBeginning(held.beganOn)
  return record(
    act,
    { name: 'resource.ended', subject: id, data: { on, name: held.name } },
    await bumpResource(act.tx, id, { endedOn: on }),
  )
}
