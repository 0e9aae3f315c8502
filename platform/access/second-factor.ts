import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record, recordEach } from '../change.ts'
import type { Asking } from '../http/asking.ts'
import { newToken, sha256 } from '../secrets.ts'
import { claimAttempt, lockedOut, refuseAttempt } from './attempts.ts'
import { minutesAfter } from './moments.ts'
import { passwordOver, spendPassword } from './password-resets.ts'
import { passwordFits } from './passwords.ts'
import { endSession, getAccount, recoveryCodesLeft } from './queries.ts'

const period = 30

/** Completes a session with a code of the authenticator, or with a recovery code that then is gone. */
export async function giveSecondFactor(
  act: Act,
  { code }: { code: string },
  asking: Asking,
): Promise<Change<{ recoveryCodesLeft: number | null }>> {
  const { session } = asking
  if (session === null) {
    throw new Problem('not-signed-in', { zh: '请先登录。', en: 'Sign in first.' })
  }
  const account = await getAccount(act.tx, session.accountId)
  const attempt = await claimAttempt(act.tx, account.login, act.now)
  if (attempt.failures === undefined) {
    return refuseAttempt(act, asking, account.id, 'locked', lockedOut())
  }
  const typed = code.replace(/[\s-]/g, '').toUpperCase()
  const recovery = typed.length > 6
  const right = recovery
    ? await spendRecoveryCode(act, account.id, typed)
    : await spendTotp(act, account, typed)
  if (!right) return refuseAttempt(act, asking, account.id, 'code', wrongCode())
  if (!session.complete && !(await spendPassword(act.tx, account, act.now))) {
    await endSession(act.tx, session.id, act.now)
    return refuseAttempt(act, asking, account.id, 'expired', passwordOver())
  }

  await attempt.forget()
  await complete(act, session.id, asking)
  const left = recovery ? await recoveryCodesLeft(act.tx, account.id) : null
  const began = {
    name: 'session.began',
    subject: session.id,
    data: { device: asking.device, address: asking.address, secondFactor: true },
  } as const
  return left === null
    ? record(act, began, { recoveryCodesLeft: null })
    : recordEach(
        act,
        [began, { name: 'recovery-code.used', subject: account.id, data: { left } }],
        { recoveryCodesLeft: left },
      )
}

/** Gives a new secret for the asker's authenticator; it counts only once its first code came back. */
export async function beginSecondFactor(
  act: Act,
  { password }: { password: string },
  asking: Asking,
): Promise<Change<{ secret: string; uri: string; qr: string }>> {
  const account = await getAccount(act.tx, asking.session!.accountId)
  const refused = await refuseStranger(act, account, password, asking)
  if (refused !== undefined) return refused
  if (account.totpConfirmedAt !== null) {
    throw new Problem('conflict', {
      zh: '已经绑定了动态验证码。更换手机须由两位管理员重置。',
      en: 'An authenticator is enrolled already. Two administrators must reset it first.',
    })
  }
  const secret = new Secret({ size: 20 })
  const uri = totpOf(secret.base32, account.login).toString()
  await act.tx
    .updateTable('access.account')
    .set({ totpSecret: act.secrets.seal(secret.base32), totpStep: null })
    .where('id', '=', account.id)
    .execute()
  return record(
    act,
    { name: 'second-factor.enrolled', subject: account.id, data: {} },
    { secret: secret.base32, uri, qr: await QRCode.toDataURL(uri, { margin: 1 }) },
  )
}

