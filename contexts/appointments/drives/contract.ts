import { z } from 'zod'
import { type May, reading, writing } from '#platform/contract.ts'
import { InForceShape, PolicyShape } from './policies/shapes.ts'
import { checkItems } from './rules/changing.ts'
import { states } from './rules/life.ts'
import { policyKinds } from './rules/policies.ts'
import {
  AnalysisShape,
  Batch,
  BoardShape,
  CalendarShape,
  CountsShape,
  CrewWish,
  DateShape,
  DayShape,
  DriveRow,
  DriveShape,
  Id,
  InvitationShape,
  Minute,
  Moved,
  PlannedItemShape,
  Renfen,
  Said,
  Version,
} from './shapes.ts'

const tags = ['drive']
const At = z.object({ id: Id, version: Version })

const get = (path: `/${string}`, summary: string, may: May = 'drives.see') =>
  reading.route({ method: 'GET', path, summary, tags }).meta({ may })
const post = (path: `/${string}`, summary: string, may: May) =>
  writing.route({ method: 'POST', path, summary, tags }).meta({ may, kind: 'write' })

/** Group drives of units, from the request to the analysis. */
export const driveEndpoints = {
  drives: get('/drives', 'Drives within reach, the next first')
    .input(
      z.object({
        state: z.enum(states).optional(),
        unitId: Id.optional(),
        year: z.coerce.number().int().min(1998).max(2200).optional(),
      }),
    )
    .output(z.array(DriveRow)),
  fleetCalendar: get('/drives/calendar', 'Vehicles and teams by days, with what stands against it')
    .input(z.object({ from: DayShape, days: z.coerce.number().int().min(1).max(62).default(14) }))
    .output(CalendarShape),
  drive: get('/drives/{id}', 'One drive with its offers, checks, changes and history')
    .input(z.object({ id: Id }))
    .output(DriveShape),
  invitation: get('/drives/{id}/invitation', 'How many to invite, with the interval and its basis')
    .input(z.object({ id: Id, goal: z.coerce.number().int().min(1).max(20_000).optional() }))
    .output(InvitationShape),
  board: get('/drives/{id}/board', 'The day as it goes: counts, never names')
    .input(z.object({ id: Id }))
    .output(BoardShape),
  analysis: get('/drives/{id}/analysis', 'What a closed drive came to, against its projection')
    .input(z.object({ id: Id }))
    .output(AnalysisShape),
  plannedItems: get(
    '/drives/planned-items',
    'Items of issued plans that a drive of a unit may carry out',
    'drives.request',
  )
    .input(z.object({ unitId: Id }))
    .output(z.array(PlannedItemShape)),
  requestDrive: post('/drives', 'Ask for a drive of a unit', 'drives.request')
    .input(
      z.object({
        unitId: Id,
        wantedFrom: DayShape,
        wantedTo: DayShape,
        projection: Renfen,
        place: z.string().trim().min(1).max(100),
        venueId: Id.nullable().default(null),
        note: Said.nullable().default(null),
        planItem: z.object({ planId: Id, key: Id }).nullable().default(null),
      }),
    )
    .output(z.object({ id: Id })),
  driveDates: get(
    '/drives/{id}/dates',
    'Days the station can staff, and why not others',
    'drives.plan',
  )
    .input(
      z.object({
        id: Id,
        venueId: Id,
        from: DayShape.optional(),
        to: DayShape.optional(),
        opens: z.coerce.number().pipe(Minute).default(540),
        closes: z.coerce.number().pipe(Minute).default(960),
      }),
    )
    .output(z.array(DateShape)),
  offerDates: post('/drives/{id}/offers', 'Offer up to five days that hold now', 'drives.plan')
    .input(
      At.extend({
        venueId: Id,
        days: z.array(DayShape).min(1).max(5),
        opens: Minute.default(540),
        closes: Minute.default(960),
      }),
    )
    .output(Moved),
  askForOthers: post('/drives/{id}/ask-again', 'None of the days fits; say why', 'drives.work')
    .input(At.extend({ text: Said }))
    .output(Moved),
  chooseDate: post('/drives/{id}/choose', 'Choose a day: its crews are held', 'drives.work')
    .input(At.extend({ offerId: Id }))
    .output(Moved),
  expectBatches: post('/drives/{id}/expect', 'State how many are expected when', 'drives.work')
    .input(At.extend({ batches: z.array(Batch).max(48) }))
    .output(Moved),
  markCheck: post('/drives/{id}/check', 'Mark a part of the preparation', 'drives.work')
    .input(At.extend({ item: z.enum(checkItems), done: z.boolean() }))
    .output(Moved),
  makeReady: post(
    '/drives/{id}/ready',
    'Everything is prepared and the place is fit',
    'drives.plan',
  )
    .input(At)
    .output(Moved),
  changeDrive: post(
    '/drives/{id}/change',
    'Change day, place, staff, hours or projection',
    'drives.change',
  )
    .input(
      At.extend({
        onDay: DayShape.optional(),
        venueId: Id.optional(),
        projection: Renfen.optional(),
        opens: Minute.optional(),
        closes: Minute.optional(),
        crews: z.array(CrewWish).min(1).max(10).optional(),
        reason: Said,
      }),
    )
    .output(Moved.extend({ is: z.enum(['direct', 'asked']) })),
  decideChange: post(
    '/drives/{id}/decide',
    'Approve or refuse a change after the lock',
    'drives.change',
  )
    .input(At.extend({ changeId: Id, approve: z.boolean() }))
    .output(Moved),
  openDay: post('/drives/{id}/open', 'Begin the day', 'drives.run').input(At).output(Moved),
  countDay: post('/drives/{id}/counts', 'State the counts of the day board', 'drives.run')
    .input(At.extend({ counts: CountsShape }))
    .output(Moved),
  closeDrive: post('/drives/{id}/close', 'Close it with the counts that stand', 'drives.run')
    .input(At)
    .output(Moved),
  cancelDrive: post('/drives/{id}/cancel', 'Cancel it, with the reason', 'drives.work')
    .input(At.extend({ text: Said }))
    .output(Moved),
  drivePolicies: get('/drives/policies', 'Numbers that regions set for drives', 'rules.see').output(
    z.array(PolicyShape),
  ),
  policiesInForce: get('/drives/policies/in-force', 'What holds in a region today', 'rules.see')
    .input(z.object({ regionId: Id }))
    .output(z.array(InForceShape)),
  proposePolicy: post('/drives/policies', 'Propose such a number', 'rules.propose')
    .input(
      z.object({
        regionId: Id,
        kind: z.enum(policyKinds),
        from: DayShape,
        value: z.number().min(0).max(99_999),
        citation: z.string().trim().min(1).max(300),
      }),
    )
    .output(z.object({ id: Id })),
  decidePolicy: post('/drives/policies/{id}/decide', 'Approve or refuse it', 'rules.approve')
    .input(z.object({ id: Id, approve: z.boolean() }))
    .output(z.object({ approved: z.boolean() })),
}
