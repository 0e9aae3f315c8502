import type { Day } from '#kernel/days.ts'
import { type Act, type Change, carry } from '#platform/change.ts'
import type { Write } from '#platform/db/database.ts'
import { foundRegion } from './found-region.ts'
import { foundUnit } from './found-unit.ts'
import type { RegionKind } from './rules/kinds.ts'

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

/**
 * Founds a town or county together with the body that answers for it; where the region is there
 * already and nobody answers for it, the body alone.
 */
export async function foundPlace(
  act: Act,
  { kind, ...wish }: NewPlace,
): Promise<Change<{ regionId: string; unitId: string }>> {
  const size = kind === 'town' ? 'town' : 'district'
  const regionId =
    (await findUnanswered(act.tx, { ...wish, kind: size })) ??
    (await foundRegion(act, { ...wish, kind: size })).value.id
  const { parentId: _, ...rest } = wish
  const unit = await foundUnit(act, { ...rest, code: null, kind, regionId })
  return carry(unit, ({ id }) => ({ regionId, unitId: id }))
}

/** A living region of that name in the parent for which no unit answers. */
async function findUnanswered(
  tx: Write,
  { parentId, kind, name, on }: Pick<NewPlace, 'parentId' | 'name' | 'on'> & { kind: RegionKind },
): Promise<string | undefined> {
  const region = await tx
    .selectFrom('organisation.region as r')
    .select('r.id')
    .where('r.parentId', '=', parentId)
    .where('r.kind', '=', kind)
    .where('r.name', '=', name.trim())
    .where((row) => row.or([row('r.endedOn', 'is', null), row('r.endedOn', '>', on)]))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('organisation.unit as u')
            .select('u.id')
            .whereRef('u.regionId', '=', 'r.id')
            .where('u.kind', 'in', ['town', 'county'])
            .where('u.endedOn', 'is', null),
        ),
      ),
    )
    .executeTakeFirst()
  return region?.id
}