/** Confirms the authenticator and gives ten recovery codes, shown this once. */
export async function confirmSecondFactor(
  act: Act,
  { code }: { code: string },
  { session }: Asking,
): Promise<Change<{ recoveryCodes: string[] }>> {
  const account = await getAccount(act.tx, session!.accountId)
  if (account.totpSecret === null || account.totpConfirmedAt !== null) {
    throw new Problem('conflict', {
      zh: '请先取得新的密钥。',
      en: 'Begin with a new secret first.',
    })
  }
  if (!(await spendTotp(act, account, code.replace(/\s/g, '')))) throw wrongCode()
  const recoveryCodes = Array.from({ length: 10 }, newRecoveryCode)
  await act.tx.deleteFrom('access.recoveryCode').where('accountId', '=', account.id).execute()
  await act.tx
    .insertInto('access.recoveryCode')
    .values(recoveryCodes.map((text) => ({ accountId: account.id, codeHash: hashCode(text) })))
    .execute()
  await act.tx
    .updateTable('access.account')
    .set({ totpConfirmedAt: act.now })
    .where('id', '=', account.id)
    .execute()
  return record(
    act,
    { name: 'recovery-codes.made', subject: account.id, data: { count: recoveryCodes.length } },
    { recoveryCodes },
  )
}

/** Refuses, and counts, a password that is not the account's own; undefined when it is. */
export async function refuseStranger(
  act: Act,
  account: { id: string; login: string; passwordHash: string | null },
  password: string,
  asking: Asking,
): Promise<Change<never> | undefined> {
  const fits = await passwordFits(account.passwordHash, password)
  const attempt = await claimAttempt(act.tx, account.login, act.now)
  if (attempt.failures === undefined) {
    return refuseAttempt(act, asking, account.id, 'locked', lockedOut())
  }
  if (!fits) return refuseAttempt(act, asking, account.id, 'password', wrongPassword())
  await attempt.forget()
  return undefined
}

/** Now it counts, for its full time and under a token that nobody had before. */
async function complete({ tx, now }: Act, session: string, { app, setCookie }: Asking) {
  const token = newToken()
  await tx
    .updateTable('access.session')
    .set({
      completeAt: now,
      tokenHash: sha256(token),
      expiresAt: minutesAfter(now, app.config.SESSION_HOURS * 60),
    })
    .where('id', '=', session)
    .execute()
  setCookie(token)
}

/** Accepts a code of the step before, this one or the next, each step once. */
async function spendTotp(
  { tx, now, secrets }: Act,
  account: { id: string; login: string; totpSecret: Buffer | null },
  code: string,
): Promise<boolean> {
  if (account.totpSecret === null || !/^\d{6}$/.test(code)) return false
  const at = Date.parse(now)
  const secret = secrets.open(account.totpSecret)
  const delta = totpOf(secret, account.login).validate({ token: code, timestamp: at, window: 1 })
  if (delta === null) return false
  const step = Math.floor(at / 1000 / period) + delta
  const taken = await tx
    .updateTable('access.account')
    .set({ totpStep: step })
    .where('id', '=', account.id)
    .where((row) => row.or([row('totpStep', 'is', null), row('totpStep', '<', step)]))
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}

async function spendRecoveryCode({ tx, now }: Act, accountId: string, code: string) {
  const used = await tx
    .updateTable('access.recoveryCode')
    .set({ usedAt: now })
    .where('accountId', '=', accountId)
    .where('codeHash', '=', hashCode(code))
    .where('usedAt', 'is', null)
    .returning('accountId')
    .executeTakeFirst()
  return used !== undefined
}

const totpOf = (secret: string, label: string) =>
  new TOTP({ issuer: '血脉', label, secret: Secret.fromBase32(secret), period, digits: 6 })

/** Ten characters of an alphabet without look-alikes: 50 bits. */
const newRecoveryCode = (): string => {
  const letters = [...randomBytes(10)].map((byte) => alphabet[byte % 32]!)
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`
}
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

const hashCode = (code: string) => sha256(`recovery:${code.replace(/-/g, '')}`)

const wrongCode = () =>
  new Problem('sign-in-failed', {
    zh: '验证码不正确或已用过。请等下一个验证码，或使用恢复码。',
    en: 'The code is not right or was used already. Wait for the next one, or use a recovery code.',
  })

const wrongPassword = () =>
  new Problem('sign-in-failed', {
    zh: '当前密码不正确。',
    en: 'The current password is not right.',
  })
