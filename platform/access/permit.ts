import { Problem } from '#kernel/problem.ts'
import type { May } from '../contract.ts'
import type { Reach } from '../db/database.ts'
import { allows } from './roles.ts'
import type { Session } from './sessions.ts'

/**
 * How far the asker may see for this permission: the regions of those roles that carry it.
 * Who owes something may do nothing but that: give the second factor, then choose a password,
 * then enrol a second factor where the role needs one. Throws `not-signed-in`,
 * `second-factor-needed`, `password-change-needed`, `second-factor-enrolment-needed` or
 * `not-permitted`.
 */
export function requirePermission(session: Session | null, may: May): Reach {
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
  const everywhere = { accountId, regions: assignments.map(({ regionId }) => regionId) }
  if (session.mustChangePassword) {
    if (may === 'own-password') return everywhere
    throw new Problem('password-change-needed', {
      zh: '请先换一个只有您知道的密码，再继续工作。',
      en: 'First choose a password that only you know.',
    })
  }
  if (may === 'own-second-factor') return everywhere
  if (session.mustEnrol) {
    throw new Problem('second-factor-enrolment-needed', {
      zh: '您的岗位须启用第二步验证。请先绑定验证器，再继续工作。',
      en: 'Your role needs a second step. First take an authenticator into use.',
    })
  }
  if (may === 'own-password') return everywhere
  if (may === 'signed-in') return everywhere
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
