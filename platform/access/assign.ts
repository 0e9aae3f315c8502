import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record, unchanged } from '../change.ts'
import { newId } from '../id.ts'
import { getManaged, getRegionWithinReach } from './queries.ts'
import type { Role } from './roles.ts'

/** Gives a role on a region the asker may assign in; administrators hold one role and no other. */
export async function giveRole(
  act: Act,
  { id, role, regionId }: { id: string; role: Role; regionId: string },
): Promise<Change<{ assignmentId: string }>> {
  await getManaged(act.tx, id)
  if (id === act.actor.accountId) {
    throw new Problem('own-approval', {
      zh: '不能给自己授予岗位。',
      en: 'You cannot give a role to yourself.',
    })
  }
  await getRegionWithinReach(act.tx, regionId)
  const held = await act.tx
    .selectFrom('access.assignment')
    .select('id')
    .where('accountId', '=', id)
    .where('role', '=', role)
    .where('regionId', '=', regionId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (held !== undefined) return unchanged({ assignmentId: held.id })

  const assignmentId = newId()
  await act.tx
    .insertInto('access.assignment')
    .values({
      id: assignmentId,
      accountId: id,
      role,
      regionId,
      givenBy: act.actor.accountId,
      givenAt: act.now,
    })
    .execute()
    .catch((error: unknown) => {
      throw expected(error) ?? error
    })
  return record(
    act,
    { name: 'role.given', subject: id, data: { role, regionId } },
    { assignmentId },
  )
}

/** Takes a role back; what was done with it stays in the record. */
export async function endRole(
  act: Act,
  { id }: { id: string },
): Promise<Change<{ ended: boolean }>> {
  const ended = await act.tx
    .updateTable('access.assignment')
    .set({ endedAt: act.now, endedBy: act.actor.accountId })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .where('regionId', 'in', (within) => within.selectFrom('access.regionWithinReach').select('id'))
    .$if(act.actor.accountId !== null, (q) => q.where('accountId', '<>', act.actor.accountId!))
    .returning(['accountId', 'role', 'regionId'])
    .executeTakeFirst()
  if (ended === undefined) {
    throw new Problem('not-found', {
      zh: '没有这项授权，或者它是您自己的。',
      en: 'There is no such role, or it is your own.',
    })
  }
  const { accountId, role, regionId } = ended
  return record(
    act,
    { name: 'role.ended', subject: accountId, data: { role, regionId } },
    { ended: true },
  )
}

/** What the constraints of the table refuse when two people act at once. */
function expected(error: unknown): Problem | undefined {
  const constraint =
    typeof error === 'object' && error !== null && 'constraint' in error ? error.constraint : null
  if (constraint === 'administrator_alone') {
    return new Problem('conflict', {
      zh: '三员分立：系统、安全、审计管理员不能由同一账号兼任，也不能兼任业务岗位。',
      en: 'The system, security and audit administrators are three different accounts, and hold no other role.',
    })
  }
  return constraint === 'assignment_once'
    ? new Problem('already-done', {
        zh: '这项授权刚刚已由他人给出。',
        en: 'Somebody else has just given this role.',
      })
    : undefined
}
