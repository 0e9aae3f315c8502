import { instant } from '#kernel/days.ts'
import { unitNames } from '#kernel/unit-words.ts'
import { makeTaskLink } from '#platform/access/task-link.ts'
import type { Act } from '#platform/change.ts'
import { type Message, postAll } from '#platform/messages/post.ts'
import type { DataOf, FieldKind, Template } from '#platform/messages/template.ts'
import type { Answering } from '../../organisation/index.ts'
import { answeredMessage, reviewedMessage } from './message-templates.ts'
import { issuersOf, receiversOf } from './people.ts'
import type { HandDown } from './queries.ts'
import type { Action } from './rules/life.ts'

/** What a link opens; its session answers at /api/task/hand-down. */
export const linkedKind = 'planning.hand-down'
/** Days a link waits to be opened. */
const linkDays = 14

/** A figure as a message says it: 60人份, or that it is still to be stated. */
export const amountText = ({ amount, unit }: { amount: number | null; unit: string }): string =>
  amount === null ? '待下达' : `${amount}${unitNames[unit as keyof typeof unitNames].zh}`

/** What every message about a hand-down to its unit says. */
export const taskData = (handDown: HandDown) => ({
  unit: handDown.label,
  issuer: handDown.issuer,
  year: handDown.year,
  amount: amountText(handDown),
  due: handDown.dueOn,
})

interface Telling<Fields extends Record<string, FieldKind>> {
  readonly handDown: HandDown
  readonly people: readonly Answering[]
  readonly template: Template<Fields>
  readonly data: DataOf<Fields>
  /** What makes it one message, however often it is posted. */
  readonly key: string
  readonly role?: 'liaison' | 'leader'
}

/**
 * Tells a unit, each of those who answer for it with a link of their own, and answers whom. Call it
 * once for one cause: a link made anew replaces the one before.
 */
export async function tellUnit<const Fields extends Record<string, FieldKind>>(
  act: Act,
  { handDown, people, template, data, key, role = 'liaison' }: Telling<Fields>,
): Promise<readonly string[]> {
  const told = await receiversOf(act, handDown, people, role)
  const messages: Message<Fields>[] = []
  for (const { to, holderId } of told) {
    const link =
      holderId === null ? `/tasks/${handDown.id}` : await linkFor(act, handDown, holderId)
    messages.push({
      template,
      data,
      to,
      link,
      key: `${handDown.id} ${key}`,
      regionId: handDown.regionId,
    })
  }
  await postAll(act, messages)
  return told.map(({ to }) => to.name)
}

/** A link to one hand-down for one person; its path holds the secret. */
export async function linkFor(act: Act, handDown: HandDown, holderId: string): Promise<string> {
  const made = await makeTaskLink(act, {
    kind: linkedKind,
    taskId: handDown.id,
    regionId: handDown.regionId,
    holderId,
    expiresAt: instant(Date.parse(act.now) + linkDays * 24 * 3_600_000),
  })
  return made.value.path
}

/** Tells the officers of the issuing level. */
export async function tellIssuers<const Fields extends Record<string, FieldKind>>(
  act: Act,
  { handDown, template, data, key }: Omit<Telling<Fields>, 'people' | 'role'>,
): Promise<readonly string[]> {
  const officers = await issuersOf(act, handDown)
  await postAll(
    act,
    officers.map((to) => ({
      template,
      data,
      to,
      link: `/plan/${handDown.planId}/hand-downs?at=${handDown.id}`,
      key: `${handDown.id} ${key}`,
      regionId: handDown.regionId,
    })),
  )
  return officers.map(({ name }) => name)
}

/** What was done, as the other side is told. */
const doneWords: Readonly<Partial<Record<Action, string>>> = {
  object: '提出异议',
  file: '报送了安排',
  note: '留言',
  answer: '答复了异议',
  accept: '已同意并锁定',
  return: '退回修改',
  reopen: '重新开放',
}

/** Tells the other side of a step, where it is one that concerns it. */
export async function tellOfStep(
  act: Act,
  step: {
    readonly handDown: HandDown
    readonly people: readonly Answering[]
    readonly action: Action
    readonly side: 'issuer' | 'receiver'
    readonly text: string | null
  },
): Promise<void> {
  const { handDown, people, action, side } = step
  const what = doneWords[action]
  if (what === undefined) return
  const { label: unit, issuer, year, version } = handDown
  const data = { unit, year, what, text: step.text ?? '请打开查看。' }
  const key = `${version} ${action}`
  if (side === 'receiver') {
    await tellIssuers(act, { handDown, template: answeredMessage, data, key })
    return
  }
  await tellUnit(act, {
    handDown,
    people,
    template: reviewedMessage,
    data: { ...data, issuer },
    key,
  })
}
