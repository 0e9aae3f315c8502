import type { EventName } from '#kernel/events.ts'
import type { Text } from '#kernel/text.ts'
import { roleWords } from '#platform/access/role-words.ts'
import type { Role } from '#platform/access/roles.ts'
import type { Verdict } from '#platform/record/contract.ts'
import { plainly, type Telling, text } from './told.ts'

type AccessEvent = Extract<
  EventName,
  | `account.${string}`
  | 'password.changed'
  | `role.${string}`
  | `session.${string}`
  | `sign-in.${string}`
  | `second-factor.${string}`
  | `recovery-code${string}`
  | 'file.uploaded'
  | `record.${string}`
>

const causes = {
  password: text('密码不对', 'wrong password'),
  code: text('动态码不对', 'wrong code'),
  locked: text('账号已锁定', 'the account was locked'),
  disabled: text('账号已停用', 'the account was shut'),
  expired: text('临时密码已用过或已过期', 'the one-time password was used or has expired'),
} as const

const roleIn = (role: string) => roleWords[role as Role] ?? text(role, role)

type Fault = NonNullable<Verdict['fault']>['kind']

const faults: Readonly<Record<Fault, Text>> = {
  'seal-missing': text('缺了一道封存', 'a seal is missing'),
  'entries-altered': text('封存内的记录被改动过', 'sealed entries were altered'),
  'chain-broken': text('封存前后接不上', 'the chain is broken'),
  'entry-unsealed': text('已封存的时段里有未封存的记录', 'unsealed entries in sealed time'),
  'head-missing': text('尾部被截去', 'the tail was cut'),
  'head-differs': text('与库外保存的链头不同', 'a head kept outside differs'),
}

const faultIn = (kind: string): Text => faults[kind as Fault] ?? text(kind, kind)

/** How the record tells of accounts, sign-ins and itself. */
export const eventsOfAccess: { readonly [Name in AccessEvent]: Telling<Name> } = {
  'account.created': plainly(text('新建账号', 'Account created'), ({ login, name }) =>
    `${name} ${login}`.trim(),
  ),
  'account.disabled': {
    label: text('停用账号', 'Account shut'),
    says: ({ reason }, id, named) =>
      text(`停用账号 ${named(id)}，原因：${reason}`, `Shut the account ${named(id)}: ${reason}`),
  },
  'account.enabled': {
    label: text('启用账号', 'Account reopened'),
    says: ({ reason }, id, named) =>
      text(
        `启用账号 ${named(id)}，原因：${reason}`,
        `Reopened the account ${named(id)}: ${reason}`,
      ),
  },
  'account.unlocked': plainly(text('解除锁定', 'Lock lifted'), (_data, id, named) => named(id)),
  'password.changed': {
    label: text('换密码', 'Password changed'),
    says: ({ by }, id, named) =>
      by === 'self'
        ? text('换了自己的密码', 'Changed their own password')
        : text(`为 ${named(id)} 换了密码`, `Changed the password of ${named(id)}`),
  },
  'role.given': {
    label: text('授予岗位', 'Role given'),
    says: ({ role, regionId }, id, named) =>
      text(
        `授予 ${named(id)} ${roleIn(role).zh}，范围 ${named(regionId)}`,
        `Gave ${named(id)} the role of ${roleIn(role).en} in ${named(regionId)}`,
      ),
  },
  'role.ended': {
    label: text('收回岗位', 'Role taken back'),
    says: ({ role, regionId }, id, named) =>
      text(
        `收回 ${named(id)} 在 ${named(regionId)} 的${roleIn(role).zh}`,
        `Took back from ${named(id)} the role of ${roleIn(role).en} in ${named(regionId)}`,
      ),
  },
  'session.began': {
    label: text('登录', 'Signed in'),
    says: ({ address, secondFactor }) =>
      text(
        `从 ${address} 登录${secondFactor ? '，已过第二步验证' : ''}`,
        `Signed in from ${address}${secondFactor ? ', with the second step' : ''}`,
      ),
  },
  'session.ended': {
    label: text('结束登录', 'Session ended'),
    says: ({ by }, id, named) =>
      ({
        self: text('退出登录', 'Signed out'),
        administrator: text(`结束 ${named(id)} 的全部登录`, `Ended every session of ${named(id)}`),
        password: text('因换密码结束了其他登录', 'Ended other sessions by changing the password'),
      })[by],
  },
  'sign-in.failed': {
    label: text('登录未成功', 'Sign-in refused'),
    says: ({ cause, address }, id, named) => {
      const who =
        id === 'unknown' ? text('不存在的账号', 'an unknown login') : text(named(id), named(id))
      return text(
        `${who.zh} 从 ${address} 登录未成功：${causes[cause].zh}`,
        `Sign-in as ${who.en} from ${address} refused: ${causes[cause].en}`,
      )
    },
  },
  'second-factor.enrolled': {
    label: text('启用第二步验证', 'Second step enrolled'),
    says: () => text('启用了自己的第二步验证', 'Took a second step into use'),
  },
  'second-factor.removed': {
    label: text('取消第二步验证', 'Second step removed'),
    says: ({ why }, id, named) =>
      why === 'self'
        ? text('取消了自己的第二步验证', 'Removed their own second step')
        : text(
            `${named(id)} 的第二步验证已按两人办理的重置取消`,
            `The second step of ${named(id)} was removed, by the reset of two people`,
          ),
  },
  'second-factor.reset-asked': {
    label: text('申请重置第二步验证', 'Reset of a second step asked for'),
    says: ({ reason }, id, named) =>
      text(
        `申请重置 ${named(id)} 的第二步验证，原因：${reason}`,
        `Asked to reset the second step of ${named(id)}: ${reason}`,
      ),
  },
  'second-factor.reset-decided': {
    label: text('处理重置申请', 'Reset decided'),
    says: ({ approved }, id, named) =>
      approved
        ? text(`批准重置 ${named(id)} 的第二步验证`, `Approved the reset for ${named(id)}`)
        : text(`没有同意重置 ${named(id)} 的第二步验证`, `Refused the reset for ${named(id)}`),
  },
  'recovery-codes.made': plainly(text('生成恢复码', 'Recovery codes made'), ({ count }) =>
    String(count),
  ),
  'recovery-code.used': {
    label: text('使用恢复码', 'Recovery code used'),
    says: ({ left }) =>
      text(`使用了一个恢复码，还剩 ${left} 个`, `Used a recovery code; ${left} are left`),
  },
  'file.uploaded': {
    label: text('上传文件', 'File uploaded'),
    says: ({ size, sha256 }) =>
      text(
        `上传文件 ${size} 字节，摘要 ${sha256.slice(0, 12)}…`,
        `Uploaded a file of ${size} bytes, hash ${sha256.slice(0, 12)}…`,
      ),
  },
  'record.verified': {
    label: text('校验操作记录', 'Record proven'),
    says: ({ seals, entries, fault }) =>
      fault === null
        ? text(
            `校验 ${seals} 道封存、${entries} 条记录，完好`,
            `Proved ${seals} seals over ${entries} entries: sound`,
          )
        : text(
            `校验 ${seals} 道封存、${entries} 条记录，发现问题：${faultIn(fault).zh}`,
            `Proved ${seals} seals over ${entries} entries, and found: ${faultIn(fault).en}`,
          ),
  },
}
