import type { Instant } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { App } from '../app.ts'
import { type Act, type Change, record, unchanged } from '../change.ts'
import { inTransaction } from '../db/database.ts'
import type { Asking } from '../http/asking.ts'
import { newId } from '../id.ts'
import { newToken, sha256 } from '../secrets.ts'
import { passwordFits } from './passwords.ts'
import { accountByLogin, endSession, noteFailure, noteSuccess } from './queries.ts'

export const failuresAllowed = 5
export const lockMinutes = 15

/**
 * Begins a session for login and password; incomplete while a second factor is owed. One sentence
 * for every failure, so that nobody learns which accounts exist; after five the account is locked.
 */
export async function signIn(
  act: Act,
  { login, password }: { login: string; password: string },
  asking: Asking,
): Promise<Change<{ secondFactor: boolean }>> {
  const account = await accountByLogin(act.tx, login.trim().toLowerCase())
  const fits = await passwordFits(account?.passwordHash ?? null, password)
  if (account?.lockedUntil && account.lockedUntil > act.now) {
    return fail(asking, account.id, 'locked', lockedOut())
  }
  if (account === undefined || !fits) return fail(asking, account?.id, 'password', failed())
  if (account.disabledAt !== null) return fail(asking, account.id, 'disabled', failed())

  const owed = account.totpConfirmedAt !== null
  const token = newToken()
  const session = newId()
  await act.tx
    .insertInto('access.session')
    .values({
      id: session,
      accountId: account.id,
      tokenHash: sha256(token),
      device: asking.device,
      address: asking.address,
      beganAt: act.now,
      seenAt: act.now,
      expiresAt: hoursAfter(act.now, asking.app.config.SESSION_HOURS),
      completeAt: owed ? null : act.now,
    })
    .execute()
  if (asking.session) await endSession(act.tx, asking.session.id, act.now)
  if (!owed) await noteSuccess(act.tx, account.id)
  asking.setCookie(token)
  return record(
    { ...act, actor: { accountId: account.id, name: account.name } },
    {
      name: 'session.began',
      subject: session,
      data: { device: asking.device, secondFactor: owed },
    },
    { secondFactor: owed },
  )
}

/** Ends the session that asks; without one there is nothing to end. */
export async function signOut(
  act: Act,
  _input: unknown,
  { session, setCookie }: Asking,
): Promise<Change<{ ended: boolean }>> {
  setCookie(null)
  if (session === null) return unchanged({ ended: false })
  await endSession(act.tx, session.id, act.now)
  return record(
    act,
    { name: 'session.ended', subject: session.id, data: { by: 'self' } },
    { ended: true },
  )
}

/** The refusal rolls the request back, so the failure is noted in a transaction of its own. */
export async function fail(
  { app, now }: { app: App; now: Instant },
  accountId: string | undefined,
  cause: 'password' | 'code' | 'locked' | 'disabled',
  problem: Problem,
): Promise<never> {
  if (accountId !== undefined) {
    const reach = { accountId, regions: [] }
    await inTransaction(app.database, reach, async (tx) => {
      if (cause === 'password' || cause === 'code') {
        await noteFailure(tx, accountId, failuresAllowed, minutesAfter(now, lockMinutes))
      }
      const actor = { accountId: null, name: '' }
      await record(
        {
          tx,
          now,
          today: now.slice(0, 10) as never,
          actor,
          secrets: app.secrets,
          enqueue: app.enqueueWith(tx),
        },
        { name: 'sign-in.failed', subject: accountId, data: { cause } },
        null,
      )
    })
  }
  throw problem
}

const failed = () =>
  new Problem('sign-in-failed', {
    zh: '账号或密码不正确。连续 5 次不正确，账号会锁定 15 分钟。',
    en: 'The login or the password is not right. After five failures the account is locked for 15 minutes.',
  })

export const lockedOut = () =>
  new Problem('locked-out', {
    zh: '这个账号因多次输入不正确已锁定 15 分钟。可稍后再试，或请安全管理员解锁。',
    en: 'This account is locked for 15 minutes after repeated failures. Wait, or ask the security administrator to unlock it.',
  })

const hoursAfter = (now: Instant, hours: number) => minutesAfter(now, hours * 60)

export const minutesAfter = (now: Instant, minutes: number): Instant =>
  new Date(Date.parse(now) + minutes * 60_000).toISOString() as Instant
