import { type Template, template } from '#platform/messages/template.ts'

/** To whoever is to look after a doubtful figure. */
export const assignedMessage = template({
  name: 'planning.finding-assigned',
  summary: { zh: '有存疑数据交您核对', en: 'A doubtful figure is yours to check' },
  fields: { region: 'text', rule: 'text', unit: 'text', says: 'text', due: 'text', by: 'personal' },
  subject: { zh: '请核对：{unit} {rule}', en: 'Please check: {unit}, {rule}' },
  body: {
    zh: '{by}请您在{due}前核对{region}的一项存疑数据。{unit}，{rule}：{says}',
    en: '{by} asks you to check a doubtful figure of {region} by {due}. {unit}, {rule}: {says}',
  },
})

export const qualityMessages: readonly Template[] = [assignedMessage]
