import { addDays, type Day } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import type { Asking } from '#platform/http/asking.ts'
import {
  assessmentsOf,
  type Fleet,
  fleetOf,
  isQualified,
  openingOn,
  regionNames,
} from '../../organisation/index.ts'
import { rowsOf } from './list-drives.ts'
import { crewsOf, type Drive, listedDrives } from './queries.ts'
import type { CalendarShape } from './shapes.ts'

type Conflict = CalendarShape['conflicts'][number]

/**
 * Vehicles and teams by days with the drives they are held for, and everything that has come to stand
 * against a drive since: a vehicle in repair, a place whose qualification ends before the day.
 */
export async function viewCalendar(
  look: Look,
  { from, days }: { readonly from: Day; readonly days: number },
  { session }: Pick<Asking, 'session'>,
): Promise<CalendarShape> {
  const { tx } = look
  const span = { from, to: addDays(from, days - 1) }
  const drives = await listedDrives(tx, { within: span })
  const crews = await crewsOf(
    tx,
    drives.map(({ id }) => id),
  )
  const regionIds = [...new Set((session?.assignments ?? []).map(({ regionId }) => regionId))]
  const names = await regionNames(tx, regionIds)
  const regionId = regionIds.find((id) => names.has(id)) ?? null
  const fleet = await wholeFleet(look, [...names.keys()])
  const all = Array.from({ length: days }, (_day, at) => addDays(from, at))
  const rowOf = (kind: 'vehicle' | 'team') => (it: Fleet['teams'][number]) => ({
    ...{ id: it.id, kind, name: it.name },
    days: all.map((on) => openingOn(it, on).is),
  })
  const rows = await rowsOf(look, drives)
  return {
    ...span,
    regionId,
    regionName: regionId === null ? null : names.get(regionId)!,
    rows: [...fleet.vehicles.map(rowOf('vehicle')), ...fleet.teams.map(rowOf('team'))],
    drives: rows.map((row, at) => ({
      ...row,
      crews: (crews.get(row.id) ?? []).map(({ teamId, team, vehicleId, vehicle }) => ({
        ...{ teamId, team, vehicleId, vehicle },
      })),
      ...{ opens: drives[at]!.opens, closes: drives[at]!.closes },
    })),
    conflicts: await conflictsOf(look, { drives, rows, crews, fleet }),
  }
}

/** The fleets of the regions one holds, each once. */
async function wholeFleet({ tx }: Look, regionIds: readonly string[]): Promise<Fleet> {
  const fleets: Fleet[] = []
  for (const id of regionIds) fleets.push(await fleetOf(tx, id))
  const once = (kind: keyof Fleet) => [
    ...new Map(fleets.flatMap((fleet) => fleet[kind]).map((it) => [it.id, it])).values(),
  ]
  return { teams: once('teams'), vehicles: once('vehicles'), sites: [] }
}

async function conflictsOf(
  { tx, today }: Look,
  known: {
    readonly drives: readonly Drive[]
    readonly rows: Awaited<ReturnType<typeof rowsOf>>
    readonly crews: Awaited<ReturnType<typeof crewsOf>>
    readonly fleet: Fleet
  },
): Promise<Conflict[]> {
  const { drives, rows, crews, fleet } = known
  const venues = [...new Set(drives.flatMap(({ venueId }) => venueId ?? []))]
  const stated = Map.groupBy(await assessmentsOf(tx, venues), ({ resourceId }) => resourceId)
  const living = drives.filter(({ state }) => state === 'confirmed' || state === 'prepared')
  return living.flatMap((drive) => {
    const { id: driveId, onDay, venueId, place, capacity, projection } = drive
    const { unit, expected } = rows.find((row) => row.id === driveId)!
    const on = onDay!
    if (on < today) return []
    const against = (why: Conflict['why'], name: string): Conflict => ({
      driveId,
      unit,
      on,
      why,
      name,
    })
    const used = (crews.get(driveId) ?? []).flatMap(({ teamId, vehicleId }) => [teamId, vehicleId])
    const away = [...fleet.teams, ...fleet.vehicles].flatMap((it) => {
      if (!used.includes(it.id)) return []
      const { is } = openingOn(it, on)
      return is === 'open' ? [] : [against(is, it.name)]
    })
    return [
      ...away,
      ...(venueId !== null && !isQualified('venue', stated.get(venueId) ?? [], on)
        ? [against('unfit', place)]
        : []),
      ...(capacity! < projection ? [against('too-small', `${capacity}/${projection}`)] : []),
      // Two 人份 each at most: more cannot be collected than crews can do.
      ...(expected > capacity! ? [against('over-expected', `${expected}/${capacity}`)] : []),
    ]
  })
}
