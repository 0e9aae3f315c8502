import type { Day } from '#kernel/days.ts'
import type { Act, Look } from '#platform/change.ts'
import { holdersOf } from '#platform/messages/holders.ts'
import type { Recipient } from '#platform/messages/post.ts'
import { type Answering, answeringFor, standing } from '../../organisation/index.ts'
import type { HandDown } from './queries.ts'
import type { Flag } from './shapes.ts'

/** One who is told of a hand-down; `holderId` where a one-time link may be sent. */
export interface Told {
  readonly to: Recipient
  readonly holderId: string | null
}

/** Those who answer for units, by unit: one reading for however many are told. */
export async function peopleOf(
  { tx, today }: Pick<Look, 'tx' | 'today'>,
  handDowns: readonly Pick<HandDown, 'unitId'>[],
): Promise<ReadonlyMap<string, readonly Answering[]>> {
  const people = await answeringFor(
    tx,
    handDowns.map(({ unitId }) => unitId),
    today,
  )
  return Map.groupBy(people, ({ unitId }) => unitId)
}

/**
 * Whom to tell at the unit: its liaison, or its leader, who answer today and can be written to; and
 * the accounts of the region it is, where it is a region of its own.
 */
export async function receiversOf(
  act: Act,
  handDown: HandDown,
  people: readonly Answering[],
  role: 'liaison' | 'leader',
): Promise<readonly Told[]> {
  const told: Told[] = people
    .filter((one) => one.role === role && canBeTold(one, act.today))
    .map(({ id, name, phone, accountId }) => ({
      holderId: phone === null ? null : id,
      to: { name, accountId, phone: phone === null ? null : act.secrets.open(phone) },
    }))
  if (handDown.holderRegionId === handDown.regionId) return told
  const known = new Set(told.map(({ to }) => to.accountId))
  const accounts = await holdersOf(act.tx, 'planning.respond', handDown.holderRegionId)
  return [
    ...told,
    ...accounts
      .filter(({ accountId }) => !known.has(accountId))
      .map((to) => ({ to, holderId: null })),
  ]
}

/** The officers who look after what a region hands down. */
export const issuersOf = ({ tx }: Pick<Act, 'tx'>, { regionId }: Pick<HandDown, 'regionId'>) =>
  holdersOf(tx, 'planning.review', regionId)

/** The liaison shown beside a hand-down: who answers today, else who will. */
export const liaisonOf = (people: readonly Answering[], today: Day): Answering | undefined => {
  const mine = people.filter(({ role }) => role === 'liaison')
  return mine.find((one) => standing(one, today) === 'valid') ?? mine[0]
}

/** What may keep a unit from answering, before it is late and not after. */
export function flagsOf(people: readonly Answering[], today: Day, due: Day): readonly Flag[] {
  const mine = people.filter(({ role }) => role === 'liaison')
  const valid = mine.filter((one) => standing(one, today) === 'valid')
  if (valid.length === 0) return ['no-liaison']
  const flags: Flag[] = []
  if (valid.every(({ unreachableWhy }) => unreachableWhy !== null)) flags.push('unreachable')
  if (valid.every(({ phone, accountId }) => phone === null && accountId === null)) {
    flags.push('no-way')
  }
  const until = due < today ? today : due
  if (!mine.some((one) => standing(one, until) === 'valid')) flags.push('ends-before-due')
  return flags
}

const canBeTold = (one: Answering, today: Day): boolean =>
  standing(one, today) === 'valid' && (one.phone !== null || one.accountId !== null)
