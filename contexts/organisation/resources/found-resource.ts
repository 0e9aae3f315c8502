import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getRegion, getUnit } from '../queries.ts'
import { nameTaken, refusedAs } from '../refusals.ts'
import type { ResourceKind } from './rules/kinds.ts'
import { type NewTerms, writeTerms } from './write-terms.ts'

export interface NewResource {
  readonly regionId: string
  readonly kind: ResourceKind
  readonly name: string
  readonly place: string | null
  /** The unit whose ground a venue is. */
  readonly unitId: string | null
  /** It begins on their first day. */
  readonly terms: NewTerms
  readonly position?: number
  readonly demo?: boolean
}

/** Founds a team, vehicle, site or venue with its first hours and capacity. */
export async function foundResource(act: Act, wish: NewResource): Promise<Change<{ id: string }>> {
  const { regionId, kind, name, place, unitId, terms } = wish
  await getRegion(act.tx, regionId)
  if (unitId !== null) {
    if (kind !== 'venue') throw onlyVenues()
    await getUnit(act.tx, unitId)
  }
  const id = newId()
  const after = { regionId, kind, name, place, unitId }
  await act.tx
    .insertInto('organisation.resource')
    .values({
      ...after,
      id,
      beganOn: terms.from,
      position: wish.position ?? 0,
      demo: wish.demo ?? false,
    })
    .execute()
    .catch(refusedAs({ resource_name_once: nameTaken(name) }))
  await writeTerms(act, id, terms)
  return record(
    act,
    { name: 'resource.founded', subject: id, data: { on: terms.from, before: null, after } },
    { id },
  )
}

const onlyVenues = () =>
  new Problem('input-invalid', {
    zh: '只有场地属于某个单位；班组、车辆和固定点属于地区。',
    en: 'Only a venue belongs to a unit; teams, vehicles and sites belong to a region.',
  })
