import { type Act, type Change, recordEach, unchanged } from '../change.ts'
import { endSessions } from './queries.ts'
import type { Role } from './roles.ts'

/**
 * Takes a role on a region from an account whose work was handed over, and ends its sessions: what
 * they had opened must not stay open.
 */
export async function endAccess(
  act: Act,
  { accountId, role, regionId }: { accountId: string; role: Role; regionId: string },
): Promise<Change<{ ended: boolean }>> {
  const ended = await act.tx
    .updateTable('access.assignment')
    .set({ endedAt: act.now, endedBy: act.actor.accountId })
    .where('accountId', '=', accountId)
    .where('role', '=', role)
    .where('regionId', '=', regionId)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended === undefined) return unchanged({ ended: false })
  await endSessions(act.tx, accountId, act.now)
  return recordEach(
    act,
    [
      { name: 'role.ended', subject: accountId, data: { role, regionId } },
      { name: 'session.ended', subject: accountId, data: { by: 'administrator' } },
    ],
    { ended: true },
  )
}

/** Whether an account holds a role on a region now. */
export async function holdsRole(
  { tx }: Pick<Act, 'tx'>,
  { accountId, role, regionId }: { accountId: string; role: Role; regionId: string },
): Promise<boolean> {
  const held = await tx
    .selectFrom('access.assignment')
    .select('id')
    .where('accountId', '=', accountId)
    .where('role', '=', role)
    .where('regionId', '=', regionId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return held !== undefined
}
