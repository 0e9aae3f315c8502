import { type Template, template, templateFaults } from './template.ts'

/** The machine room's own messages. */
export const trialMessage = template({
  name: 'messages.trial',
  summary: { zh: '试发：检查发送通道', en: 'A trial, to check a way of sending' },
  fields: { sender: 'personal', at: 'text' },
  mayBeUrgent: true,
  subject: { zh: '血脉试发消息', en: 'A trial message of Xuemai' },
  body: {
    zh: '{sender}于{at}从“消息发送”页试发。收到即表示这条通道可用，无需回复。',
    en: '{sender} sent this trial at {at}. Receiving it means that this way works; no answer is needed.',
  },
  sms: { zh: '血脉试发（{at}），无需回复', en: 'Xuemai trial ({at}); no answer needed' },
})

export const platformTemplates: readonly Template[] = [trialMessage]

/** The templates of the whole programme; throws, at the start, naming every fault of them. */
export function composeTemplates(...lists: readonly (readonly Template[])[]): readonly Template[] {
  const templates = lists.flat()
  const faults = templateFaults(templates)
  if (faults.length > 0) throw new RangeError(`message templates: ${faults.join('; ')}`)
  return templates
}
