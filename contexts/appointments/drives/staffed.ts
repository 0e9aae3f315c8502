import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Read } from '#platform/db/database.ts'
import { dayCapacity, fleetOf } from '../../organisation/index.ts'
import { fleetRegionOf } from './find-dates.ts'
import type { Drive } from './queries.ts'
import type { Crew } from './shapes.ts'

/** The crews named, as they are that day, with what they collect; refuses whoever is not there or named twice. */
export async function staffed(
  tx: Read,
  drive: Pick<Drive, 'regionId'>,
  {
    onDay,
    opens,
    closes,
    asked,
  }: {
    readonly onDay: Day
    readonly opens: number
    readonly closes: number
    readonly asked: readonly { readonly teamId: string; readonly vehicleId: string }[]
  },
): Promise<{ readonly crews: readonly Crew[]; readonly capacity: number }> {
  const ids = asked.flatMap(({ teamId, vehicleId }) => [teamId, vehicleId])
  if (new Set(ids).size < ids.length) throw namedTwice()
  const fleet = await fleetOf(tx, await fleetRegionOf(tx, drive.regionId))
  let capacity = 0
  const crews = asked.map(({ teamId, vehicleId }): Crew => {
    const team = fleet.teams.find(({ id }) => id === teamId)
    const vehicle = fleet.vehicles.find(({ id }) => id === vehicleId)
    if (team === undefined || vehicle === undefined) throw notOurs()
    const [shift] = dayCapacity({ teams: [team], vehicles: [vehicle], sites: [] }, onDay).shifts
    if (shift === undefined) throw notThere(team.name, vehicle.name, onDay)
    capacity += Math.floor(shift.renfen * Math.min(1, (closes - opens) / 60 / shift.hours) + 1e-9)
    return { teamId, team: team.name, vehicleId, vehicle: vehicle.name }
  })
  return { crews, capacity }
}

const namedTwice = () =>
  new Problem('input-invalid', {
    zh: '同一班组或车辆选了两次。',
    en: 'A team or vehicle is named twice.',
  })

const notOurs = () =>
  new Problem('not-found', {
    zh: '没有这个班组或车辆。',
    en: 'There is no such team or vehicle.',
  })

const notThere = (team: string, vehicle: string, on: Day) =>
  new Problem(
    'infeasible',
    {
      zh: `${on}${team}或${vehicle}不上班、停用或请假。`,
      en: `${team} or ${vehicle} does not work on ${on}.`,
    },
    { values: { on, team, vehicle } },
  )
