import { Problem } from '#kernel/problem.ts'
import { holdsRole } from '#platform/access/end-access.ts'
import { accountByLogin } from '#platform/access/queries.ts'
import type { Act } from '#platform/change.ts'

/** The account a liaison signs in with: one that holds the role of a liaison on the unit's region. */
export async function accountOf(
  act: Act,
  { login, regionId }: { readonly login: string | null | undefined; readonly regionId: string },
): Promise<string | null> {
  if (login === null || login === undefined || login === '') return null
  const account = await accountByLogin(act.tx, login.toLowerCase())
  if (account !== undefined) {
    const held = { accountId: account.id, role: 'liaison', regionId } as const
    if (account.disabledAt === null && (await holdsRole(act, held))) return account.id
  }
  throw new Problem('input-invalid', {
    zh: `账号“${login}”在这个地区没有联络员岗位。请先由安全管理员授予岗位，或留空。`,
    en: `The account “${login}” is no liaison of this region. Have the role given first, or leave it empty.`,
  })
}
