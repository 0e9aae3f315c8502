import {
  chooseDate,
  closeDrive,
  countDay,
  expectBatches,
  findDates,
  listDrives,
  makeReady,
  markCheck,
  type NewDrive,
  offerDates,
  openDay,
  requestDrive,
  viewDrive,
} from '#contexts/appointments/index.ts'
import { findResources, findUnits } from '#contexts/organisation/index.ts'
import { addDays, type Day, dayOf, instant } from '#kernel/days.ts'
import type { Session } from '#platform/access/sessions.ts'
import type { App } from '#platform/app.ts'
import { type Act, type Actor, type Change, outcome, unchanged } from '#platform/change.ts'
import { inReading } from '#platform/db/database.ts'
import { asProgramme } from '#platform/programme.ts'
import { accounts } from './accounts.ts'
import type { Places } from './places.ts'

interface Story {
  readonly unit: string
  /** Who acts for the unit. */
  readonly asks: 'qp-liaison' | 'qp-officer'
  /** Days from today in which it takes place; what lies before them is played on the day named. */
  readonly between: readonly [number, number]
  readonly asked: number
  readonly wish: Pick<NewDrive, 'projection' | 'place' | 'note'>
  readonly batches: readonly { begins: number; expected: number; backups: number }[]
  /** Absent where its day is still to come. */
  readonly counts?: Parameters<typeof countDay>[1]['counts']
}

const note = '演示：虚构的活动，人数均为虚构'

const stories: readonly Story[] = [
  {
    ...{ unit: '华新镇', asks: 'qp-liaison', between: [21, 45], asked: 0 },
    wish: { projection: 40, place: '演示文体中心（徐泾）', note },
    batches: [],
  },
  {
    ...{ unit: '徐泾镇', asks: 'qp-officer', between: [-42, -14], asked: -60 },
    wish: { projection: 45, place: '演示文体中心（徐泾）', note },
    batches: [
      { begins: 9 * 60, expected: 24, backups: 2 },
      { begins: 13 * 60, expected: 22, backups: 2 },
    ],
    counts: {
      ...{ arrived: 44, registered: 43, deferred: 5, walkedOut: 3, qns: 0 },
      ...{ visits: 35, firstTime: 9, renfen: 46 },
    },
  },
]

/** Gives 青浦 a drive that is confirmed and one that is closed, each whole or not at all, if it has none. */
export async function makeDrives(
  app: App,
  places: Places,
  actors: ReadonlyMap<string, Actor>,
  say: (line: string) => void,
): Promise<void> {
  const today = dayOf(instant(Date.now()))
  const regionId = places.get('青浦区')!
  const known = await inReading(app.database, { accountId: null, regions: '*' }, async (tx) => ({
    units: await findUnits(tx, { regionId, on: today }),
    venues: await findResources(tx, { regionId: places.get('徐泾镇')!, kind: 'venue' }),
    drives: await listDrives(
      {
        tx,
        today,
        now: instant(Date.now()),
        actor: actors.get('qp-officer')!,
        secrets: app.secrets,
      },
      {},
    ),
  }))
  const venueId = known.venues.find(({ name }) => name.startsWith('演示'))!.id
  for (const story of stories) {
    const unit = known.units.find(({ name }) => name === story.unit)!
    if (known.drives.some(({ demo, unitId }) => demo && unitId === unit.id)) continue
    const asks = castOf(story.asks, places, actors)
    const station = castOf('qp-station', places, actors)
    try {
      await asProgramme(app, (act) =>
        play(act, { app, story, asks, station, unitId: unit.id, venueId }),
      )
    } catch (error) {
      // The invented venue is fit for some years only; after them the start goes on without drives.
      if (!(error instanceof NoDay)) throw error
      say(`${story.unit}：没有能安排的日期 / no day can be staffed`)
    }
  }
}

interface Part {
  readonly actor: Actor
  readonly session: Session
}

interface Cast {
  readonly app: App
  readonly story: Story
  readonly asks: Part
  readonly station: Part
  readonly unitId: string
  readonly venueId: string
}

/** Nothing of the drive is kept then. */
class NoDay extends Error {}

/** Plays a drive to its end in one transaction; throws `NoDay` where no day of its span can be staffed. */
async function play(act: Act, cast: Cast): Promise<Change<undefined>> {
  const { app, story, asks, station, unitId, venueId } = cast
  const [from, to] = story.between.map((days) => addDays(act.today, days)) as [Day, Day]
  const by = ({ actor }: Part, days = story.asked): Act => ({
    ...act,
    actor,
    today: addDays(act.today, days),
  })
  const { id } = outcome(
    await requestDrive(
      by(asks),
      {
        ...{ unitId, wantedFrom: from, wantedTo: to, venueId, ...story.wish },
        ...{ planItem: null, demo: true },
      },
      asks,
    ),
  )
  const hours = { venueId, opens: 9 * 60, closes: 16 * 60 }
  const day = (await findDates(by(station), { id, ...hours })).find(({ is }) => is === 'free')
  if (day === undefined) throw new NoDay()
  const offered = await offerDates(
    by(station),
    { id, version: 1, ...hours, days: [day.on] },
    station,
  )
  const { offers } = await viewDrive(by(asks), { id }, { ...asks, app })
  const chosen = await chooseDate(
    by(asks),
    { id, version: outcome(offered).version, offerId: offers[0]!.id },
    asks,
  )
  if (story.counts === undefined) return unchanged(undefined)
  const { version } = outcome(chosen)
  return runTo(act, { ...cast, id, version, on: day.on, counts: story.counts })
}

/** Prepares it, and runs its day as if it were today. */
async function runTo(
  act: Act,
  cast: Cast & {
    readonly id: string
    readonly version: number
    readonly on: Day
    readonly counts: NonNullable<Story['counts']>
  },
): Promise<Change<undefined>> {
  const { app, story, asks, station, id, counts } = cast
  const there: Act = { ...act, actor: station.actor, today: cast.on }
  const unit: Act = { ...there, actor: asks.actor }
  let { version } = outcome(
    await expectBatches(unit, { id, version: cast.version, batches: story.batches }, asks),
  )
  const { checks } = await viewDrive(unit, { id }, { ...asks, app })
  for (const { item } of checks) {
    version = outcome(await markCheck(unit, { id, version, item, done: true }, asks)).version
  }
  version = outcome(await makeReady(there, { id, version }, station)).version
  version = outcome(await openDay(there, { id, version }, station)).version
  version = outcome(await countDay(there, { id, version, counts }, station)).version
  outcome(await closeDrive(there, { id, version }, station))
  return unchanged(undefined)
}

/** An account of the demonstration, as if it had signed in. */
function castOf(login: string, places: Places, actors: ReadonlyMap<string, Actor>): Part {
  const { role, where, name } = accounts.find((one) => one.login === login)!
  const actor = actors.get(login)!
  const regionId = places.get(where)!
  return {
    actor,
    session: {
      ...{ id: login, accountId: actor.accountId!, login, name, demo: true, complete: true },
      ...{ mustChangePassword: false, secondFactor: false, mustEnrol: false },
      assignments: [{ role, regionId, regionName: where }],
    },
  }
}
