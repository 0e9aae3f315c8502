import type { Look } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import { unitsAsOf } from '../../organisation/index.ts'
import { isOpen } from './change-drive.ts'
import { batchesOf, changesOf, type Drive, listedDrives, type Sought } from './queries.ts'
import { turnOf } from './rules/life.ts'
import type { DriveRow } from './shapes.ts'

/** Drives within reach, by their day or the span that was wished. */
export const listDrives = async (look: Look, sought: Sought): Promise<DriveRow[]> =>
  rowsOf(look, await listedDrives(look.tx, sought))

/** Drives with the names and sums that a list shows. */
export async function rowsOf(
  { tx, today }: { readonly tx: Read } & Pick<Look, 'today'>,
  drives: readonly Drive[],
): Promise<DriveRow[]> {
  const ids = drives.map(({ id }) => id)
  const units = new Map(
    (
      await unitsAsOf(
        tx,
        drives.map(({ unitId }) => unitId),
        today,
      )
    ).map((unit) => [unit.id, unit]),
  )
  const batches = Map.groupBy(await batchesOf(tx, ids), ({ driveId }) => driveId)
  const waiting = new Set((await changesOf(tx, ids)).filter(isOpen).map(({ driveId }) => driveId))
  return drives.map((drive) => ({
    ...{ id: drive.id, unitId: drive.unitId, state: drive.state, version: drive.version },
    unit: units.get(drive.unitId)?.name ?? '--',
    regionName: units.get(drive.unitId)?.regionName ?? '--',
    turn: turnOf(drive.state) ?? null,
    ...{ wantedFrom: drive.wantedFrom, wantedTo: drive.wantedTo, onDay: drive.onDay },
    ...{ lockOn: drive.lockOn, place: drive.place, projection: drive.projection },
    ...{ capacity: drive.capacity, demo: drive.demo },
    expected: (batches.get(drive.id) ?? []).reduce((sum, { expected }) => sum + expected, 0),
    changeOpen: waiting.has(drive.id),
  }))
}
