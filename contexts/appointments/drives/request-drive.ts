import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import type { Asking } from '#platform/http/asking.ts'
import { newId } from '#platform/id.ts'
import { getUnit } from '../../organisation/index.ts'
import { itemsOfUnit } from '../../planning/index.ts'
import { sidesOf } from './sides.ts'
import { tellOthers } from './tell.ts'
import { requireVenue } from './venue.ts'

export interface NewDrive {
  readonly unitId: string
  readonly wantedFrom: Day
  readonly wantedTo: Day
  /** 人份. */
  readonly projection: number
  readonly place: string
  readonly venueId: string | null
  readonly note: string | null
  /** The item of the issued plan that it carries out. */
  readonly planItem: { readonly planId: string; readonly key: string } | null
  readonly demo?: boolean
}

/** Asks the station for a drive of a unit; its planners are told. */
export async function requestDrive(
  act: Act,
  wish: NewDrive,
  { session }: Pick<Asking, 'session'>,
): Promise<Change<{ id: string }>> {
  const { unitId, wantedFrom, wantedTo, projection, place, venueId, note, planItem } = wish
  const { regionId, endedOn } = await getUnit(act.tx, unitId)
  if (endedOn !== null && endedOn <= act.today) throw gone(endedOn)
  if (wantedTo < wantedFrom || wantedFrom <= act.today) throw notThen()
  const side = (await sidesOf(act, session, { regionId })).find((one) => one !== 'station')
  if (side === undefined && session !== null) throw notForIt()
  if (venueId !== null) await requireVenue(act.tx, venueId)
  if (planItem !== null) await requireItem(act, planItem, unitId)
  const id = newId()
  await act.tx
    .insertInto('appointments.drive')
    .values({
      ...{ id, regionId, unitId, wantedFrom, wantedTo, projection, place, venueId, note },
      ...{ planId: planItem?.planId ?? null, itemKey: planItem?.key ?? null },
      ...{ state: 'requested', requestedBy: act.actor.accountId, requestedAt: act.now },
      ...{ changedAt: act.now, demo: wish.demo ?? false },
    })
    .execute()
  await tellOthers(act, {
    drive: { id, regionId, unitId, onDay: null, place, version: 1, wantedFrom, wantedTo },
    action: 'request',
    side: side ?? 'officer',
    text: note,
  })
  return record(
    act,
    {
      name: 'drive.requested',
      subject: id,
      data: { unitId, projection, from: wantedFrom, to: wantedTo },
    },
    { id },
  )
}

/** The item must stand in the issued plan, and be this unit's. */
async function requireItem(
  act: Act,
  { planId, key }: { readonly planId: string; readonly key: string },
  unitId: string,
): Promise<void> {
  const items = await itemsOfUnit(act.tx, unitId)
  if (items.some((item) => item.planId === planId && item.key === key)) return
  throw new Problem('not-found', {
    zh: '已下达的计划里没有这个单位的这一项安排。',
    en: 'The issued plan has no such item of this unit.',
  })
}

const notThen = () =>
  new Problem('input-invalid', {
    zh: '希望的日期要在今天之后，截止日不早于开始日。',
    en: 'The days wished for lie after today, and the last is not before the first.',
  })

const gone = (on: Day) =>
  new Problem('input-invalid', {
    zh: `这个单位已于${on}撤销。`,
    en: `This unit came to its end on ${on}.`,
  })

const notForIt = () =>
  new Problem('not-permitted', {
    zh: '只有本单位的联络员或献血办可以提出申请。',
    en: 'Only the unit’s liaison or the blood office asks for its drive.',
  })
