import { z } from 'zod'
import { Unit } from '#kernel/blood.ts'
import { type Day, isDay } from '#kernel/days.ts'
import { aspects, checkItems } from './rules/changing.ts'
import { actions, sides, states } from './rules/life.ts'

/** The shapes that the contract of drives is made of. */

export const Id = z.uuid()
export const Version = z.number().int().min(1)
export const DayShape = z
  .string()
  .refine((text) => isDay(text), 'a day is YYYY-MM-DD')
  .transform((text) => text as Day)
/** Minutes since midnight. */
export const Minute = z.number().int().min(0).max(1440)
export const Renfen = z.number().int().min(1).max(20_000)
export const Said = z.string().trim().min(1).max(500)
const Whole = z.number().int().min(0).max(20_000)

export const Crew = z.object({
  teamId: Id,
  team: z.string(),
  vehicleId: Id,
  vehicle: z.string(),
})
export type Crew = z.infer<typeof Crew>

export const CrewWish = z.object({ teamId: Id, vehicleId: Id })

export const Moved = z.object({ version: Version, state: z.enum(states) })
export type Moved = z.infer<typeof Moved>

/** What is expected at a time of the day: numbers, nobody by name. */
export const Batch = z.object({
  begins: z.number().int().min(0).max(1439),
  expected: z.number().int().min(0).max(5000),
  backups: z.number().int().min(0).max(5000).default(0),
})
export type Batch = z.infer<typeof Batch>

/** A count outside the station may be less than the bound, or withheld since it would give one away. */
export const Shown = z.union([z.number().int(), z.literal('few'), z.literal('withheld')])

export const CountsShape = z.object({
  arrived: Whole,
  registered: Whole,
  deferred: Whole,
  walkedOut: Whole,
  qns: Whole,
  visits: Whole,
  firstTime: Whole,
  renfen: Whole,
})

export const ShownCounts = z.object({
  arrived: Shown,
  registered: Shown,
  deferred: Shown,
  walkedOut: Shown,
  qns: Shown,
  withoutDonation: Shown,
  visits: Shown,
  firstTime: Shown,
  renfen: Shown,
})

export const DriveRow = z.object({
  id: Id,
  unitId: Id,
  unit: z.string(),
  regionName: z.string(),
  state: z.enum(states),
  /** Whose move it is; null once nothing is left to do. */
  turn: z.enum(sides).nullable(),
  wantedFrom: DayShape,
  wantedTo: DayShape,
  onDay: DayShape.nullable(),
  lockOn: DayShape.nullable(),
  place: z.string(),
  projection: z.number().int(),
  capacity: z.number().int().nullable(),
  expected: z.number().int(),
  changeOpen: z.boolean(),
  demo: z.boolean(),
  version: Version,
})
export type DriveRow = z.infer<typeof DriveRow>

export const ArrangementShape = z.object({
  onDay: DayShape,
  venueId: Id,
  place: z.string(),
  projection: z.number().int(),
  opens: Minute,
  closes: Minute,
  capacity: z.number().int(),
  crews: z.array(Crew),
})
export type ArrangementShape = z.infer<typeof ArrangementShape>

export const OfferShape = z.object({
  id: Id,
  onDay: DayShape,
  place: z.string(),
  opens: Minute,
  closes: Minute,
  capacity: z.number().int(),
  crews: z.array(Crew),
})
export type OfferShape = z.infer<typeof OfferShape>

export const ChangeShape = z.object({
  id: Id,
  before: ArrangementShape,
  after: ArrangementShape,
  differs: z.array(z.enum(aspects)),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  /** Null while it waits. */
  approved: z.boolean().nullable(),
  /** The asker may decide on it: a second person of the office or the station. */
  mine: z.boolean(),
})
export type ChangeShape = z.infer<typeof ChangeShape>

