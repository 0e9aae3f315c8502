import type { EventName } from '#kernel/events.ts'
import { plainly, type Telling, text } from './told.ts'

type HandingDownEvent = Extract<EventName, `hand-down.${string}` | `task-link.${string}`>

const refusals = {
  unknown: text('不是本系统发出的链接', 'no link of this programme'),
  used: text('链接已用过', 'the link was used'),
  expired: text('链接已过期', 'the link had expired'),
  revoked: text('链接已停用', 'the link was revoked'),
} as const

const revocations = {
  'hand-over': text('工作已移交', 'the work was handed over'),
  'task-over': text('任务已办结或收回', 'the task is over'),
  'newer-link': text('已发新链接', 'a newer link was sent'),
  closed: text('本人已退出', 'closed by its holder'),
} as const

/** How the record tells of what is handed down, its answers, and the links that open them. */
export const eventsOfHandingDown: { readonly [Name in HandingDownEvent]: Telling<Name> } = {
  'hand-down.sent': {
    label: text('向单位下达', 'Handed down to a unit'),
    says: ({ unitId, round, dueOn }, _id, named) =>
      text(
        `向 ${named(unitId)} 下达（第 ${round} 次），${dueOn} 前答复`,
        `Handed down to ${named(unitId)} (${round}), to be answered by ${dueOn}`,
      ),
  },
  'hand-down.step': plainly(text('下达的答复与审核', 'Answer or review of a hand-down'), (data) =>
    [data.action, data.state, data.reason ?? ''].filter(Boolean).join('，'),
  ),
  'hand-down.filed': {
    label: text('报送', 'Filed'),
    says: ({ receipt, total }) =>
      text(`报送 ${total}，回执 ${receipt}`, `Filed ${total}, receipt ${receipt}`),
  },
  'hand-down.answered-with': {
    label: text('以本级计划答复下达', 'A plan answers a hand-down'),
    says: () =>
      text(
        '以本级已有的计划答复上级的下达',
        'The plan that was there already answers what was handed down',
      ),
  },
  'hand-down.reminded': plainly(text('提醒答复', 'Reminded'), ({ to }) => to),
  'task-link.made': {
    label: text('生成一次性链接', 'One-time link made'),
    says: () => text('为一项任务生成一次性链接', 'Made a one-time link to a task'),
  },
  'task-link.asked': {
    label: text('索取新链接', 'Another link asked for'),
    says: () => text('索取新的一次性链接', 'Asked for another one-time link'),
  },
  'task-link.opened': {
    label: text('打开一次性链接', 'One-time link opened'),
    says: ({ address }) =>
      text(`从 ${address} 打开一次性链接`, `Opened a one-time link from ${address}`),
  },
  'task-link.refused': {
    label: text('一次性链接未打开', 'One-time link refused'),
    says: ({ why, address }) =>
      text(
        `从 ${address} 打开链接未成功：${refusals[why].zh}`,
        `A link opened from ${address} was refused: ${refusals[why].en}`,
      ),
  },
  'task-link.revoked': {
    label: text('停用一次性链接', 'One-time link revoked'),
    says: ({ why }) =>
      text(
        `停用一次性链接：${revocations[why].zh}`,
        `Revoked a one-time link: ${revocations[why].en}`,
      ),
  },
}
