import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Act, Change } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { datesFor } from './find-dates.ts'
import { endOffers } from './queries.ts'
import type { Moved } from './shapes.ts'
import { type Asker, type At, begin, finish } from './take-step.ts'
import { requireVenue } from './venue.ts'

/** Offers days that the station can staff now; those offered before are no more. */
export async function offerDates(
  act: Act,
  wish: At & {
    readonly venueId: string
    readonly days: readonly Day[]
    readonly opens: number
    readonly closes: number
  },
  asker: Asker,
): Promise<Change<Moved>> {
  const begun = await begin(act, asker, { ...wish, action: 'offer' })
  const { drive } = begun
  const { venueId, opens, closes } = wish
  const venue = await requireVenue(act.tx, venueId)
  const days = [...new Set(wish.days)].toSorted()
  if (days[0]! <= act.today) throw past()
  const dates = []
  for (const on of days) {
    const [date] = await datesFor(act.tx, drive, {
      ...{ venueId, opens, closes },
      days: { from: on, to: on },
    })
    if (date?.is !== 'free') throw notFree(on, date?.is ?? 'no-crew')
    dates.push(date)
  }
  await endOffers(act.tx, drive.id, act.now)
  await act.tx
    .insertInto('appointments.offer')
    .values(
      dates.map(({ on, crews, capacity }) => ({
        ...{ id: newId(), driveId: drive.id, regionId: drive.regionId, onDay: on, venueId },
        ...{
          place: venue.name,
          opens,
          closes,
          capacity,
          crews: sql<never>`${JSON.stringify(crews)}::jsonb`,
        },
        ...{ offeredBy: act.actor.accountId, offeredAt: act.now },
      })),
    )
    .execute()
  return finish(act, begun, { set: { venueId, place: venue.name }, data: { days } })
}

const past = () =>
  new Problem('input-invalid', {
    zh: '只能给出今天之后的日期。',
    en: 'Only days after today can be offered.',
  })

/** A day that cannot be staffed, with the reason as the screen says it. */
export const notFree = (on: Day, why: string) =>
  new Problem(
    'infeasible',
    { zh: `${on}：${reasons[why]?.[0] ?? why}。`, en: `${on}: ${reasons[why]?.[1] ?? why}.` },
    { values: { on, why } },
  )

const reasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'no-crew': ['没有上班的班组和车辆', 'no team and vehicle work that day'],
  'all-taken': ['班组或车辆已被其他活动占用', 'every team or vehicle stands for another drive'],
  'too-small': [
    '空闲班组合起来也采不到预计量',
    'all free crews together collect less than the projection',
  ],
  'venue-taken': ['场地已被其他活动占用', 'the venue stands for another drive'],
  'venue-unfit': ['场地条件未核验或已过期', 'the venue is not qualified that day'],
}
