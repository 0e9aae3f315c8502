import { allows, type Permission } from '#platform/access/roles.ts'
import type { Session } from '#platform/access/sessions.ts'
import type { Look } from '#platform/change.ts'
import { getRegion } from '../../organisation/index.ts'
import type { Drive } from './queries.ts'
import { type Action, type Side, step } from './rules/life.ts'

/**
 * On which sides of a drive an account stands: the station or the blood office by a role on its region
 * or above, the unit by a role on the very region it lies in.
 */
export async function sidesOf(
  { tx }: Pick<Look, 'tx'>,
  session: Pick<Session, 'assignments'> | null,
  { regionId }: Pick<Drive, 'regionId'>,
): Promise<readonly Side[]> {
  const { ancestors } = await getRegion(tx, regionId)
  const above = new Set([...ancestors, regionId])
  const held = (session?.assignments ?? []).filter((one) => above.has(one.regionId))
  const may = (permission: Permission) => held.some(({ role }) => allows(role, permission))
  const sides: Side[] = []
  if (may('drives.plan')) sides.push('station')
  if (held.some(({ role }) => allows(role, 'drives.change') && !allows(role, 'drives.plan'))) {
    sides.push('officer')
  }
  const answers = held.some(
    (one) => one.role === 'liaison' && one.regionId === regionId && allows(one.role, 'drives.work'),
  )
  if (answers) sides.push('unit')
  return sides
}

/** The side that may take a step; the first where none may, so that the refusal is its. */
export const sideFor = (
  sides: readonly Side[],
  { state }: Pick<Drive, 'state'>,
  action: Action,
): Side | undefined => sides.find((side) => step(state, action, side, 'x').allowed) ?? sides[0]
