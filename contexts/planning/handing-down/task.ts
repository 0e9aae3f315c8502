import { claimRenewal, type TaskSession } from '#platform/access/task-link.ts'
import { type Act, type Change, carry, record, unchanged } from '#platform/change.ts'
import type { Asking } from '#platform/http/asking.ts'
import { postAll } from '#platform/messages/post.ts'
import { confirmLiaison, findAnswering, standing } from '../../organisation/index.ts'
import { holderOf } from './holder-of.ts'
import { linkMessage } from './message-templates.ts'
import { findHandDown } from './queries.ts'
import { linkedKind, linkFor } from './tell.ts'

/**
 * The act of whoever a link let in: named as the liaison it was sent to, and over with that person's
 * term, whatever the link still says.
 */
export async function asHolder(act: Act, asking: Pick<Asking, 'task'>): Promise<Act> {
  const { name } = await holderOf(act, asking)
  return { ...act, actor: { accountId: null, name } }
}

/** The hand-down that a link opened. */
export const taskOf = ({ task }: Pick<Asking, 'task'>): string => task!.taskId

/** Whoever the link was sent to confirms to be the liaison. */
export async function confirmByLink(
  act: Act,
  _input: unknown,
  asking: Pick<Asking, 'task'>,
): Promise<Change<{ confirmedAt: string }>> {
  await asHolder(act, asking)
  return confirmLiaison(act, { id: asking.task!.holderId })
}

/**
 * Asks for another link in the place of one that no longer opens. The answer is the same whatever was
 * given, and the link goes to the registered number and nowhere else.
 */
export async function renewLink(
  act: Act,
  { token }: { readonly token: string },
): Promise<Change<{ asked: boolean }>> {
  const asked = await claimRenewal(act, token)
  if (asked === undefined || asked.kind !== linkedKind) return unchanged({ asked: true })
  await act.enqueue('planning.send-link', { taskId: asked.taskId, holderId: asked.holderId })
  return record(
    act,
    {
      name: 'task-link.asked',
      subject: asked.taskId,
      data: { link: asked.linkId, holderId: asked.holderId },
    },
    { asked: true },
  )
}

/** Sends another link to whoever answers for the unit by now, if that is still the one who asked. */
export async function sendLink(
  act: Act,
  { taskId, holderId }: Pick<TaskSession, 'taskId' | 'holderId'>,
): Promise<Change<{ sent: boolean }>> {
  const handDown = await findHandDown(act.tx, taskId)
  const holder = await findAnswering(act.tx, holderId)
  if (
    handDown === undefined ||
    handDown.state === 'withdrawn' ||
    holder?.phone == null ||
    standing(holder, act.today) !== 'valid'
  ) {
    return unchanged({ sent: false })
  }
  const link = await linkFor(act, handDown, holderId)
  const { label: unit, issuer, year, regionId, id } = handDown
  const to = {
    name: holder.name,
    accountId: holder.accountId,
    phone: act.secrets.open(holder.phone),
  }
  await postAll(act, [
    {
      template: linkMessage,
      key: `${id} ${act.now}`,
      to,
      link,
      data: { unit, issuer, year },
      regionId,
    },
  ])
  return carry(unchanged(null), () => ({ sent: true }))
}
