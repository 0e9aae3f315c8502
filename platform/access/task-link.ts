import type { Instant } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record, recordEach, refuse, unchanged } from '../change.ts'
import type { Read } from '../db/database.ts'
import type { Asking } from '../http/asking.ts'
import { newId } from '../id.ts'
import { newToken, sha256 } from '../secrets.ts'
import { minutesAfter } from './moments.ts'

/** How long the session lasts that a link opens. */
const sessionMinutes = 60
/** How often a link that no longer opens may be followed by another, and how far apart. */
const renewalsAllowed = 5
const renewalMinutes = 10

/** What a link opens, and for whom; ids are of the kind's own numbering. */
export interface LinkedTask {
  /** 'context.task' */
  readonly kind: string
  readonly taskId: string
  readonly regionId: string
  readonly holderId: string
}

/**
 * Makes a link that opens one task once, and answers its path with the secret: it stands in the
 * message only, and of it nothing is stored but a hash. An older link of the same task and holder no
 * longer opens; a session that it has opened goes on.
 */
export async function makeTaskLink(
  act: Act,
  task: LinkedTask & { readonly expiresAt: Instant },
): Promise<Change<{ id: string; path: string }>> {
  const { taskId, holderId, kind } = task
  await revokeTaskLinks(act, { taskId, holderId, why: 'newer-link', unopened: true })
  const token = newToken()
  const id = newId()
  await act.tx
    .insertInto('access.taskLink')
    .values({
      ...task,
      id,
      tokenHash: sha256(token),
      madeBy: act.actor.accountId,
      madeAt: act.now,
    })
    .execute()
  return record(
    act,
    { name: 'task-link.made', subject: taskId, data: { link: id, kind, holderId } },
    // After the number sign, so that no log and no referrer ever holds it.
    { id, path: `/t#${token}` },
  )
}

export interface Revoking {
  readonly taskId?: string
  readonly holderId?: string
  readonly why: 'hand-over' | 'task-over' | 'newer-link'
  /** Only those that nobody has opened yet. */
  readonly unopened?: true
}

/** Links of a task or of a holder open nothing any more, and sessions they opened are over. */
export async function revokeTaskLinks(
  act: Act,
  { taskId, holderId, why, unopened }: Revoking,
): Promise<Change<{ revoked: number }>> {
  if (taskId === undefined && holderId === undefined) throw new RangeError('which links?')
  const gone = await act.tx
    .updateTable('access.taskLink')
    .set({ revokedAt: act.now, revokedWhy: why })
    .where('revokedAt', 'is', null)
    .$if(taskId !== undefined, (q) => q.where('taskId', '=', taskId!))
    .$if(holderId !== undefined, (q) => q.where('holderId', '=', holderId!))
    .$if(unopened === true, (q) => q.where('openedAt', 'is', null))
    .returning(['id', 'taskId'])
    .execute()
  const [first, ...rest] = gone.map((link) => ({
    name: 'task-link.revoked' as const,
    subject: link.taskId,
    data: { link: link.id, why },
  }))
  const value = { revoked: gone.length }
  return first === undefined ? unchanged(value) : recordEach(act, [first, ...rest], value)
}

/** A session that a link opened: one task, and nothing beside it. */
export interface TaskSession extends LinkedTask {
  readonly linkId: string
}

/** The living task session behind a cookie's token, or null. */
export async function findTaskSession(
  tx: Read,
  token: string,
  now: Instant,
): Promise<TaskSession | null> {
  const found = await tx
    .selectFrom('access.taskLink')
    .select(['id as linkId', 'kind', 'taskId', 'regionId', 'holderId'])
    .where('sessionHash', '=', sha256(token))
    .where('sessionUntil', '>', now)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return found ?? null
}

/**
 * Opens a link: once, before it expires, unless it was revoked. Two who open it at one moment race in
 * one statement, and one of them is told that it was used.
 */
