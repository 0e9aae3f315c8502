import { Problem } from '#kernel/problem.ts'
import type { Act, Change } from '#platform/change.ts'
import { hold } from './hold.ts'
import { policyIn } from './policies.ts'
import { endOffers, isThere, offersOf } from './queries.ts'
import { lockDay } from './rules/changing.ts'
import type { Moved } from './shapes.ts'
import { type Asker, type At, begin, finish } from './take-step.ts'

/** Chooses one of the days offered: venue, teams and vehicles are held for it, last and by the database. */
export async function chooseDate(
  act: Act,
  wish: At & { readonly offerId: string },
  asker: Asker,
): Promise<Change<Moved>> {
  const begun = await begin(act, asker, { ...wish, action: 'choose' })
  const { drive } = begun
  const offer = (await offersOf(act.tx, drive.id)).find(({ id }) => id === wish.offerId)
  if (offer === undefined || offer.onDay <= act.today) throw noOffer()
  const { onDay, venueId, place, crews, opens, closes, capacity } = offer
  for (const { teamId, vehicleId, team, vehicle } of crews) {
    if (!(await isThere(act.tx, teamId, onDay))) throw notThere(team)
    if (!(await isThere(act.tx, vehicleId, onDay))) throw notThere(vehicle)
  }
  if (!(await isThere(act.tx, venueId, onDay))) throw notThere(place)
  await endOffers(act.tx, drive.id, act.now)
  await hold(act, drive, { onDay, venueId, place, crews })
  const days = (await policyIn(act.tx, drive.regionId, 'lock-days', act.today))!.value
  const lockOn = lockDay(onDay, days)
  return finish(act, begun, {
    set: { onDay, venueId, place, opens, closes, capacity, lockOn },
    data: { onDay },
  })
}

const noOffer = () =>
  new Problem('conflict', {
    zh: '这个日期已不在可选之列。请刷新，另选一天。',
    en: 'This day is offered no more. Reload and choose another.',
  })

const notThere = (name: string) =>
  new Problem('conflict', {
    zh: `${name}这一天已不能出动。请另选一天，或请血站另给日期。`,
    en: `${name} is not there that day any more. Choose another, or ask for others.`,
  })
