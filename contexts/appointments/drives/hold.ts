import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Act } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import type { Drive } from './queries.ts'
import type { Crew } from './shapes.ts'

/** What a drive holds from now on. */
export interface Holding {
  readonly onDay: Day
  readonly venueId: string
  readonly place: string
  readonly crews: readonly Crew[]
}

/**
 * Holds venue, teams and vehicles for a drive on its day, and lets go what it held before. The database
 * refuses a second drive, whatever either believed: `conflict`, and nothing is changed.
 */
export async function hold(
  act: Act,
  { id, regionId }: Pick<Drive, 'id' | 'regionId'>,
  { onDay, venueId, place, crews }: Holding,
): Promise<void> {
  await release(act, id)
  const row = (
    resourceId: string,
    kind: 'team' | 'vehicle' | 'venue',
    crew: number,
    name: string,
  ) => ({
    ...{ id: newId(), driveId: id, regionId, resourceId, kind, crew, name },
    ...{ fromDay: onDay, toDay: onDay },
  })
  await act.tx
    .insertInto('appointments.reservation')
    .values([
      row(venueId, 'venue', 0, place),
      ...crews.flatMap(({ teamId, team, vehicleId, vehicle }, at) => [
        row(teamId, 'team', at, team),
        row(vehicleId, 'vehicle', at, vehicle),
      ]),
    ])
    .execute()
    .catch((error: unknown) => {
      if (isTaken(error)) throw takenBy(onDay, error)
      throw error
    })
}

/** Lets go of everything a drive held. */
export const release = (act: Act, driveId: string) =>
  act.tx
    .updateTable('appointments.reservation')
    .set({ releasedAt: act.now })
    .where('driveId', '=', driveId)
    .where('releasedAt', 'is', null)
    .execute()

const isTaken = (error: unknown): boolean =>
  error instanceof Error && (error as { constraint?: unknown }).constraint === 'reservation_alone'

const takenBy = (on: Day, cause: unknown) =>
  new Problem(
    'conflict',
    {
      zh: `${on}的班组、车辆或场地刚刚被另一场活动占用。请选其他日期，或请血站另给日期。`,
      en: `A team, vehicle or venue of ${on} was just taken by another drive. Choose another day, or ask for others.`,
    },
    { values: { on }, cause },
  )
