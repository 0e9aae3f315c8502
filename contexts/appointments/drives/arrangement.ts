import type { Read } from '#platform/db/database.ts'
import { crewsOf, type Drive } from './queries.ts'
import type { ArrangementShape } from './shapes.ts'

/** What stands for a drive that has a day. */
export async function arrangementOf(tx: Read, drive: Drive): Promise<ArrangementShape> {
  const { onDay, venueId, place, projection, opens, closes, capacity } = drive
  const crews = (await crewsOf(tx, [drive.id])).get(drive.id) ?? []
  return {
    // A check constraint holds them from the choice on.
    ...{ onDay: onDay!, venueId: venueId!, opens: opens!, closes: closes! },
    ...{ place, projection, capacity: capacity! },
    crews: crews.map(({ teamId, team, vehicleId, vehicle }) => ({
      ...{ teamId, team, vehicleId, vehicle },
    })),
  }
}
