import type { Day } from '#kernel/days.ts'
import type { Act, Change } from '#platform/change.ts'
import { findPlan, openRevision } from '../queries.ts'
import { findHandDown } from './queries.ts'
import { returnOwn } from './return-own.ts'
import { type Moved, takeStep } from './take-step.ts'

interface At {
  readonly id: string
  readonly version: number
}
interface Said extends At {
  readonly text: string
}
interface Anew extends Said {
  readonly dueOn?: Day | undefined
}
type Step<Wish> = (act: Act, wish: Wish) => Promise<Change<Moved>>

/** The unit has taken note of its figure. */
export const acknowledge: Step<At> = (act, wish) =>
  takeStep(act, { ...wish, action: 'acknowledge', role: 'receiver' })

/** The unit objects; the reason reaches the officers of the issuing level. */
export const objectTo: Step<Said> = (act, wish) =>
  takeStep(act, { ...wish, action: 'object', role: 'receiver' })

/** An officer records what a unit said by telephone, and how it came. */
export const recordAnswer: Step<Said & { readonly action: 'acknowledge' | 'object' }> = (
  act,
  wish,
) => takeStep(act, { ...wish, role: 'officer' })

/** An officer answers an objection; the figure stands, and is asked for anew. */
export const answerObjection: Step<Anew> = (act, wish) =>
  takeStep(act, { ...wish, action: 'answer', role: 'officer' })

/** What was answered or filed is accepted, and locked. */
export const acceptAnswer: Step<At> = (act, wish) =>
  takeStep(act, { ...wish, action: 'accept', role: 'officer' })

/** What is locked is opened again, by the head of the issuing office and with a reason. */
export const reopenHandDown: Step<Anew> = (act, wish) =>
  takeStep(act, { ...wish, action: 'reopen', role: 'head' })

/** What was filed goes back with a reason; a plan that was only submitted is a draft again. */
export const returnFiling: Step<Anew> = async (act, wish) => {
  const moved = await takeStep(act, { ...wish, action: 'return', role: 'officer' })
  const handDown = await findHandDown(act.tx, wish.id)
  if (handDown?.childPlanId == null) return moved
  const plan = await findPlan(act.tx, handDown.childPlanId)
  const open = plan === undefined ? undefined : await openRevision(act.tx, plan.id)
  if (open?.state === 'submitted') await returnOwn(act, open, wish.text)
  return moved
}
