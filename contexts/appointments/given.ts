import { beforeAll } from 'vitest'
import { addDays, type Day, dayOf, instant } from '#kernel/days.ts'
import { rowsOf } from '#test/house.ts'
import type { Answer, Asker, ServedApplication } from '#test/served.ts'
import { givenDistrict, givenTown } from '../organisation/given.ts'
import { daytime, givenResource, givenTerms } from '../organisation/resources/given.ts'
import type { Counts } from './drives/rules/small-cells.ts'
import type { DriveShape } from './drives/shapes.ts'

/** Every day of the week, holidays too, so that a test may run on any. */
const everyDay = givenTerms({ hours: daytime([1, 2, 3, 4, 5, 6, 7]), holidays: 'works' })

export const today = dayOf(instant(Date.now()))
export const inDays = (days: number): Day => addDays(today, days)

/** A district with two towns, two vehicles with teams, a fit hall, and who works there; call it outside of tests. */
export function useStation(house: ServedApplication) {
  const it = {
    district: '',
    east: { regionId: '', unitId: '' },
    west: { regionId: '', unitId: '' },
    hall: '',
    teams: [] as string[],
    vehicles: [] as string[],
    officer: undefined as unknown as Asker,
    approver: undefined as unknown as Asker,
    planner: undefined as unknown as Asker,
    second: undefined as unknown as Asker,
    liaison: undefined as unknown as Asker,
    venue: (name: string, validTo?: Day) => givenVenue(house, it, { name, validTo }),
  }
  beforeAll(async () => {
    it.district = await givenDistrict(house.app, '云河区')
    it.east = await givenTown(house.app, it.district, '东镇')
    it.west = await givenTown(house.app, it.district, '西镇')
    for (const n of ['一', '二']) {
      const make = (kind: 'team' | 'vehicle', name: string) =>
        givenResource(house.app, it.district, { kind, name, terms: everyDay })
      it.teams.push(await make('team', `${n}班`))
      it.vehicles.push(await make('vehicle', `${n}号车`))
    }
    it.officer = await house.as('blood-office-officer', it.district)
    it.approver = await house.as('blood-office-approver', it.district)
    it.planner = await house.as('station-planner', it.district)
    it.second = await house.as('station-planner', it.district)
    it.liaison = await house.as('liaison', it.east.regionId)
    it.hall = await it.venue('东镇文体中心')
  })
  return it
}
type Station = ReturnType<typeof useStation>

async function givenVenue(
  house: ServedApplication,
  { east, officer }: Station,
  { name, validTo }: { readonly name: string; readonly validTo: Day | undefined },
): Promise<string> {
  const id = await givenResource(house.app, east.regionId, { kind: 'venue', name, terms: everyDay })
  for (const aspect of ['power', 'space', 'privacy', 'parking']) {
    await officer.post(`/organisation/resources/${id}/assessments`, {
      ...{ aspect, outcome: 'met', assessedOn: '2026-01-10', validTo: validTo ?? null },
    })
  }
  return id
}

/** What is done with drives over HTTP, at the version they have now. */
export const drives = (house: ServedApplication, station: Station) => {
  const read = async (id: string, who = station.planner): Promise<DriveShape> =>
    (await who.get(`/drives/${id}`)).body
  const act = async (
    who: Asker,
    id: string,
    action: string,
    wish: object = {},
  ): Promise<Answer> => {
    const { version } = await read(id)
    return who.post(`/drives/${id}/${action}`, { version, ...wish })
  }
  const ask = async (wish: object = {}, who = station.liaison): Promise<Answer> =>
    who.post('/drives', {
      ...{ unitId: station.east.unitId, wantedFrom: inDays(20), wantedTo: inDays(40) },
      ...{ projection: 50, place: '镇政府一楼' },
      ...wish,
    })
  const offer = async (id: string, days: readonly Day[], venueId = station.hall) =>
    act(station.planner, id, 'offers', { venueId, days })
  /** Offered and chosen for a day. */
  const confirmed = async (on: Day, wish: object = {}, venueId = station.hall): Promise<string> => {
    const { id } = (await ask(wish)).body
    await offer(id, [on], venueId)
    const [first] = (await read(id)).offers
    const answer = await act(station.liaison, id, 'choose', { offerId: first?.id })
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return id
  }
  const prepared = async (on: Day, wish: object = {}, venueId = station.hall): Promise<string> => {
    const id = await confirmed(on, wish, venueId)
    await act(station.liaison, id, 'expect', {
      batches: [{ begins: 540, expected: 40, backups: 5 }],
    })
    for (const { item } of (await read(id)).checks) {
      await act(station.liaison, id, 'check', { item, done: true })
    }
    const answer = await act(station.planner, id, 'ready')
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return id
  }
  /** Prepared, and its day is today: the test does not wait for it. */
  const running = async (on: Day, wish: object = {}, venueId = station.hall): Promise<string> => {
    const id = await prepared(on, wish, venueId)
    await rowsOf(house.database.owner, 'update appointments.drive set on_day = $2 where id = $1', [
      id,
      today,
    ])
    const answer = await act(station.planner, id, 'open')
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return id
  }
  const count = (id: string, counts: Counts) => act(station.planner, id, 'counts', { counts })
  const closed = async (on: Day, counts: Counts, wish: object = {}, venueId = station.hall) => {
    const id = await running(on, wish, venueId)
    await count(id, counts)
    await act(station.planner, id, 'close')
    return id
  }
  return { read, act, ask, offer, confirmed, prepared, running, count, closed }
}

/** Counts of a day; who registered and did not give was deferred. */
export const counts = (part: Partial<Counts> = {}): Counts => ({
  ...{ arrived: 36, registered: 35, deferred: 1, walkedOut: 0, qns: 0 },
  ...{ visits: 34, firstTime: 12, renfen: 52 },
  ...part,
})
