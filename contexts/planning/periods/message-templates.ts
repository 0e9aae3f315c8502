import { type Template, template } from '#platform/messages/template.ts'

/** To the other side of a period: it was submitted, returned, accepted, locked or opened again. */
export const periodMessage = template({
  name: 'planning.period',
  summary: { zh: '报告期有进展', en: 'Something was done with a period of reporting' },
  fields: { region: 'text', period: 'text', state: 'text', by: 'personal', reason: 'personal' },
  subject: { zh: '{region}{period}{state}', en: '{region}, {period}: {state}' },
  body: {
    zh: '{region}{period}的数据{state}，办理人{by}。{reason}打开链接可查看数字和办理情况。',
    en: '{region}, {period}: {state}, by {by}. {reason} The link shows its figures and what was done.',
  },
})

export const periodMessages: readonly Template[] = [periodMessage]
