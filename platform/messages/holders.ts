import { allows, type Permission, type Role, roleNames } from '../access/roles.ts'
import type { Read } from '../db/database.ts'

/**
 * Whom to tell in a region: accounts whose role there carries the permission, to be spread into `to`.
 * Only roles held on the region itself, so that a province is not told of each of its towns.
 */
export const holdersOf = (
  tx: Read,
  permission: Permission,
  regionId: string,
): Promise<{ accountId: string; name: string }[]> => {
  const carrying: readonly Role[] = roleNames.filter((role) => allows(role, permission))
  return tx
    .selectFrom('access.assignment as held')
    .innerJoin('access.account as a', 'a.id', 'held.accountId')
    .select(['a.id as accountId', 'a.name'])
    .distinct()
    .where('held.regionId', '=', regionId)
    .where('held.role', 'in', carrying)
    .where('held.endedAt', 'is', null)
    .where('a.disabledAt', 'is', null)
    .orderBy('a.id')
    .execute()
}
