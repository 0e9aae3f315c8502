import type { Day } from '#kernel/days.ts'
import { type Act, type Change, carry } from '#platform/change.ts'
import { foundRegion } from './found-region.ts'
import { foundUnit } from './found-unit.ts'

export interface NewPlace {
  readonly parentId: string
  readonly kind: 'town' | 'county'
  readonly name: string
  readonly code?: string | null
  readonly on: Day
  readonly position?: number
  readonly demo?: boolean
  readonly importId?: string
}

/** Founds a town or county together with the body that answers for it. */
export async function foundPlace(
  act: Act,
  { kind, ...wish }: NewPlace,
): Promise<Change<{ regionId: string; unitId: string }>> {
  const region = await foundRegion(act, { ...wish, kind: kind === 'town' ? 'town' : 'district' })
  const { parentId: _, ...rest } = wish
  const unit = await foundUnit(act, { ...rest, code: null, kind, regionId: region.value.id })
  return carry(unit, ({ id }) => ({ regionId: region.value.id, unitId: id }))
}
