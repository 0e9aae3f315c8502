import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '../change.ts'
import type { Asking } from '../http/asking.ts'
import { hashPassword, passwordFits, requireStrong } from './passwords.ts'
import { endSessions, getAccount } from './queries.ts'

/** Changes one's own password, and ends every other session of the account. */
export async function changePassword(
  act: Act,
  { current, next }: { current: string; next: string },
  { session }: Asking,
): Promise<Change<{ otherSessionsEnded: number }>> {
  const account = await getAccount(act.tx, session!.accountId)
  if (!(await passwordFits(account.passwordHash, current))) {
    throw new Problem('sign-in-failed', {
      zh: '当前密码不正确。',
      en: 'The current password is not right.',
    })
  }
  requireStrong(next, account.login)
  await act.tx
    .updateTable('access.account')
    .set({ passwordHash: await hashPassword(next), passwordSetAt: act.now, passwordGiven: false })
    .where('id', '=', account.id)
    .execute()
  const otherSessionsEnded = await endSessions(act.tx, account.id, act.now, session!.id)
  return record(
    act,
    { name: 'password.changed', subject: account.id, data: { by: 'self' } },
    { otherSessionsEnded },
  )
}
