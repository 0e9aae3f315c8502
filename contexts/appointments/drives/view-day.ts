import { Problem } from '#kernel/problem.ts'
import type { Look } from '#platform/change.ts'
import type { Asking } from '#platform/http/asking.ts'
import { rowsOf } from './list-drives.ts'
import { policyIn } from './policies.ts'
import { batchesOf, countsOf, findDrive } from './queries.ts'
import { step } from './rules/life.ts'
import { type Counts, counters, shownLive, shownOutside } from './rules/small-cells.ts'
import type { AnalysisShape, BoardShape } from './shapes.ts'
import { sidesOf } from './sides.ts'
import { noDrive } from './take-step.ts'

type Asker = Pick<Asking, 'session' | 'app'>

/** The day as it goes. Outside the station donated and deferred look alike: done. */
export async function viewBoard(
  look: Look,
  { id }: { readonly id: string },
  { session, app }: Asker,
): Promise<BoardShape> {
  const { tx, now } = look
  const drive = await findDrive(tx, id)
  if (drive === undefined) throw noDrive()
  const [row] = await rowsOf(look, [drive])
  const inStation = (await sidesOf(look, session, drive)).includes('station')
  const counted = await countsOf(tx, id)
  const { state, onDay, place, opens, closes, projection, version, capacity } = drive
  const live = counted === undefined || state !== 'running' ? null : shownLive(counted)
  return {
    ...{ id, unit: row!.unit, state, onDay, place, opens, closes, projection, version },
    expected: row!.expected,
    batches: (await batchesOf(tx, [id])).map(({ begins, expected, backups }) => ({
      ...{ begins, expected, backups },
    })),
    countedAt: state === 'running' ? (counted?.countedAt ?? null) : null,
    asOf: now,
    live:
      live === null
        ? null
        : { ...live, minutes: minutesFor(live.waiting, { capacity, opens, closes }) },
    counts: inStation && counted !== undefined ? plain(counted) : null,
    mayCount: inStation && step(state, 'count', 'station', null).allowed,
    helpPhone: app.config.HELP_PHONE ?? null,
  }
}

/** How long those who wait will, at the pace the crews are planned for; null where none is known. */
function minutesFor(
  waiting: number,
  {
    capacity,
    opens,
    closes,
  }: {
    readonly capacity: number | null
    readonly opens: number | null
    readonly closes: number | null
  },
): number | null {
  if (capacity === null || opens === null || closes === null || capacity === 0) return null
  // Capacity counts 人份; a visit gives one or two, so that this is at most so long.
  return Math.ceil((waiting * 2 * (closes - opens)) / capacity)
}

/** What a closed drive came to; outside the station small cells are not shown. */
export async function viewAnalysis(
  look: Look,
  { id }: { readonly id: string },
  { session }: Asker,
): Promise<AnalysisShape> {
  const { tx } = look
  const drive = await findDrive(tx, id)
  if (drive === undefined) throw noDrive()
  const counted = await countsOf(tx, id)
  if (drive.state !== 'closed' || counted === undefined) throw notClosed()
  const [row] = await rowsOf(look, [drive])
  const inStation = (await sidesOf(look, session, drive)).includes('station')
  const bound = await policyIn(tx, drive.regionId, 'small-cell', drive.onDay!)
  const backups = (await batchesOf(tx, [id])).reduce((sum, batch) => sum + batch.backups, 0)
  const counts = plain(counted)
  const { deferred, walkedOut, qns } = counts
  return {
    ...{ id, unit: row!.unit, onDay: drive.onDay!, place: drive.place },
    ...{ projection: drive.projection, booked: row!.expected, backups },
    counts: inStation
      ? { ...counts, withoutDonation: deferred + walkedOut + qns }
      : shownOutside(counts, bound!.value),
    bound: inStation ? null : { value: bound!.value, citation: bound!.citation },
    closedAt: drive.changedAt,
  }
}

/** The counts alone, without when they were stated. */
const plain = (counted: Counts): Counts =>
  // The names are those of the type.
  Object.fromEntries(counters.map((name) => [name, counted[name]])) as unknown as Counts

const notClosed = () =>
  new Problem('not-found', {
    zh: '活动结束后才有分析。',
    en: 'There is an analysis once the drive is closed.',
  })
