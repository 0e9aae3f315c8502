import type { Act } from '#platform/change.ts'
import { holdersOf } from '#platform/messages/holders.ts'
import { postAll } from '#platform/messages/post.ts'
import { periodMessage } from './message-templates.ts'
import type { Action, State } from './rules/life.ts'
import { periodName } from './rules/spans.ts'
import { stateNames } from './rules/state-names.ts'
import type { PeriodWish } from './take-period-step.ts'

interface Told {
  readonly region: { readonly id: string; readonly name: string }
  readonly wish: PeriodWish
  readonly action: Action
  readonly state: State
  readonly stepOf: string
  readonly reason: string | null
}

/** Tells those who have the next word: the approvers of what was submitted, else the officers. */
export async function tellOfPeriod(act: Act, told: Told): Promise<void> {
  const { region, wish, action, state, stepOf, reason } = told
  const next = action === 'submit' || action === 'take-back' ? 'planning.issue' : 'planning.submit'
  const people = await holdersOf(act.tx, next, region.id)
  const others = people.filter(({ accountId }) => accountId !== act.actor.accountId)
  const { regionId, year, kind, number } = wish
  await postAll(
    act,
    others.map((to) => ({
      template: periodMessage,
      key: stepOf,
      to,
      data: {
        region: region.name,
        period: periodName(year, wish).zh,
        state: stateNames[state].zh,
        by: act.actor.name,
        reason: reason === null ? '无附言。' : `理由：${reason}。`,
      },
      link: `/periods?year=${year}&region=${regionId}&at=${kind}-${number}-${regionId}`,
      regionId,
    })),
  )
}
