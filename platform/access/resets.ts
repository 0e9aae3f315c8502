import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record, recordEach } from '../change.ts'
import { newId } from '../id.ts'
import { endSessions, getManaged } from './queries.ts'

/** Asks, as the first of two people, that a lost authenticator be removed. */
export async function askReset(
  act: Act,
  { id, reason }: { id: string; reason: string },
): Promise<Change<{ resetId: string }>> {
  const account = await getManaged(act.tx, id)
  if (id === act.actor.accountId) throw notOneself()
  if (account.totpConfirmedAt === null) {
    throw new Problem('conflict', {
      zh: '这个账号没有绑定动态验证码。',
      en: 'This account has no authenticator.',
    })
  }
  const resetId = newId()
  const asked = await act.tx
    .insertInto('access.secondFactorReset')
    .values({ id: resetId, accountId: id, reason, askedBy: act.actor.accountId!, askedAt: act.now })
    .onConflict((waiting) =>
      waiting
        .column('accountId')
        .where('approvedAt', 'is', null)
        .where('refusedAt', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (asked === undefined) {
    throw new Problem('already-done', {
      zh: '这个账号已有一项重置申请在等待处理。',
      en: 'A reset of this account is waiting already.',
    })
  }
  return record(
    act,
    { name: 'second-factor.reset-asked', subject: id, data: { reason } },
    { resetId },
  )
}

/** Decides it as the second person: approved, the authenticator and every session are gone. */
export async function decideReset(
  act: Act,
  { id, approve }: { id: string; approve: boolean },
): Promise<Change<{ approved: boolean }>> {
  const asked = await act.tx
    .selectFrom('access.secondFactorReset')
    .selectAll()
    .where('id', '=', id)
    .where('approvedAt', 'is', null)
    .where('refusedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (asked === undefined) {
    throw new Problem('not-found', {
      zh: '没有待处理的重置申请。',
      en: 'There is no such reset waiting.',
    })
  }
  const by = act.actor.accountId!
  if (asked.askedBy === by || asked.accountId === by) throw notOneself()
  await act.tx
    .updateTable('access.secondFactorReset')
    .set(approve ? { approvedBy: by, approvedAt: act.now } : { refusedAt: act.now })
    .where('id', '=', id)
    .execute()
  const decided = {
    name: 'second-factor.reset-decided',
    subject: asked.accountId,
    data: { approved: approve },
  } as const
  if (!approve) return record(act, decided, { approved: false })

  await act.tx
    .updateTable('access.account')
    .set({ totpSecret: null, totpConfirmedAt: null, totpStep: null })
    .where('id', '=', asked.accountId)
    .execute()
  await act.tx.deleteFrom('access.recoveryCode').where('accountId', '=', asked.accountId).execute()
  await endSessions(act.tx, asked.accountId, act.now)
  return recordEach(
    act,
    [decided, { name: 'second-factor.removed', subject: asked.accountId, data: { why: 'reset' } }],
    { approved: true },
  )
}

const notOneself = () =>
  new Problem('own-approval', {
    zh: '重置须由两个人完成，且都不能是本人。',
    en: 'A reset takes two people, neither of them the one whose authenticator is lost.',
  })
