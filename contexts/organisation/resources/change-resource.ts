import { type Act, type Change, record, unchanged } from '#platform/change.ts'
import { nameTaken, refusedAs } from '../refusals.ts'
import { bumpResource, lockResource } from './queries.ts'
import { requireCurrent } from './refusals.ts'

/** Gives a team, vehicle, site or venue another name or place. */
export async function changeResource(
  act: Act,
  wish: {
    readonly id: string
    readonly version: number
    readonly name: string
    readonly place: string | null
  },
): Promise<Change<{ version: number }>> {
  const { id, name, place } = wish
  const held = await lockResource(act.tx, id)
  requireCurrent(held, { version: wish.version, yours: { name, place } })
  if (held.name === name && held.place === place) return unchanged({ version: held.version })
  const bumped = await bumpResource(act.tx, id, { name, place }).catch(
    refusedAs({ resource_name_once: nameTaken(name) }),
  )
  const before = { name: held.name, place: held.place }
  return record(
    act,
    { name: 'resource.changed', subject: id, data: { before, after: { name, place } } },
    bumped,
  )
}
