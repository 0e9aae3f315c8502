import { sql } from 'kysely'
import type { Read } from '#platform/db/database.ts'

/** The newest declaration of each unit within reach in a year. */
export async function declaredIn(tx: Read, year: number) {
  const rows = await tx
    .selectFrom('appointments.support')
    .distinctOn('unitId')
    .select(['unitId', 'regionId', 'yuan', 'leaveDays', 'basis', 'declaredAt'])
    .where('year', '=', year)
    .orderBy('unitId')
    .orderBy('declaredAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, yuan: Number(row.yuan), leaveDays: Number(row.leaveDays) }))
}

/** The same of all units around one, also those beyond reach: to judge by, never to show. */
export async function declaredAround(tx: Read, unitId: string, year: number) {
  const { rows } = await sql<{ unitId: string; yuan: string; leaveDays: string }>`
    select unit_id, yuan, leave_days from appointments.declared_around(${unitId}, ${year})`.execute(
    tx,
  )
  return rows.map((row) => ({
    unitId: row.unitId,
    yuan: Number(row.yuan),
    leaveDays: Number(row.leaveDays),
  }))
}
