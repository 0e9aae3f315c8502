import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, carry, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { arrangementOf } from './arrangement.ts'
import { hold } from './hold.ts'
import { policyIn } from './policies.ts'
import { changesOf, type Drive } from './queries.ts'
import { changeIs, lockDay } from './rules/changing.ts'
import type { ArrangementShape, Moved } from './shapes.ts'
import { staffed } from './staffed.ts'
import { type Asker, type At, begin, finish } from './take-step.ts'
import { requireFit, requireVenue } from './venue.ts'

export interface ChangeWish extends At {
  readonly onDay?: Day | undefined
  readonly venueId?: string | undefined
  readonly projection?: number | undefined
  readonly opens?: number | undefined
  readonly closes?: number | undefined
  readonly crews?: readonly { readonly teamId: string; readonly vehicleId: string }[] | undefined
  readonly reason: string
}

/**
 * Changes day, place, staff, hours or projection. Before the lock it takes effect at once; from the lock
 * on it waits for a second person, with what stands and what shall stand. Everybody is told either way.
 */
export async function changeDrive(
  act: Act,
  wish: ChangeWish,
  asker: Asker,
): Promise<Change<Moved & { is: 'direct' | 'asked' }>> {
  const begun = await begin(act, asker, { ...wish, action: 'change', text: wish.reason })
  const { drive } = begun
  if ((await changesOf(act.tx, [drive.id])).some(isOpen)) throw oneAtATime()
  const before = await arrangementOf(act.tx, drive)
  const after = await wished(act, drive, before, wish)
  const is = changeIs(before, after, { lockOn: drive.lockOn!, today: act.today })
  if (is === 'none') throw nothingChanged()
  if (is === 'direct') {
    const set = await apply(act, drive, after)
    await keep(act, drive, { before, after, reason: wish.reason })
    const moved = await finish(act, begun, { set, data: { before, after } })
    return carry(moved, (value) => ({ ...value, is }))
  }
  await act.tx
    .insertInto('appointments.driveChange')
    .values({
      ...{ id: newId(), driveId: drive.id, regionId: drive.regionId, reason: wish.reason },
      before: sql<never>`${JSON.stringify(before)}::jsonb`,
      after: sql<never>`${JSON.stringify(after)}::jsonb`,
      ...{ side: begun.side, askedBy: act.actor.accountId, askedName: act.actor.name },
      askedAt: act.now,
    })
    .execute()
  const moved = await finish(act, begun, { data: { before, after } })
  return carry(moved, (value) => ({ ...value, is }))
}

/** What shall stand: the wish over what stands, staffed as the fleet allows, at a place that is fit. */
async function wished(
  act: Act,
  drive: Drive,
  before: ArrangementShape,
  wish: ChangeWish,
): Promise<ArrangementShape> {
  const onDay = wish.onDay ?? before.onDay
  const venueId = wish.venueId ?? before.venueId
  const projection = wish.projection ?? before.projection
  const [opens, closes] = [wish.opens ?? before.opens, wish.closes ?? before.closes]
  if (onDay < act.today) throw past()
  if (opens >= closes) throw past()
  const venue = await requireVenue(act.tx, venueId)
  await requireFit(act.tx, venueId, onDay)
  const place = venueId === before.venueId ? before.place : venue.name
  const asked = wish.crews ?? before.crews
  const { crews, capacity } = await staffed(act.tx, drive, { onDay, opens, closes, asked })
  if (capacity < projection) throw tooSmall(capacity, projection)
  return { onDay, venueId, place, projection, opens, closes, capacity, crews: [...crews] }
}

/** Puts a change into effect: what the drive holds, and its lock where the day moved. */
export async function apply(act: Act, drive: Drive, after: ArrangementShape) {
  const { onDay, venueId, place, crews, projection, opens, closes, capacity } = after
  await hold(act, drive, { onDay, venueId, place, crews })
  const days = (await policyIn(act.tx, drive.regionId, 'lock-days', act.today))!.value
  const lockOn = onDay === drive.onDay ? drive.lockOn! : lockDay(onDay, days)
  return { onDay, venueId, place, projection, opens, closes, capacity, lockOn }
}

/** The change stands in the record with both sides. */
export const keep = (
  act: Act,
  { id }: Pick<Drive, 'id'>,
  data: { before: ArrangementShape; after: ArrangementShape; reason: string },
) => record(act, { name: 'drive.changed', subject: id, data }, null)

/** Whether nobody has decided on a change yet. */
export const isOpen = (change: {
  readonly approvedAt: string | null
  readonly refusedAt: string | null
}): boolean => change.approvedAt === null && change.refusedAt === null

const oneAtATime = () =>
  new Problem('conflict', {
    zh: '还有一项变更等待核准，请先处理它。',
    en: 'Another change waits for approval; decide on it first.',
  })

const nothingChanged = () =>
  new Problem('input-invalid', {
    zh: '与现在的安排相同，没有要变更的。',
    en: 'It is the same as what stands.',
  })

const past = () =>
  new Problem('input-invalid', {
    zh: '日期不能早于今天，结束时间要晚于开始时间。',
    en: 'The day is not before today, and it closes after it opens.',
  })

const tooSmall = (capacity: number, projection: number) =>
  new Problem(
    'infeasible',
    {
      zh: `安排的班组当天最多采 ${capacity} 人份，少于预计的 ${projection} 人份。`,
      en: `The crews collect at most ${capacity} 人份 that day, less than the ${projection} expected.`,
    },
    { values: { capacity, projection } },
  )
