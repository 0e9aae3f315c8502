import { Problem } from '#kernel/problem.ts'
import type { Reach } from '../db/database.ts'
import { allows, type Permission } from './roles.ts'
import type { Session } from './sessions.ts'

/**
 * How far the asker may see for this permission: the regions of those roles that carry it.
 * Throws `not-signed-in`, `second-factor-needed` or `not-permitted`.
 */
export function requirePermission(
  session: Session | null,
  may: Permission | 'signed-in' | 'anyone',
): Reach {
  if (may === 'anyone') return { accountId: session?.accountId ?? null, regions: [] }
  if (session === null) {
    throw new Problem('not-signed-in', { zh: '请先登录。', en: 'Sign in first.' })
  }
  if (!session.complete) {
    throw new Problem('second-factor-needed', {
      zh: '还需要输入动态验证码。',
      en: 'The second factor is still needed.',
    })
  }
  const { accountId, assignments } = session
  if (may === 'signed-in') {
    return { accountId, regions: assignments.map(({ regionId }) => regionId) }
  }
  const regions = assignments
    .filter(({ role }) => allows(role, may))
    .map(({ regionId }) => regionId)
  if (regions.length === 0) {
    throw new Problem('not-permitted', {
      zh: '您的岗位没有这项权限。需要时请联系安全管理员。',
      en: 'Your role does not carry this permission. Ask the security administrator if you need it.',
    })
  }
  return { accountId, regions }
}
