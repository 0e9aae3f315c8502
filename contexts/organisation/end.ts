import { addDays, type Day } from '#kernel/days.ts'
import type { Act } from '#platform/change.ts'

/** Ends units on a day: their liaisons and places on lines end the day before, figures stay. */
export async function endUnits({ tx }: Act, ids: readonly string[], on: Day): Promise<void> {
  if (ids.length === 0) return
  const last = addDays(on, -1)
  await tx
    .updateTable('organisation.unit')
    .set({ endedOn: on })
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
  await tx
    .updateTable('organisation.unitLine')
    .set((row) => ({ toDay: row.fn<Day>('greatest', [row.val(last), 'fromDay']) }))
    .where('unitId', 'in', ids)
    .where('toDay', 'is', null)
    .execute()
  await tx
    .updateTable('organisation.liaison')
    .set((row) => ({
      validTo: row.fn<Day>('greatest', [row.val(last), 'validFrom']),
      version: row('version', '+', 1),
    }))
    .where('unitId', 'in', ids)
    .where('validTo', 'is', null)
    .execute()
}

/** The living body that answers for a region, if it has one. */
export const findBody = ({ tx }: Act, regionId: string) =>
  tx
    .selectFrom('organisation.unit')
    .select(['id', 'name', 'version'])
    .where('regionId', '=', regionId)
    .where('kind', 'in', ['town', 'county'])
    .where('endedOn', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** What lies directly in a region and lives: smaller regions, and units but for its own body. */
export async function contentsOf({ tx }: Act, regionId: string) {
  const regions = await tx
    .selectFrom('organisation.region')
    .select(['id', 'name'])
    .where('parentId', '=', regionId)
    .where('endedOn', 'is', null)
    .execute()
  const units = await tx
    .selectFrom('organisation.unit')
    .select(['id', 'name'])
    .where('regionId', '=', regionId)
    .where('kind', 'not in', ['town', 'county'])
    .where('endedOn', 'is', null)
    .execute()
  return { regions, units }
}
