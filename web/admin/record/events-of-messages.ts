import type { EventName } from '#kernel/events.ts'
import { nameIn, plainly, type Telling, text } from './told.ts'

type MessageEvent = Extract<
  EventName,
  `message.${string}` | `contact-rule.${string}` | `webhook.${string}` | `calendar-feed.${string}`
>

/** How the record tells of messages, the rules of sending, and who else is told. */
export const eventsOfMessages: { readonly [Name in MessageEvent]: Telling<Name> } = {
  'message.read': {
    label: text('阅读消息', 'Message read'),
    says: () => text('阅读了一条消息', 'Read a message'),
  },
  'message.erased': {
    label: text('清除消息正文', 'Words of messages erased'),
    says: ({ count, before }) =>
      text(
        `清除 ${count} 条 ${before.slice(0, 10)} 之前消息的正文`,
        `Erased the words of ${count} messages from before ${before.slice(0, 10)}`,
      ),
  },
  'message.retried': plainly(
    text('重新发送失败消息', 'Dead letter sent again'),
    ({ channel, reason }) => `${channel} · ${reason}`,
  ),
  'message.tried': plainly(text('试发消息', 'Trial sent'), ({ channel }) => channel),
  'message.worded': plainly(
    text('修改消息文字', 'Message reworded'),
    ({ template, after }) => `${template}${after === null ? ' ↺' : ''}`,
  ),
  'contact-rule.proposed': plainly(text('提出发送规则', 'Sending rule proposed'), ({ after }) =>
    rule(after),
  ),
  'contact-rule.approved': plainly(text('批准发送规则', 'Sending rule approved'), ({ after }) =>
    rule(after),
  ),
  'contact-rule.refused': plainly(text('没有批准发送规则', 'Sending rule refused'), ({ before }) =>
    rule(before),
  ),
  'webhook.added': plainly(
    text('登记对接系统', 'Webhook added'),
    ({ name, host }) => `${name} · ${host}`,
  ),
  'webhook.ended': plainly(text('停用对接系统', 'Webhook ended'), ({ name }) => name),
  'calendar-feed.made': plainly(text('生成日历订阅', 'Calendar feed made'), ({ name }) => name),
  'calendar-feed.revoked': plainly(
    text('撤销日历订阅', 'Calendar feed revoked'),
    ({ name }) => name,
  ),
}

/** Quiet hours and caps as they were written: `21:00–08:00 · 3 / 10`. */
const rule = (of: object | null): string => {
  if (of === null || !('quietFrom' in of)) return nameIn(of)
  const { quietFrom, quietTo, perDay, perWeek } = of as Record<string, unknown>
  return `${quietFrom}–${quietTo} · ${perDay} / ${perWeek}`
}
