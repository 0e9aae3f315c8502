import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '../change.ts'
import type { Write } from '../db/database.ts'
import type { Asking } from '../http/asking.ts'
import { newId } from '../id.ts'
import { minutesAfter } from './moments.ts'
import { hashPassword } from './passwords.ts'
import { endSessions, getManaged } from './queries.ts'

/** How long an approved reset may wait to be handed over. */
export const approvalHours = 24

/** Asks, as the first of two people, that a forgotten password be replaced. */
export async function askPasswordReset(
  act: Act,
  { id, reason }: { id: string; reason: string },
): Promise<Change<{ resetId: string }>> {
  await getManaged(act.tx, id)
  if (id === act.actor.accountId) throw notOneself()
  await lapse(act, id)
  const resetId = newId()
  const asked = await act.tx
    .insertInto('access.passwordReset')
    .values({ id: resetId, accountId: id, reason, askedBy: act.actor.accountId!, askedAt: act.now })
    .onConflict((open) =>
      open
        .column('accountId')
        .where('refusedAt', 'is', null)
        .where('takenAt', 'is', null)
        .where('lapsedAt', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (asked === undefined) {
    throw new Problem('already-done', {
      zh: '这个账号已有一项密码重置在办理。',
      en: 'A reset of this account’s password is under way already.',
    })
  }
  return record(act, { name: 'password.reset-asked', subject: id, data: { reason } }, { resetId })
}

/** Decides it as the second person. Approved, it may be handed over; nothing has changed yet. */
export async function decidePasswordReset(
  act: Act,
  { id, approve }: { id: string; approve: boolean },
): Promise<Change<{ approved: boolean }>> {
  const asked = await lockOpen(act.tx, id)
  if (asked === undefined || asked.approvedAt !== null) throw noneWaiting()
  const by = act.actor.accountId!
  if (asked.askedBy === by || asked.accountId === by) throw notOneself()
  await act.tx
    .updateTable('access.passwordReset')
    .set(approve ? { approvedBy: by, approvedAt: act.now } : { refusedAt: act.now })
    .where('id', '=', id)
    .execute()
  return record(
    act,
    {
      name: 'password.reset-decided',
      subject: asked.accountId,
      data: { approved: approve },
    },
    { approved: approve },
  )
}

/**
 * Makes the password that is handed over and answers it, this once. From now on the old one no
 * longer fits and no session lives; the new one opens a single session, and only to be changed.
 */
export async function takePasswordReset(
  act: Act,
  { id }: { id: string },
  { app }: Asking,
): Promise<Change<{ login: string; name: string; password: string; until: string }>> {
  const approved = await lockOpen(act.tx, id)
  if (approved === undefined || approved.approvedAt === null) throw noneWaiting()
  if (approved.accountId === act.actor.accountId) throw notOneself()
  if (approved.approvedAt < oldest(act.now)) {
    throw new Problem('conflict', {
      zh: `批准已过 ${approvalHours} 小时，请重新申请。`,
      en: `It was approved more than ${approvalHours} hours ago; ask again.`,
    })
  }
  const { login, name } = await getManaged(act.tx, approved.accountId)
  const password = randomBytes(12).toString('base64url')
  const until = minutesAfter(act.now, app.config.RESET_PASSWORD_MINUTES)
  await act.tx
    .updateTable('access.account')
    .set({
      passwordHash: await hashPassword(password),
      passwordSetAt: act.now,
      passwordGiven: true,
      passwordUntil: until,
      passwordUsedAt: null,
    })
    .where('id', '=', approved.accountId)
    .execute()
  await act.tx
    .updateTable('access.passwordReset')
    .set({ takenAt: act.now })
    .where('id', '=', id)
    .execute()
  const sessionsEnded = await endSessions(act.tx, approved.accountId, act.now)
  return record(
    act,
    { name: 'password.handed-over', subject: approved.accountId, data: { until, sessionsEnded } },
    { login, name, password, until },
  )
}

/** Spends a password that opens one session; false when it was spent before or its time is over. */
export async function spendPassword(
  tx: Write,
  account: { readonly id: string; readonly passwordUntil: Instant | null },
  now: Instant,
): Promise<boolean> {
  if (account.passwordUntil === null) return true
  // Who knows the password is the account: from here on the transaction is its own.
  await sql`select set_config('xuemai.account', ${account.id}, true)`.execute(tx)
  const spent = await tx
    .updateTable('access.account')
    .set({ passwordUsedAt: now })
    .where('id', '=', account.id)
    .where('passwordUsedAt', 'is', null)
    .where('passwordUntil', '>', now)
    .returning('id')
    .executeTakeFirst()
  return spent !== undefined
}

/** The refusal of such a password; only who knows it learns this. */
export const passwordOver = () =>
  new Problem('sign-in-failed', {
    zh: '这个临时密码已用过或已过期。请系统管理员重新办理。',
    en: 'This one-time password was used or has expired. Ask the system administrator for a new one.',
  })

const lockOpen = (tx: Write, id: string) =>
  tx
    .selectFrom('access.passwordReset')
    .selectAll()
    .where('id', '=', id)
    .where('refusedAt', 'is', null)
    .where('takenAt', 'is', null)
    .where('lapsedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** What was approved and never handed over stands in nobody's way for ever. */
const lapse = ({ tx, now }: Act, accountId: string) =>
  tx
    .updateTable('access.passwordReset')
    .set({ lapsedAt: now })
    .where('accountId', '=', accountId)
    .where('takenAt', 'is', null)
    .where('lapsedAt', 'is', null)
    .where('approvedAt', '<', oldest(now))
    .execute()

const oldest = (now: Instant) => minutesAfter(now, -approvalHours * 60)

const noneWaiting = () =>
  new Problem('not-found', {
    zh: '没有这项待办的密码重置。',
    en: 'There is no such reset of a password waiting.',
  })

const notOneself = () =>
  new Problem('own-approval', {
    zh: '密码重置须由两个人办理，且都不能是本人。',
    en: 'A reset takes two people, neither of them the one whose password is forgotten.',
  })
