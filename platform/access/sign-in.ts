import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record, unchanged } from '../change.ts'
import type { Asking } from '../http/asking.ts'
import { newId } from '../id.ts'
import { newToken, sha256 } from '../secrets.ts'
import { claimAttempt, lockedOut, refuseAttempt } from './attempts.ts'
import { minutesAfter } from './moments.ts'
import { passwordOver, spendPassword } from './password-resets.ts'
import { passwordFits } from './passwords.ts'
import { accountByLogin, endSession } from './queries.ts'

/** How long a session waits for the second factor. */
const owedMinutes = 10

/**
 * Begins a session for login and password; incomplete while a second factor is owed. One sentence
 * for every failure, and the same lock for logins that do not exist: nobody learns which ones do.
 */
export async function signIn(
  act: Act,
  { login: typed, password }: { login: string; password: string },
  asking: Asking,
): Promise<Change<{ secondFactor: boolean }>> {
  const login = typed.trim().toLowerCase()
  const account = await accountByLogin(act.tx, login)
  const fits = await passwordFits(account?.passwordHash ?? null, password)
  // Claimed after the slow hash, so that nobody waits for it behind this lock.
  const attempt = await claimAttempt(act.tx, login, act.now)
  const unknown = { ...act, actor: { accountId: null, name: '' } }
  if (attempt.failures === undefined) {
    return refuseAttempt(unknown, asking, account?.id, 'locked', lockedOut())
  }
  if (account === undefined || !fits) {
    return refuseAttempt(unknown, asking, account?.id, 'password', failed())
  }
  if (account.disabledAt !== null) {
    return refuseAttempt(unknown, asking, account.id, 'disabled', failed())
  }

  const owed = account.totpConfirmedAt !== null
  // Where a code is owed, the password is spent with the code.
  if (!owed && !(await spendPassword(act.tx, account, act.now))) {
    return refuseAttempt(unknown, asking, account.id, 'expired', passwordOver())
  }
  await (owed ? attempt.giveBack() : attempt.forget())
  const session = await beginSession(act, account.id, owed, asking)
  return record(
    { ...act, actor: { accountId: account.id, name: account.name } },
    {
      name: 'session.began',
      subject: session,
      data: { device: asking.device, address: asking.address, secondFactor: owed },
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

/** A session of its own token, whatever cookie came with the request; that one's session ends. */
async function beginSession({ tx, now }: Act, accountId: string, owed: boolean, asking: Asking) {
  const token = newToken()
  const id = newId()
  const minutes = owed ? owedMinutes : asking.app.config.SESSION_HOURS * 60
  await tx
    .insertInto('access.session')
    .values({
      id,
      accountId,
      tokenHash: sha256(token),
      device: asking.device,
      address: asking.address,
      beganAt: now,
      seenAt: now,
      expiresAt: minutesAfter(now, minutes),
      completeAt: owed ? null : now,
    })
    .execute()
  if (asking.session) await endSession(tx, asking.session.id, now)
  asking.setCookie(token)
  return id
}

const failed = () =>
  new Problem('sign-in-failed', {
    zh: '账号或密码不正确。连续 5 次不正确，会锁定 15 分钟。',
    en: 'The login or the password is not right. After five failures it is locked for 15 minutes.',
  })
