import { randomBytes } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record, unchanged } from '../change.ts'
import { newId } from '../id.ts'
import { forgetAttempts } from './attempts.ts'
import { hashPassword } from './passwords.ts'
import {
  endSession,
  endSessions,
  getManaged,
  getRegionWithinReach,
  livingSessions,
} from './queries.ts'

export interface NewAccount {
  readonly login: string
  readonly name: string
  readonly demo?: boolean
  /** Chosen here when absent, and to be changed at the first sign-in. */
  readonly password?: string
  /** Whose administrators look after it; the asker's own region when absent. */
  readonly regionId?: string | undefined
}

/** Creates an account that may do nothing yet; answers its first password, shown this once. */
export async function createAccount(
  act: Act,
  { login, name, demo = false, password, regionId }: NewAccount,
): Promise<Change<{ id: string; password: string }>> {
  const id = newId()
  const first = password ?? randomBytes(9).toString('base64url')
  const made = await act.tx
    .insertInto('access.account')
    .values({
      id,
      login,
      name,
      demo,
      regionId: await homeOf(act, regionId),
      passwordHash: await hashPassword(first),
      passwordSetAt: act.now,
      passwordGiven: password === undefined,
      createdAt: act.now,
    })
    .onConflict((login) => login.column('login').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) {
    throw new Problem('conflict', {
      zh: `账号 ${login} 已存在。`,
      en: `The login ${login} is taken.`,
    })
  }
  return record(
    act,
    { name: 'account.created', subject: id, data: { login, name } },
    { id, password: first },
  )
}

/** Shuts an account at once: its sessions end with it. */
export async function disableAccount(
  act: Act,
  { id, reason }: { id: string; reason: string },
): Promise<Change<{ disabled: boolean }>> {
  const account = await getManaged(act.tx, id)
  if (id === act.actor.accountId) {
    throw new Problem('conflict', {
      zh: '不能停用自己的账号。',
      en: 'You cannot shut your own account.',
    })
  }
  if (account.disabledAt !== null) return unchanged({ disabled: true })
  await act.tx
    .updateTable('access.account')
    .set({ disabledAt: act.now })
    .where('id', '=', id)
    .execute()
  await endSessions(act.tx, id, act.now)
  return record(
    act,
    { name: 'account.disabled', subject: id, data: { reason } },
    { disabled: true },
  )
}

export async function enableAccount(
  act: Act,
  { id, reason }: { id: string; reason: string },
): Promise<Change<{ disabled: boolean }>> {
  const account = await getManaged(act.tx, id)
  if (account.disabledAt === null) return unchanged({ disabled: false })
  await act.tx
    .updateTable('access.account')
    .set({ disabledAt: null })
    .where('id', '=', id)
    .execute()
  return record(
    act,
    { name: 'account.enabled', subject: id, data: { reason } },
    { disabled: false },
  )
}

/** Lifts the lock that failed attempts have brought. */
export async function unlock(
  act: Act,
  { id }: { id: string },
): Promise<Change<{ unlocked: boolean }>> {
  const { login } = await getManaged(act.tx, id)
  await forgetAttempts(act.tx, login)
  return record(act, { name: 'account.unlocked', subject: id, data: {} }, { unlocked: true })
}

/** Ends every session of an account, by an administrator. */
export async function endSessionsOf(
  act: Act,
  { id }: { id: string },
): Promise<Change<{ ended: number }>> {
  await getManaged(act.tx, id)
  const ended = await endSessions(act.tx, id, act.now)
  return record(
    act,
    { name: 'session.ended', subject: id, data: { by: 'administrator' } },
    { ended },
  )
}

/** Ends one of the asker's own sessions; any other is not there. */
export async function endOwnSession(
  act: Act,
  { id }: { id: string },
): Promise<Change<{ ended: boolean }>> {
  const own = await livingSessions(act.tx, act.actor.accountId!, act.now)
  if (!own.some((session) => session.id === id)) {
    throw new Problem('not-found', {
      zh: '没有这个登录会话。',
      en: 'There is no such session of yours.',
    })
  }
  await endSession(act.tx, id, act.now)
  return record(act, { name: 'session.ended', subject: id, data: { by: 'self' } }, { ended: true })
}

/** The region an account belongs to: the one asked for, within reach, else the first of the asker's own. */
async function homeOf({ tx, actor }: Act, regionId: string | undefined): Promise<string | null> {
  if (regionId === undefined) {
    const own = await tx
      .selectFrom('access.assignment')
      .select('regionId')
      .where('accountId', '=', actor.accountId)
      .where('endedAt', 'is', null)
      .orderBy('givenAt')
      .executeTakeFirst()
    return own?.regionId ?? null
  }
  return (await getRegionWithinReach(tx, regionId)).id
}
