import { type Template, template } from '#platform/messages/template.ts'

/** To those who read a report that is sent by the clock. */
export const reportMessage = template({
  name: 'planning.report',
  summary: { zh: '定时报表已生成', en: 'A scheduled report was written' },
  fields: { title: 'text', number: 'text', age: 'text' },
  subject: { zh: '{title}', en: '{title}' },
  body: {
    zh: '{title}已生成，快照号{number}，{age}。打开链接查看，可导出 docx、pdf 和 xlsx。',
    en: '{title} was written as {number}, {age}. The link opens it; it can be exported as docx, pdf and xlsx.',
  },
})

/** To a unit: a letter addressed to it was issued. */
export const letterMessage = template({
  name: 'planning.letter',
  summary: { zh: '收到函件', en: 'A letter to a unit' },
  fields: { unit: 'text', issuer: 'text', title: 'text', number: 'text' },
  subject: { zh: '{issuer}发来函件', en: 'A letter from {issuer}' },
  body: {
    zh: '{unit}：{issuer}发来《{title}》，编号{number}。登录后可查看和下载。',
    en: '{unit}: {issuer} sent “{title}”, {number}. Sign in to read or download it.',
  },
})

/** To the office: a report was to be sent and was not. */
export const unsentMessage = template({
  name: 'planning.report-unsent',
  summary: { zh: '定时报表没有发出', en: 'A scheduled report was not sent' },
  fields: { kind: 'text', period: 'text', reason: 'text' },
  subject: { zh: '{kind}没有发出（{period}）', en: '{kind} was not sent for {period}' },
  body: {
    zh: '{period}的{kind}没有发出：{reason}下一次运行会再试。',
    en: '{kind} for {period} was not sent: {reason} The next run tries again.',
  },
})

export const paperMessages: readonly Template[] = [reportMessage, letterMessage, unsentMessage]
