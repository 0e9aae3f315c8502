import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, carry } from '../change.ts'
import { createAccount } from './accounts.ts'
import { giveRole } from './assign.ts'
import { administrators } from './roles.ts'

export interface FirstAdministrator {
  readonly role: (typeof administrators)[number]
  readonly login: string
  /** Shown this once; to be changed at the first sign-in. */
  readonly password: string
}

const names = {
  'system-administrator': { login: 'system', name: '系统管理员' },
  'security-administrator': { login: 'security', name: '安全管理员' },
  'audit-administrator': { login: 'audit', name: '审计管理员' },
} as const

/**
 * Makes the three administrators that every other account comes from, on the topmost region. Only
 * for an installation that has none: of two who try at once, one is refused with `already-done`.
 */
export async function firstAdministrators(
  act: Act,
  regionId: string,
): Promise<Change<readonly FirstAdministrator[]>> {
  await sql`select pg_advisory_xact_lock(hashtext('xuemai.first-administrators'))`.execute(act.tx)
  const there = await act.tx
    .selectFrom('access.assignment')
    .select('id')
    .where('role', 'in', administrators)
    .limit(1)
    .executeTakeFirst()
  if (there !== undefined) {
    throw new Problem('already-done', {
      zh: '已有管理员。新的账号由系统管理员建立，由安全管理员授权。',
      en: 'There are administrators already. They make accounts and give roles.',
    })
  }
  const made: FirstAdministrator[] = []
  let last: Change<unknown> | undefined
  for (const role of administrators) {
    const { login, name } = names[role]
    const { id, password } = (await createAccount(act, { login, name, regionId })).value
    last = await giveRole(act, { id, role, regionId })
    made.push({ role, login, password })
  }
  return carry(last!, () => made)
}
