import { sql } from 'kysely'
import type { Day, Span } from '#kernel/days.ts'
import type { Read, Write } from '#platform/db/database.ts'
import type { CheckItem } from './rules/changing.ts'
import type { Side, State } from './rules/life.ts'
import type { Counts } from './rules/small-cells.ts'
import type { ArrangementShape, Crew } from './shapes.ts'

/** Everything of a drive, with the unions that the columns' check constraints hold. */
const drives = (tx: Read) =>
  tx
    .selectFrom('appointments.drive as d')
    .select([
      'd.id',
      'd.regionId',
      'd.unitId',
      'd.wantedFrom',
      'd.wantedTo',
      'd.projection',
      'd.place',
      'd.venueId',
      'd.note',
      'd.planId',
      'd.itemKey',
      'd.onDay',
      'd.lockOn',
      'd.opens',
      'd.closes',
      'd.capacity',
      'd.requestedBy',
      'd.changedAt',
      'd.version',
      'd.demo',
    ])
    .select((row) => row.ref('d.state').$castTo<State>().as('state'))

export type Drive = Awaited<ReturnType<typeof listedDrives>>[number]

export const findDrive = (tx: Read, id: string) =>
  drives(tx).where('d.id', '=', id).executeTakeFirst()

/** Held for this transaction, so that two who act come one after the other. */
export const lockDrive = (tx: Write, id: string) =>
  drives(tx).where('d.id', '=', id).forUpdate('d').executeTakeFirst()

export interface Sought {
  readonly state?: State | undefined
  readonly unitId?: string | undefined
  readonly year?: number | undefined
  /** Those whose day lies in it. */
  readonly within?: Span | undefined
}

/** Drives within reach; those with a day by it, the others by the span that was wished. */
export const listedDrives = (tx: Read, { state, unitId, year, within }: Sought) =>
  drives(tx)
    .$if(state !== undefined, (q) => q.where('d.state', '=', state!))
    .$if(unitId !== undefined, (q) => q.where('d.unitId', '=', unitId!))
    .$if(year !== undefined, (q) =>
      q.where(sql<boolean>`extract(year from coalesce(d.on_day, d.wanted_from)) = ${year}`),
    )
    .$if(within !== undefined, (q) =>
      q
        .where('d.onDay', '>=', within!.from)
        .where('d.onDay', '<=', within!.to)
        .where('d.state', '<>', 'cancelled'),
    )
    .orderBy(sql`coalesce(d.on_day, d.wanted_from)`)
    .orderBy('d.id')
    .limit(2000)
    .execute()

/** Teams, vehicles and venues that drives hold on days of a span. */
export const heldWithin = (tx: Read, { from, to }: Span) =>
  tx
    .selectFrom('appointments.reservation')
    .select(['driveId', 'resourceId', 'kind', 'crew', 'name', 'fromDay', 'toDay'])
    .where('releasedAt', 'is', null)
    .where('fromDay', '<=', to)
    .where('toDay', '>=', from)
    .execute()

/** The crews that drives hold, in the order of their numbers. */
export async function crewsOf(
  tx: Read,
  driveIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Crew[]>> {
  if (driveIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('appointments.reservation as t')
    .innerJoin('appointments.reservation as v', (join) =>
      join
        .onRef('v.driveId', '=', 't.driveId')
        .onRef('v.crew', '=', 't.crew')
        .on('v.kind', '=', 'vehicle')
        .on('v.releasedAt', 'is', null),
    )
    .select([
      't.driveId',
      't.resourceId as teamId',
      't.name as team',
      'v.resourceId as vehicleId',
      'v.name as vehicle',
    ])
    .where('t.driveId', 'in', [...driveIds])
    .where('t.kind', '=', 'team')
    .where('t.releasedAt', 'is', null)
    .orderBy('t.crew')
    .execute()
  return Map.groupBy(rows, ({ driveId }) => driveId)
}

/** The days offered for a drive that can still be chosen. */
export const offersOf = (tx: Read, driveId: string) =>
  tx
    .selectFrom('appointments.offer')
    .select(['id', 'onDay', 'venueId', 'place', 'opens', 'closes', 'capacity'])
    .select((row) => row.ref('crews').$castTo<Crew[]>().as('crews'))
    .where('driveId', '=', driveId)
    .where('endedAt', 'is', null)
    .orderBy('onDay')
    .execute()

export const endOffers = (tx: Write, driveId: string, at: string) =>
  tx
    .updateTable('appointments.offer')
    .set({ endedAt: at as never })
    .where('driveId', '=', driveId)
    .where('endedAt', 'is', null)
    .execute()

export const batchesOf = (tx: Read, driveIds: readonly string[]) =>
  driveIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('appointments.batch')
        .select(['driveId', 'begins', 'expected', 'backups'])
        .where('driveId', 'in', [...driveIds])
        .where((row) => row.or([row('expected', '>', 0), row('backups', '>', 0)]))
        .orderBy('begins')
        .execute()

export const marksOf = (tx: Read, driveId: string) =>
  tx
    .selectFrom('appointments.checkMark')
    .select((row) => row.ref('item').$castTo<CheckItem>().as('item'))
    .where('driveId', '=', driveId)
    .where('doneAt', 'is not', null)
    .execute()

export const changesOf = (tx: Read, driveIds: readonly string[]) =>
  driveIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('appointments.driveChange')
        .select(['id', 'driveId', 'reason', 'askedBy', 'askedName', 'askedAt'])
        .select(['approvedAt', 'refusedAt'])
        .select((row) => [
          row.ref('before').$castTo<ArrangementShape>().as('before'),
          row.ref('after').$castTo<ArrangementShape>().as('after'),
        ])
        .where('driveId', 'in', [...driveIds])
        .orderBy('askedAt', 'desc')
        .orderBy('id')
        .execute()

export const stepsOf = (tx: Read, driveId: string) =>
  tx
    .selectFrom('appointments.driveStep')
    .select(['id', 'at', 'action', 'byName as by', 'text'])
    .select((row) => row.ref('side').$castTo<Side>().as('side'))
    .where('driveId', '=', driveId)
    .orderBy('at')
    .orderBy('id')
    .execute()

export type Counted = Counts & { readonly countedAt: string }

/** The counts that stand; undefined before any. */
export const countsOf = (tx: Read, driveId: string): Promise<Counted | undefined> =>
  tx
    .selectFrom('appointments.dayCount')
    .select(['arrived', 'registered', 'deferred', 'walkedOut', 'qns'])
    .select(['visits', 'firstTime', 'renfen', 'countedAt'])
    .where('driveId', '=', driveId)
    .orderBy('countedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Whether a team, vehicle or venue is there on a day, whoever asks. */
export async function isThere(tx: Read, resourceId: string, on: Day): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select appointments.is_there(${resourceId}, ${on}) as there`.execute(tx)
  return rows[0]!.there
}

/** What closed drives around a unit came to, as the base of an estimate; its own are marked. */
export async function outcomesAround(tx: Read, unitId: string) {
  const { rows } = await sql<{
    own: boolean
    unitNumber: number
    booked: number
    visits: number
    renfen: number
  }>`select own, unit_number, booked, visits, renfen
    from appointments.outcomes_around(${unitId})`.execute(tx)
  return rows.map(({ own, unitNumber, booked, visits, renfen }) => ({
    unit: own ? 'own' : String(unitNumber),
    booked: Number(booked),
    visits,
    renfen,
  }))
}
