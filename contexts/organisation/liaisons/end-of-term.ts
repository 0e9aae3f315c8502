import { addDays } from '#kernel/days.ts'
import { endAccess } from '#platform/access/end-access.ts'
import { revokeTaskLinks } from '#platform/access/task-link.ts'
import { type Act, type Change, carry, unchanged } from '#platform/change.ts'
import { getUnit } from '../queries.ts'

interface Leaving {
  readonly id: string
  readonly unitId: string
  readonly accountId: string | null
}

/** Once a term is over: links sent to the person open nothing, and the account's role there ends. */
export async function endTerm(
  act: Act,
  { id, unitId, accountId }: Leaving,
): Promise<Change<{ accessEnded: boolean }>> {
  const links = await revokeTaskLinks(act, { holderId: id, why: 'hand-over' })
  if (accountId === null || (await answersElsewhere(act, { id, unitId, accountId }))) {
    return carry(links, ({ revoked }) => ({ accessEnded: revoked > 0 }))
  }
  const { regionId } = await getUnit(act.tx, unitId)
  const ended = await endAccess(act, { accountId, role: 'liaison', regionId })
  return carry(ended, (role) => ({ accessEnded: role.ended || links.value.revoked > 0 }))
}

/** An account that still answers for another unit of the same region keeps its role there. */
async function answersElsewhere(
  act: Act,
  { id, unitId, accountId }: Leaving & { accountId: string },
) {
  const { regionId } = await getUnit(act.tx, unitId)
  const other = await act.tx
    .selectFrom('organisation.liaison as l')
    .innerJoin('organisation.unit as u', 'u.id', 'l.unitId')
    .select('l.id')
    .where('l.accountId', '=', accountId)
    .where('l.id', '<>', id)
    .where('u.regionId', '=', regionId)
    .where((row) => row.or([row('l.validTo', 'is', null), row('l.validTo', '>=', act.today)]))
    .executeTakeFirst()
  return other !== undefined
}

/** Ends the access of all whose term is over: for the night, as no hand-over need be on its day. */
export async function endTerms(act: Act): Promise<Change<{ over: number }>> {
  const over = await act.tx
    .selectFrom('organisation.liaison')
    .select(['id', 'unitId', 'accountId'])
    .where('validTo', '<', act.today)
    .where('accountId', 'is not', null)
    .execute()
  for (const leaving of over) await endTerm(act, leaving)
  return carry(await revokeExpired(act), () => ({ over: over.length }))
}

/** Links of people without an account, whose term ended since they were sent. */
async function revokeExpired(act: Act): Promise<Change<number>> {
  const gone = await act.tx
    .selectFrom('organisation.liaison')
    .select('id')
    .where('validTo', '<', act.today)
    .where('validTo', '>=', addDays(act.today, -60))
    .execute()
  let last: Change<{ revoked: number }> = unchanged({ revoked: 0 })
  for (const { id } of gone) last = await revokeTaskLinks(act, { holderId: id, why: 'hand-over' })
  return carry(last, () => gone.length)
}
