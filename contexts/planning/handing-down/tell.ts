import type { Unit } from '#kernel/blood.ts'
import { instant } from '#kernel/days.ts'
import type { Text } from '#kernel/text.ts'
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
export function amountText({ amount, unit }: { amount: number | null; unit: string }): Text {
  if (amount === null) return { zh: '待下达', en: 'to be stated' }
  // A check constraint of the plan holds the units.
  const { zh, en } = unitNames[unit as Unit]
  return { zh: `${amount}${zh}`, en: `${amount} ${en}` }
}

/** What every message about a hand-down to its unit says. */
export const taskData = (handDown: HandDown) => ({
  unit: handDown.label,
  issuer: handDown.issuer,
  year: handDown.year,
  amount: amountText(handDown).zh,
  amountEn: amountText(handDown).en,
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
const doneWords: Readonly<Partial<Record<Action, Text>>> = {
  object: { zh: '提出异议', en: 'an objection' },
  file: { zh: '报送了安排', en: 'a filing' },
  note: { zh: '留言', en: 'a note' },
  answer: { zh: '答复了异议', en: 'an answer to the objection' },
  accept: { zh: '已同意并锁定', en: 'accepted and locked' },
  return: { zh: '退回修改', en: 'returned' },
  reopen: { zh: '重新开放', en: 'reopened' },
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
  const text = step.text ?? '（见链接）'
  const data = { unit, year, what: what.zh, whatEn: what.en, text }
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
