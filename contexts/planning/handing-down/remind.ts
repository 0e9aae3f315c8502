import { addDays, dayOf, type Instant } from '#kernel/days.ts'
import type { Text } from '#kernel/text.ts'
import type { Look } from '#platform/change.ts'
import { type Act, type Change, type Happening, recordEach, unchanged } from '#platform/change.ts'
import { tell } from '#platform/messages/template.ts'
import { type Answering, getRegion, maskedName, maskedPhone } from '../../organisation/index.ts'
import { findPlan } from '../queries.ts'
import { noPlan } from '../view-plan.ts'
import { remindMessage, silentMessage } from './message-templates.ts'
import { flagsOf, liaisonOf, peopleOf } from './people.ts'
import {
  addSteps,
  type HandDown,
  handDownsOf,
  lockHandDownsOf,
  openBy,
  stepsOf,
} from './queries.ts'
import { type Rung, rungFor, rungs } from './rules/chasing.ts'
import { daysOver } from './rules/due.ts'
import { isOpen } from './rules/life.ts'
import type { ReminderShape } from './shapes.ts'
import { taskData, tellIssuers, tellUnit } from './tell.ts'

/** How far ahead of a due day the first reminder can lie, holidays included. */
const aheadDays = 20

/**
 * Reminds whoever has not answered: the liaison, then the one responsible, then the issuing officers.
 * Run again on one day it sends nothing more; each rung is told once a round.
 */
export async function remindSilent(act: Act): Promise<Change<{ reminded: number }>> {
  const open = (await openBy(act.tx, addDays(act.today, aheadDays))).filter(({ state, wants }) =>
    isOpen(state, wants),
  )
  const steps = Map.groupBy(
    await stepsOf(
      act.tx,
      open.map(({ id }) => id),
    ),
    ({ handDownId }) => handDownId,
  )
  const people = await peopleOf(act, open)
  const happenings: Happening[] = []
  for (const one of open) {
    const sent = (steps.get(one.id) ?? [])
      .filter(({ round }) => round === one.round)
      .flatMap(({ rung }) => rung ?? [])
    const rung = rungFor({ ...one, sent }, act.today)
    if (rung === undefined) continue
    const told = await remindOne(act, { one, rung, people: people.get(one.unitId) ?? [] })
    if (told !== undefined) happenings.push(told)
  }
  const [first, ...rest] = happenings
  const done = { reminded: happenings.length }
  return first === undefined ? unchanged(done) : recordEach(act, [first, ...rest], done)
}

interface Reminding {
  readonly one: HandDown
  readonly rung: Rung | 'by-hand'
  readonly people: readonly Answering[]
}

/** Claims the rung first: of two who remind at one moment, one sends nothing. */
async function remindOne(
  act: Act,
  { one, rung, people }: Reminding,
): Promise<Happening | undefined> {
  const claimed = await addSteps(act.tx, [
    {
      handDown: one,
      at: act.now,
      round: one.round,
      action: 'remind',
      side: rung === 'by-hand' ? 'issuer' : 'programme',
      byAccount: act.actor.accountId,
      byName: act.actor.name,
      rung,
    },
  ])
  if (!claimed.has(one.id)) return undefined
  const wanted = rungs.find((step) => step.rung === rung)?.to ?? 'liaison'
  const key = rung === 'by-hand' ? `by-hand ${act.now}` : `${one.round} ${rung}`
  const reached =
    wanted === 'officer'
      ? []
      : await tellUnit(act, {
          handDown: one,
          people,
          template: remindMessage,
          data: taskData(one),
          key,
          role: wanted,
        })
  // Where there is nobody to remind, the office must know rather than nobody.
  const to = reached.length > 0 ? wanted : 'officer'
  if (to === 'officer') await tellOffice(act, one, key)
  return { name: 'hand-down.reminded', subject: one.id, data: { rung, to } }
}

const tellOffice = (act: Act, one: HandDown, key: string) =>
  tellIssuers(act, {
    handDown: one,
    template: silentMessage,
    key,
    data: {
      unit: one.label,
      year: one.year,
      due: one.dueOn,
      days: daysOver(one.dueOn, act.today),
    },
  })

/** What a reminder would say to each unit whose answer is open, before anything is sent. */
export async function previewReminders(
  look: Pick<Look, 'tx' | 'today' | 'secrets'>,
  { id }: { readonly id: string },
): Promise<ReminderShape[]> {
  const open = await openOf(look, id)
  const people = await peopleOf(look, open)
  const reminded = await remindedToday(look, open)
  return open.map((one) => {
    const mine = people.get(one.unitId) ?? []
    const liaison = liaisonOf(mine, look.today)
    const text: Text = tell(remindMessage, taskData(one)).body
    return {
      id: one.id,
      label: one.label,
      to: liaison === undefined ? null : maskedName(liaison.name),
      phone: liaison?.phone == null ? null : maskedPhone(look.secrets.open(liaison.phone)),
      text,
      why: reminded.has(one.id) ? ('today-already' as const) : null,
      flags: [...flagsOf(mine, look.today, one.dueOn)],
    }
  })
}

/** An officer reminds those chosen: each at most once a day, and only while an answer is open. */
export async function remindChosen(
  act: Act,
  { id, handDowns }: { readonly id: string; readonly handDowns: readonly string[] },
): Promise<Change<{ sent: number; left: number }>> {
  // Of two who remind at one moment, the later sees whom the earlier reminded.
  await lockHandDownsOf(act.tx, id)
  const open = await openOf(act, id)
  const chosen = open.filter((one) => handDowns.includes(one.id))
  const reminded = await remindedToday(act, chosen)
  const people = await peopleOf(act, chosen)
  const happenings: Happening[] = []
  for (const one of chosen) {
    if (reminded.has(one.id)) continue
    const mine = people.get(one.unitId) ?? []
    const told = await remindOne(act, { one, rung: 'by-hand', people: mine })
    if (told !== undefined) happenings.push(told)
  }
  const [first, ...rest] = happenings
  const done = { sent: happenings.length, left: handDowns.length - happenings.length }
  return first === undefined ? unchanged(done) : recordEach(act, [first, ...rest], done)
}

async function openOf({ tx }: Pick<Look, 'tx'>, planId: string): Promise<readonly HandDown[]> {
  const plan = await findPlan(tx, planId)
  if (plan === undefined) throw noPlan()
  await getRegion(tx, plan.regionId)
  return (await handDownsOf(tx, planId)).filter(({ state, wants }) => isOpen(state, wants))
}

async function remindedToday(
  { tx, today }: Pick<Look, 'tx' | 'today'>,
  some: readonly HandDown[],
): Promise<ReadonlySet<string>> {
  const steps = await stepsOf(
    tx,
    some.map(({ id }) => id),
  )
  return new Set(
    steps
      .filter(({ rung, at }) => rung === 'by-hand' && dayOf(at as Instant) === today)
      .map(({ handDownId }) => handDownId),
  )
}
