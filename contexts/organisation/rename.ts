import type { Day } from '#kernel/days.ts'
import { type Act, type Change, type Happening, recordEach } from '#platform/change.ts'
import { type Claim, claim } from './claim.ts'
import { nameTaken, refusedAs } from './refusals.ts'

export interface NewName extends Claim {
  readonly name: string
  /** The first day of the new name. */
  readonly from: Day
}

/**
 * Gives a region or unit another name from a day on; it stays the same one, and the name before is
 * found as its name then. The body that bears its region's name goes with it.
 */
export async function rename(act: Act, wish: NewName): Promise<Change<{ version: number }>> {
  const { of, id, from } = wish
  const name = wish.name.trim()
  const before = await claim(act, wish, { on: from, yours: { name, from } })

  const happened = (kind: Claim['of'], subject: string): Happening => ({
    name: kind === 'region' ? 'region.renamed' : 'unit.renamed',
    subject,
    data: { on: from, before: { name: before.name }, after: { name } },
  })
  if (of === 'unit') {
    await renameUnit(act, id, name, from)
    return recordEach(act, [happened('unit', id)], { version: before.version })
  }
  await renameRegion(act, id, name, from)
  const body = await bodyNamed(act, id, before.name)
  if (body !== undefined) await renameUnit(act, body.id, name, from, true)
  return recordEach(
    act,
    [happened('region', id), ...(body === undefined ? [] : [happened('unit', body.id)])],
    { version: before.version },
  )
}

const bodyNamed = ({ tx }: Act, regionId: string, name: string) =>
  tx
    .selectFrom('organisation.unit')
    .select('id')
    .where('regionId', '=', regionId)
    .where('kind', 'in', ['town', 'county'])
    .where('name', '=', name)
    .where('endedOn', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** The name of today is the one that began last. */
async function renameRegion({ tx }: Act, id: string, name: string, from: Day): Promise<void> {
  await tx
    .insertInto('organisation.regionName')
    .values({ regionId: id, fromDay: from, name })
    .onConflict((on) => on.columns(['regionId', 'fromDay']).doUpdateSet({ name }))
    .execute()
  await tx
    .updateTable('organisation.region')
    .set((row) => ({
      name: row
        .selectFrom('organisation.regionName')
        .select((then) => then.ref('name').$notNull().as('name'))
        .where('regionId', '=', id)
        .orderBy('fromDay', 'desc')
        .limit(1)
        .$asScalar(),
    }))
    .where('id', '=', id)
    .execute()
    .catch(refusedAs({ region_name_once: nameTaken(name) }))
}

async function renameUnit(
  { tx }: Act,
  id: string,
  name: string,
  from: Day,
  raising = false,
): Promise<void> {
  await tx
    .insertInto('organisation.unitName')
    .values({ unitId: id, fromDay: from, name })
    .onConflict((on) => on.columns(['unitId', 'fromDay']).doUpdateSet({ name }))
    .execute()
  await tx
    .updateTable('organisation.unit')
    .set((row) => ({
      name: row
        .selectFrom('organisation.unitName')
        .select((then) => then.ref('name').$notNull().as('name'))
        .where('unitId', '=', id)
        .orderBy('fromDay', 'desc')
        .limit(1)
        .$asScalar(),
      version: row('version', '+', raising ? 1 : 0),
    }))
    .where('id', '=', id)
    .execute()
    .catch(refusedAs({ unit_name_once: nameTaken(name) }))
}
