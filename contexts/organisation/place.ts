import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Problem } from '#kernel/problem.ts'
import type { Act } from '#platform/change.ts'
import { nameTaken, refusedAs } from './refusals.ts'

/** Puts regions, and with them all that lies below, into another one from a day on. */
export async function placeRegions(
  { tx }: Act,
  ids: readonly string[],
  parentId: string,
  on: Day,
): Promise<void> {
  if (ids.length === 0) return
  const clash = await nameClash(tx, ids, sql`organisation.region`, sql`parent_id = ${parentId}`)
  await tx
    .insertInto('organisation.regionPlace')
    .values(ids.map((regionId) => ({ regionId, fromDay: on, parentId })))
    .onConflict((same) => same.columns(['regionId', 'fromDay']).doUpdateSet({ parentId }))
    .execute()
  await tx
    .updateTable('organisation.region')
    .set({ parentId })
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
    .catch(refusedAs({ region_name_once: clash }))
}

/** Puts units into another region from a day on. */
export async function placeUnits(
  { tx }: Act,
  ids: readonly string[],
  regionId: string,
  on: Day,
): Promise<void> {
  if (ids.length === 0) return
  const clash = await nameClash(tx, ids, sql`organisation.unit`, sql`region_id = ${regionId}`)
  await tx
    .insertInto('organisation.unitPlace')
    .values(ids.map((unitId) => ({ unitId, fromDay: on, regionId })))
    .onConflict((same) => same.columns(['unitId', 'fromDay']).doUpdateSet({ regionId }))
    .execute()
  await tx
    .updateTable('organisation.unit')
    .set({ regionId })
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
    .catch(refusedAs({ unit_name_once: clash }))
}

/** The refusal with the names that would meet; read beforehand, for a refused transaction answers nothing. */
async function nameClash(
  tx: Act['tx'],
  ids: readonly string[],
  table: ReturnType<typeof sql>,
  there: ReturnType<typeof sql>,
): Promise<Problem> {
  const { rows } = await sql<{ name: string }>`
    select name from ${table} where id = any(${ids}::uuid[]) and ended_on is null
    intersect select name from ${table} where ${there} and ended_on is null
      and not (id = any(${ids}::uuid[])) order by name limit 5`.execute(tx)
  return nameTaken(rows.map(({ name }) => name).join('、'))
}
