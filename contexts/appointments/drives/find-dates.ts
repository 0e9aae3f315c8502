import { addDays, type Day, lengthInDays, type Span } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Look } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import {
  assessmentsOf,
  dayCapacity,
  type Fleet,
  fleetOf,
  getRegion,
  isQualified,
  regionNames,
} from '../../organisation/index.ts'
import { type Drive, findDrive, heldWithin } from './queries.ts'
import { type DayFacts, verdicts } from './rules/dates.ts'
import type { DateShape } from './shapes.ts'
import { noDrive } from './take-step.ts'
import { requireVenue } from './venue.ts'

/** Days are looked at this far at once. */
const mostDays = 92

export interface DatesWish {
  readonly venueId: string
  readonly days: Span
  readonly opens: number
  readonly closes: number
}

/** Every day of a span with whether the station can staff the drive on it, and why not. */
export async function findDates(
  look: Look,
  wish: {
    readonly id: string
    readonly venueId: string
    readonly from?: Day | undefined
    readonly to?: Day | undefined
    readonly opens: number
    readonly closes: number
  },
): Promise<DateShape[]> {
  const drive = await findDrive(look.tx, wish.id)
  if (drive === undefined) throw noDrive()
  const from = wish.from ?? [drive.wantedFrom, look.today].toSorted()[1]!
  const to = wish.to ?? drive.wantedTo
  return datesFor(look.tx, drive, { ...wish, days: { from, to } })
}

/** The same for a drive that is held already. */
export async function datesFor(
  tx: Read,
  drive: Pick<Drive, 'id' | 'regionId' | 'projection'>,
  { venueId, days, opens, closes }: DatesWish,
): Promise<DateShape[]> {
  if (opens >= closes) throw backwards()
  if (days.to < days.from || lengthInDays(days) > mostDays) throw tooMany()
  await requireVenue(tx, venueId)
  const fleet = await fleetFor(tx, drive.regionId)
  const stated = await assessmentsOf(tx, [venueId])
  // What the drive holds itself does not stand against it.
  const held = (await heldWithin(tx, days)).filter(({ driveId }) => driveId !== drive.id)
  const facts: DayFacts[] = []
  for (let on = days.from; on <= days.to; on = addDays(on, 1)) {
    const taken = new Set(
      held.filter((one) => one.fromDay <= on && on <= one.toDay).map((one) => one.resourceId),
    )
    const whole = dayCapacity(fleet, on)
    const free = dayCapacity(without(fleet, taken), on)
    facts.push({
      on,
      crews: free.shifts.map((shift) => ({ ...shift, renfen: within(shift, closes - opens) })),
      taken: whole.shifts.length - free.shifts.length,
      venue: taken.has(venueId) ? 'taken' : isQualified('venue', stated, on) ? 'free' : 'unfit',
      unknown: free.unknown,
    })
  }
  const names = new Map([...fleet.teams, ...fleet.vehicles].map(({ id, name }) => [id, name]))
  return verdicts(facts, drive.projection).map((verdict) => ({
    ...verdict,
    crews:
      verdict.is === 'free'
        ? verdict.crews.map(({ teamId, vehicleId }) => ({
            ...{ teamId, team: names.get(teamId) ?? '--' },
            ...{ vehicleId, vehicle: names.get(vehicleId) ?? '--' },
          }))
        : [],
  }))
}

/** The region nearest above a unit that has teams and vehicles within reach, with its fleet. */
export async function fleetRegionOf(tx: Read, regionId: string): Promise<string> {
  const { ancestors } = await getRegion(tx, regionId)
  const chain = [regionId, ...ancestors.filter((id) => id !== regionId).toReversed()]
  const seen = await regionNames(tx, chain)
  for (const id of chain.filter((one) => seen.has(one))) {
    const { teams, vehicles } = await fleetOf(tx, id)
    if (teams.length > 0 && vehicles.length > 0) return id
  }
  return regionId
}

const fleetFor = async (tx: Read, regionId: string): Promise<Fleet> =>
  fleetOf(tx, await fleetRegionOf(tx, regionId))

const without = ({ teams, vehicles }: Fleet, taken: ReadonlySet<string>): Fleet => ({
  teams: teams.filter(({ id }) => !taken.has(id)),
  vehicles: vehicles.filter(({ id }) => !taken.has(id)),
  sites: [],
})

/** What a crew collects where the drive is shorter than its day. */
const within = (
  { renfen, hours }: { readonly renfen: number; readonly hours: number },
  minutes: number,
): number => Math.floor(renfen * Math.min(1, minutes / 60 / hours) + 1e-9)

const backwards = () =>
  new Problem('input-invalid', {
    zh: '结束时间要晚于开始时间。',
    en: 'It closes after it opens.',
  })

const tooMany = () =>
  new Problem('input-invalid', {
    zh: `一次最多看 ${mostDays} 天，截止日不早于开始日。`,
    en: `At most ${mostDays} days are looked at at once, the last not before the first.`,
  })