export const DriveShape = DriveRow.extend({
  side: z.enum(sides).nullable(),
  offered: z.array(z.enum(actions)),
  note: z.string().nullable(),
  venueId: Id.nullable(),
  planId: Id.nullable(),
  opens: Minute.nullable(),
  closes: Minute.nullable(),
  crews: z.array(Crew),
  locked: z.boolean(),
  offers: z.array(OfferShape),
  batches: z.array(Batch),
  checks: z.array(z.object({ item: z.enum(checkItems), done: z.boolean() })),
  /** In what its place is not fit on its day; empty where it is. */
  unfit: z.array(z.string()),
  changes: z.array(ChangeShape),
  steps: z.array(
    z.object({
      id: Id,
      at: z.string(),
      action: z.string(),
      side: z.enum(sides),
      by: z.string(),
      text: z.string().nullable(),
    }),
  ),
  helpPhone: z.string().nullable(),
})
export type DriveShape = z.infer<typeof DriveShape>

/** An item of an issued plan, in the unit of its plan. */
export const PlannedItemShape = z.object({
  planId: Id,
  year: z.number().int(),
  unit: Unit,
  key: Id,
  label: z.string(),
  area: z.string().nullable(),
  from: DayShape,
  to: DayShape,
  text: z.string(),
  amount: z.number(),
})
export type PlannedItemShape = z.infer<typeof PlannedItemShape>

export const DateShape = z.object({
  on: DayShape,
  is: z.enum(['free', 'no-crew', 'all-taken', 'too-small', 'venue-taken', 'venue-unfit']),
  capacity: z.number().int(),
  unknown: z.boolean(),
  crews: z.array(Crew),
})
export type DateShape = z.infer<typeof DateShape>

export const InvitationShape = z.object({
  goal: z.number().int(),
  invite: z.number().int(),
  low: z.number().int(),
  high: z.number().int(),
  share: z.number(),
  renfenEach: z.number(),
  ownDrives: z.number().int(),
  pooledDrives: z.number().int(),
  basis: z.enum(['own', 'region', 'assumed']),
})
export type InvitationShape = z.infer<typeof InvitationShape>

/** The day, for whoever stands there: the unit sees who waits, the station all counts. */
export const BoardShape = z.object({
  id: Id,
  unit: z.string(),
  state: z.enum(states),
  onDay: DayShape.nullable(),
  place: z.string(),
  opens: Minute.nullable(),
  closes: Minute.nullable(),
  projection: z.number().int(),
  expected: z.number().int(),
  batches: z.array(Batch),
  countedAt: z.string().nullable(),
  asOf: z.string(),
  live: z
    .object({ arrived: Whole, done: Whole, waiting: Whole, minutes: Whole.nullable() })
    .nullable(),
  counts: CountsShape.nullable(),
  mayCount: z.boolean(),
  version: Version,
  helpPhone: z.string().nullable(),
})
export type BoardShape = z.infer<typeof BoardShape>

export const AnalysisShape = z.object({
  id: Id,
  unit: z.string(),
  onDay: DayShape,
  place: z.string(),
  projection: z.number().int(),
  booked: z.number().int(),
  backups: z.number().int(),
  counts: ShownCounts,
  /** Counts below this are not shown; null for the station. */
  bound: z.object({ value: z.number(), citation: z.string().nullable() }).nullable(),
  closedAt: z.string(),
})
export type AnalysisShape = z.infer<typeof AnalysisShape>

export const CalendarShape = z.object({
  from: DayShape,
  to: DayShape,
  regionId: Id.nullable(),
  regionName: z.string().nullable(),
  rows: z.array(
    z.object({
      id: Id,
      kind: z.enum(['vehicle', 'team']),
      name: z.string(),
      days: z.array(z.enum(['open', 'off', 'holiday', 'absent', 'not-there'])),
    }),
  ),
  drives: z.array(
    DriveRow.extend({ crews: z.array(Crew), opens: Minute.nullable(), closes: Minute.nullable() }),
  ),
  conflicts: z.array(
    z.object({
      driveId: Id,
      unit: z.string(),
      on: DayShape,
      why: z.enum(['absent', 'not-there', 'off', 'holiday', 'unfit', 'too-small', 'over-expected']),
      name: z.string(),
    }),
  ),
})
export type CalendarShape = z.infer<typeof CalendarShape>
