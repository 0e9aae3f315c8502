import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '../change.ts'
import type { Asking } from '../http/asking.ts'
import { hashPassword, requireStrong } from './passwords.ts'
import { endSessions, getAccount } from './queries.ts'
import { refuseStranger } from './second-factor.ts'

/** Changes one's own password, and ends every other session of the account. */
export async function changePassword(
  act: Act,
  { current, next }: { current: string; next: string },
  asking: Asking,
): Promise<Change<{ otherSessionsEnded: number }>> {
  const session = asking.session!
  const account = await getAccount(act.tx, session.accountId)
  const refused = await refuseStranger(act, account, current, asking)
  if (refused !== undefined) return refused
  requireStrong(next, account.login)
  if (next === current) {
    throw new Problem('input-invalid', {
      zh: '新密码与现在的密码相同。',
      en: 'The new password is the current one.',
    })
  }
  await act.tx
    .updateTable('access.account')
    .set({
      passwordHash: await hashPassword(next),
      passwordSetAt: act.now,
      passwordGiven: false,
      passwordUntil: null,
      passwordUsedAt: null,
    })
    .where('id', '=', account.id)
    .execute()
  const otherSessionsEnded = await endSessions(act.tx, account.id, act.now, session.id)
  return record(
    act,
    { name: 'password.changed', subject: account.id, data: { by: 'self' } },
    { otherSessionsEnded },
  )
}
