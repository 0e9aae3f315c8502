import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { revokeTaskLinks } from '#platform/access/task-link.ts'
import { type Act, type Change, type Look, record } from '#platform/change.ts'
import { regionNames } from '../../organisation/index.ts'
import { answerBy } from './answer-by.ts'
import { peopleOf } from './people.ts'
import { addSteps, type HandDown, lockHandDown } from './queries.ts'
import {
  type Action,
  beginsRound,
  type Refusal,
  type Role,
  type State,
  step,
} from './rules/life.ts'
import { tellOfStep } from './tell.ts'

export interface Taking {
  readonly id: string
  readonly version: number
  readonly action: Action
  readonly role: Role
  readonly text?: string | null
  /** Where an answer is asked for anew: by when; the usual time where nothing is said. */
  readonly dueOn?: Day | undefined
  /** What the step knows besides: a receipt's number. */
  readonly data?: object
  readonly childPlanId?: string
}

export type Moved = { readonly version: number; readonly state: State }

/** The hand-down, held, and on which side of it the asker stands; `not-found` out of their sight. */
export async function held(act: Act, { id, version }: Pick<Taking, 'id' | 'version'>) {
  const handDown = await lockHandDown(act.tx, id)
  if (handDown === undefined) throw noHandDown()
  if (handDown.version !== version) {
    throw new Problem(
      'stale-version',
      {
        zh: '您打开以后对方又有动作，请先看一遍最新的内容。',
        en: 'The other side did something after you opened it; look at the newest state first.',
      },
      { values: { version: handDown.version, state: handDown.state } },
    )
  }
  return handDown
}

/** Whether the asker's reach holds the level that issued it. */
export const isIssuer = async (
  { tx }: Pick<Look, 'tx'>,
  { regionId }: Pick<HandDown, 'regionId'>,
): Promise<boolean> => (await regionNames(tx, [regionId])).has(regionId)

/**
 * Takes one step of a hand-down's life: as the rules allow the role, by the side it belongs to, kept
 * in its history, and told to the other side.
 */
export async function takeStep(act: Act, wish: Taking): Promise<Change<Moved>> {
  const handDown = await held(act, wish)
  const { action, role, childPlanId } = wish
  const text = wish.text ?? null
  const side = role === 'receiver' ? 'receiver' : 'issuer'
  if ((await isIssuer(act, handDown)) !== (side === 'issuer')) throw refused('not-yours', handDown)
  const met = step(handDown.state, action, role, text)
  if (!met.allowed) throw refused(met.why, handDown)
  const anew = beginsRound(action)
  const now = {
    state: met.to,
    version: handDown.version + 1,
    round: handDown.round + (anew ? 1 : 0),
    ...(anew ? { askedOn: act.today, dueOn: answerBy(act.today, wish.dueOn) } : {}),
  }
  await act.tx
    .updateTable('planning.handDown')
    .set({ ...now, changedAt: act.now, ...(childPlanId === undefined ? {} : { childPlanId }) })
    .where('id', '=', handDown.id)
    .execute()
  await addSteps(act.tx, [
    {
      handDown,
      at: act.now,
      round: now.round,
      action,
      side,
      byAccount: act.actor.accountId,
      byName: act.actor.name,
      text,
      data: wish.data ?? {},
    },
  ])
  if (met.to === 'locked') await revokeTaskLinks(act, { taskId: handDown.id, why: 'task-over' })
  const people = (await peopleOf(act, [handDown])).get(handDown.unitId) ?? []
  await tellOfStep(act, { handDown: { ...handDown, ...now }, people, action, side, text })
  return record(
    act,
    {
      name: 'hand-down.step',
      subject: handDown.id,
      data: { action, side, state: met.to, reason: text },
    },
    { version: now.version, state: now.state },
  )
}

export const noHandDown = () =>
  new Problem('not-found', {
    zh: '在您的范围内没有这项下达。',
    en: 'There is no such hand-down within your reach.',
  })

function refused(why: Refusal, { state }: Pick<HandDown, 'state'>): Problem {
  const code =
    why === 'not-yours' ? 'not-permitted' : why === 'not-now' ? 'already-done' : 'input-invalid'
  return new Problem(code, refusals[why], { values: { state } })
}

const refusals = {
  'not-yours': {
    zh: '这一步由对方办理：下级确认、异议和报送，上级答复、审核和锁定。',
    en: 'This step is the other side’s: below one acknowledges, objects and files; above one answers, reviews and locks.',
  },
  'not-now': {
    zh: '现在的状态不能这样做，可能对方刚刚处理过。请刷新。',
    en: 'That cannot be done in its present state; the other side may have just acted. Reload.',
  },
  'reason-needed': { zh: '请写明理由。', en: 'Say why.' },
} as const
