import type { Read } from '../db/database.ts'
import type { Role } from './roles.ts'

/** The living accounts that hold a role on exactly this region. */
export const roleHolders = (
  tx: Read,
  role: Role,
  regionId: string,
): Promise<{ accountId: string; name: string }[]> =>
  tx
    .selectFrom('access.assignment as held')
    .innerJoin('access.account as a', 'a.id', 'held.accountId')
    .select(['a.id as accountId', 'a.name'])
    .distinct()
    .where('held.regionId', '=', regionId)
    .where('held.role', '=', role)
    .where('held.endedAt', 'is', null)
    .where('a.disabledAt', 'is', null)
    .orderBy('a.id')
    .execute()
