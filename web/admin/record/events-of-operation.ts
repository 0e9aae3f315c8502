import type { EventName } from '#kernel/events.ts'
import { type Telling, text } from './told.ts'

type OperationEvent = Extract<
  EventName,
  | `password.${'reset' | 'handed'}${string}`
  | `home.${string}`
  | 'file.swept'
  | `run.${string}`
  | `job.${string}`
>

/** How the record tells of jobs, swept files, large tables and what administrators do for others. */
export const eventsOfOperation: { readonly [Name in OperationEvent]: Telling<Name> } = {
  'password.reset-asked': {
    label: text('申请重置密码', 'Reset of a password asked for'),
    says: ({ reason }, id, named) =>
      text(
        `申请重置 ${named(id)} 的密码，原因：${reason}`,
        `Asked to reset the password of ${named(id)}: ${reason}`,
      ),
  },
  'password.reset-decided': {
    label: text('处理密码重置', 'Password reset decided'),
    says: ({ approved }, id, named) =>
      approved
        ? text(`批准重置 ${named(id)} 的密码`, `Approved the password reset for ${named(id)}`)
        : text(`没有同意重置 ${named(id)} 的密码`, `Refused the password reset for ${named(id)}`),
  },
  'password.handed-over': {
    label: text('转交临时密码', 'One-time password handed over'),
    says: ({ sessionsEnded }, id, named) =>
      text(
        `取得 ${named(id)} 的临时密码，原密码作废，结束了 ${sessionsEnded} 处登录`,
        `Took a one-time password for ${named(id)}; the old one is void, ${sessionsEnded} sessions ended`,
      ),
  },
  'home.arranged': {
    label: text('调整今日页面', 'Home arranged'),
    says: ({ places, hidden }) =>
      places.length + hidden.length === 0
        ? text('把今日页面恢复为原样', 'Put the home page back as it was')
        : text(
            `调整了今日页面，隐藏 ${hidden.length} 栏`,
            `Arranged the home page, hiding ${hidden.length} parts`,
          ),
  },
  'file.swept': {
    label: text('清除旧上传', 'Old upload removed'),
    says: ({ size, sha256 }) =>
      text(
        `清除不再使用的上传文件 ${size} 字节，摘要 ${sha256.slice(0, 12)}…`,
        `Removed an upload no longer used, ${size} bytes, hash ${sha256.slice(0, 12)}…`,
      ),
  },
  'run.asked': {
    label: text('提交大表导入', 'Large table put in line'),
    says: ({ file, rows }) =>
      text(
        `提交导入“${file}”，共 ${rows} 行`,
        `Put “${file}” in line to be imported, ${rows} rows`,
      ),
  },
  'run.refused': {
    label: text('大表没有导入', 'Large table not imported'),
    says: ({ file, code }) =>
      text(
        `“${file}”没有导入，未写入任何内容：${code}`,
        `“${file}” was not imported, and nothing written: ${code}`,
      ),
  },
  'job.started': {
    label: text('启动作业', 'Job started'),
    says: ({ job, input }) => {
      const options = Object.entries(input).map(([name, value]) => `${name}=${value}`)
      return text(
        `启动作业 ${[job, ...options].join(' ')}`,
        `Started the job ${[job, ...options].join(' ')}`,
      )
    },
  },
}
