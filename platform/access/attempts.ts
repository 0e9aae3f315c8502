import { sql } from 'kysely'
import type { Instant } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, refuse } from '../change.ts'
import type { Write } from '../db/database.ts'
import type { Asking } from '../http/asking.ts'
import { sha256 } from '../secrets.ts'
import { minutesAfter } from './moments.ts'

export const failuresAllowed = 5
export const lockMinutes = 15

/** One attempt on a login, counted as failed until it has succeeded. */
export interface Attempt {
  /** Undefined: the login is locked, and whatever was given counts for nothing. */
  readonly failures: number | undefined
  /** It succeeded: everything before it is forgotten. */
  forget(): Promise<unknown>
  /** It was right, but more is owed: it does not count, and what failed before still does. */
  giveBack(): Promise<unknown>
}

/**
 * Claims one of the attempts left for a login, whether it exists or not. One statement, so that
 * however many come at once, no more than are allowed are ever answered.
 */
export async function claimAttempt(tx: Write, login: string, now: Instant): Promise<Attempt> {
  const hash = sha256(login)
  const lock = minutesAfter(now, lockMinutes)
  const { rows } = await sql<{ failures: number }>`
    insert into access.attempt as a (login_hash, failures, at) values (${hash}, 1, ${now})
    on conflict (login_hash) do update set at = excluded.at,
      failures = case when a.locked_until is null then a.failures + 1 else 1 end,
      locked_until = case when a.locked_until is null and a.failures + 1 >= ${failuresAllowed}
        then ${lock}::timestamptz end
    where a.locked_until is null or a.locked_until <= ${now}
    returning a.failures`.execute(tx)
  const failures = rows[0]?.failures
  return {
    failures,
    forget: () => forgetAttempts(tx, login),
    giveBack: () =>
      failures === undefined || failures <= 1
        ? forgetAttempts(tx, login)
        : tx
            .updateTable('access.attempt')
            .set({ failures: failures - 1, lockedUntil: null })
            .where('loginHash', '=', hash)
            .execute(),
  }
}

export const forgetAttempts = (tx: Write, login: string) =>
  tx.deleteFrom('access.attempt').where('loginHash', '=', sha256(login)).execute()

/** Forgets attempts of days ago, most of them on logins that never were. */
export async function sweepAttempts(tx: Write, before: Instant): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('access.attempt')
    .where('at', '<', before)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Says no to an attempt, and keeps that it was made. */
export const refuseAttempt = (
  act: Act,
  { address }: Asking,
  accountId: string | undefined,
  cause: 'password' | 'code' | 'locked' | 'disabled' | 'expired',
  problem: Problem,
): Promise<Change<never>> =>
  refuse(
    act,
    { name: 'sign-in.failed', subject: accountId ?? 'unknown', data: { cause, address } },
    problem,
  )

export const lockedOut = () =>
  new Problem('locked-out', {
    zh: '因多次输入不正确，已锁定 15 分钟。可稍后再试，或请安全管理员解锁。',
    en: 'Locked for 15 minutes after repeated failures. Wait, or ask the security administrator to unlock it.',
  })