export async function openTaskLink(
  act: Act,
  { token }: { readonly token: string },
  asking: Pick<Asking, 'setTaskCookie' | 'device' | 'address'>,
): Promise<Change<{ kind: string }>> {
  const session = newToken()
  const opened = await act.tx
    .updateTable('access.taskLink')
    .set({
      openedAt: act.now,
      sessionHash: sha256(session),
      sessionUntil: minutesAfter(act.now, sessionMinutes),
      device: asking.device,
      address: asking.address,
    })
    .where('tokenHash', '=', sha256(token))
    .where('openedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', act.now)
    .returning(['id', 'kind', 'taskId', 'holderId'])
    .executeTakeFirst()
  if (opened === undefined) return refuseLink(act, token, asking)
  asking.setTaskCookie(session)
  const { id, kind, taskId, holderId } = opened
  const { address, device } = asking
  return record(
    act,
    { name: 'task-link.opened', subject: taskId, data: { link: id, holderId, address, device } },
    { kind },
  )
}

/** Ends the session of a link; the link does not open again. */
export async function closeTask(
  act: Act,
  _input: unknown,
  { task, setTaskCookie }: Pick<Asking, 'task' | 'setTaskCookie'>,
): Promise<Change<{ closed: boolean }>> {
  setTaskCookie(null)
  if (task === null) return unchanged({ closed: false })
  await act.tx
    .updateTable('access.taskLink')
    .set({ revokedAt: act.now, revokedWhy: 'closed' })
    .where('id', '=', task.linkId)
    .where('revokedAt', 'is', null)
    .execute()
  return record(
    act,
    {
      name: 'task-link.revoked',
      subject: task.taskId,
      data: { link: task.linkId, why: 'closed' },
    },
    { closed: true },
  )
}

/**
 * The task whose link, used or expired, is to be followed by another; undefined where there is no
 * such link, where the task is another's by now, or where it was asked for too often.
 */
export async function claimRenewal(act: Act, token: string): Promise<TaskSession | undefined> {
  return act.tx
    .updateTable('access.taskLink')
    .set((row) => ({ renewals: row('renewals', '+', 1), renewedAt: act.now }))
    .where('tokenHash', '=', sha256(token))
    .where('renewals', '<', renewalsAllowed)
    .where((row) =>
      row.or([
        row('renewedAt', 'is', null),
        row('renewedAt', '<', minutesAfter(act.now, -renewalMinutes)),
      ]),
    )
    .where((row) =>
      row.or([row('revokedWhy', 'is', null), row('revokedWhy', 'in', ['newer-link', 'closed'])]),
    )
    .returning(['id as linkId', 'kind', 'taskId', 'regionId', 'holderId'])
    .executeTakeFirst()
}

/** Says why a link does not open, as far as whoever holds it may know, and keeps that it was tried. */
async function refuseLink(
  act: Act,
  token: string,
  { address }: Pick<Asking, 'address'>,
): Promise<Change<never>> {
  const link = await act.tx
    .selectFrom('access.taskLink')
    .select(['id', 'taskId', 'openedAt', 'revokedAt', 'revokedWhy', 'expiresAt'])
    .where('tokenHash', '=', sha256(token))
    .executeTakeFirst()
  const why =
    link === undefined
      ? 'unknown'
      : link.revokedAt !== null
        ? 'revoked'
        : link.openedAt !== null
          ? 'used'
          : 'expired'
  return refuse(
    act,
    {
      name: 'task-link.refused',
      subject: link?.taskId ?? 'unknown',
      data: { link: link?.id ?? null, why, address },
    },
    new Problem('link-refused', says[why], {
      // Only who was sent a link can ask for another; a forged one never was.
      values: { why, renewable: why === 'used' || why === 'expired' || isReplaced(link) },
    }),
  )
}

const isReplaced = (link: { readonly revokedWhy: string | null } | undefined): boolean =>
  link?.revokedWhy === 'newer-link' || link?.revokedWhy === 'closed'

const says = {
  unknown: {
    zh: '这个链接打不开：地址不完整，或不是本系统发出的。请从短信里重新点开，或打电话询问。',
    en: 'This link does not open: it is incomplete, or was not sent by this programme. Open it again from the message, or call.',
  },
  used: {
    zh: '这个链接已经用过一次。为了安全，每个链接只能打开一次。可以让系统再发一个。',
    en: 'This link was used. For safety each opens once. Another can be sent.',
  },
  expired: {
    zh: '这个链接已经过期。可以让系统再发一个。',
    en: 'This link has expired. Another can be sent.',
  },
  revoked: {
    zh: '这个链接已经停用：任务已交给别人、已经办结，或已发过更新的链接。',
    en: 'This link is no longer in use: the task was handed over, is done, or a newer link was sent.',
  },
} as const
