import { type Template, template } from '#platform/messages/template.ts'

const task = {
  unit: 'text',
  issuer: 'text',
  year: 'number',
  amount: 'text',
  amountEn: 'text',
  due: 'text',
} as const

/** To a unit: its figure was issued, and an answer is asked for. */
export const handedDownMessage = template({
  name: 'planning.handed-down',
  summary: { zh: '目标已下达，请确认', en: 'A target was issued; please acknowledge' },
  fields: task,
  subject: { zh: '{issuer}下达{year}年目标', en: '{issuer} issued a target for {year}' },
  body: {
    zh: '{unit}：{issuer}已下达{year}年无偿献血目标{amount}。请在{due}前确认，有异议可写明理由。打开链接即可办理，不用密码。',
    en: '{unit}: {issuer} issued the target for {year}, {amountEn}. Please acknowledge by {due}, or object with the reason. The link opens it without a password.',
  },
  sms: {
    zh: '{issuer}下达{unit}{year}年目标{amount}，请{due}前确认',
    en: '{issuer}: target {year} of {unit} is {amountEn}; answer by {due}',
  },
})

/** To a unit: a later issue changed its figure. */
export const changedMessage = template({
  name: 'planning.changed',
  summary: { zh: '下达的目标有变动', en: 'An issued target was changed' },
  fields: { ...task, before: 'text', beforeEn: 'text' },
  subject: { zh: '{issuer}调整了{year}年目标', en: '{issuer} changed the target for {year}' },
  body: {
    zh: '{unit}：{issuer}重新下达了{year}年目标，原为{before}，现为{amount}。请在{due}前重新确认。',
    en: '{unit}: {issuer} issued the target for {year} anew: {beforeEn} before, {amountEn} now. Please acknowledge by {due}.',
  },
})

/** To a unit: the newest issue gives it nothing any more. */
export const withdrawnMessage = template({
  name: 'planning.withdrawn',
  summary: { zh: '下达的目标已收回', en: 'An issued target was withdrawn' },
  fields: { unit: 'text', issuer: 'text', year: 'number' },
  subject: { zh: '{issuer}收回了{year}年目标', en: '{issuer} withdrew the target for {year}' },
  body: {
    zh: '{unit}：{issuer}新下达的{year}年计划不再列入贵单位，原任务收回，不用再办理。',
    en: '{unit}: the plan for {year} that {issuer} issued no longer lists you; nothing is to be done.',
  },
})

/** To a unit, and to those who answer for it: an answer is due. */
export const remindMessage = template({
  name: 'planning.remind',
  summary: { zh: '提醒答复下达的目标', en: 'A reminder to answer an issued target' },
  fields: task,
  subject: { zh: '请确认{year}年目标', en: 'The target for {year} waits for an answer' },
  body: {
    zh: '{unit}：{issuer}下达的{year}年目标{amount}还没有收到贵单位的答复，答复期限{due}。如已联系，请忽略。',
    en: '{unit}: {issuer} has no answer yet to the target for {year}, {amountEn}, due by {due}. Ignore this if you have been in touch.',
  },
  sms: {
    zh: '{issuer}：{unit}{year}年目标{amount}待确认，期限{due}',
    en: '{issuer}: target {year} of {unit}, {amountEn}, to be answered by {due}',
  },
})

/** To the issuing office: a unit has not answered, and who was told of it. */
export const silentMessage = template({
  name: 'planning.silent',
  summary: { zh: '有单位逾期未答复', en: 'A unit has not answered in time' },
  fields: { unit: 'text', year: 'number', due: 'text', days: 'number' },
  subject: { zh: '{unit}未答复{year}年目标', en: '{unit} has not answered the target for {year}' },
  body: {
    zh: '{unit}的{year}年目标答复期限为{due}，已过{days}天，提醒联络员和分管负责人后仍未答复。建议电话联系。',
    en: '{unit} was to answer its target for {year} by {due}, {days} days ago; neither liaison nor leader has after reminders. A call may help.',
  },
})

/** To the issuing office: a unit objected, filed or wrote. */
export const answeredMessage = template({
  name: 'planning.answered',
  summary: { zh: '单位有异议、报送或留言', en: 'A unit objected, filed or wrote' },
  fields: { unit: 'text', year: 'number', what: 'text', whatEn: 'text', text: 'personal' },
  subject: { zh: '{unit}：{what}', en: '{unit}: {whatEn}' },
  body: {
    zh: '{unit}，{year}年目标，{what}：{text}',
    en: '{unit}, target {year}, {whatEn}: {text}',
  },
})

/** To a unit: the issuing office answered, accepted, returned, reopened or wrote. */
export const reviewedMessage = template({
  name: 'planning.reviewed',
  summary: {
    zh: '上级答复、同意、退回或留言',
    en: 'The level above answered, accepted or returned',
  },
  fields: {
    unit: 'text',
    issuer: 'text',
    year: 'number',
    what: 'text',
    whatEn: 'text',
    text: 'personal',
  },
  subject: { zh: '{issuer}{what}（{year}年目标）', en: '{issuer}: {whatEn} (target {year})' },
  body: {
    zh: '{unit}：{issuer}对{year}年目标{what}。{text}',
    en: '{unit}: {issuer}, target {year}, {whatEn}. {text}',
  },
})

/** To the registered number: another link, as the one before no longer opens. */
export const linkMessage = template({
  name: 'planning.link',
  summary: { zh: '重新发送办理链接', en: 'Another link to a task' },
  fields: { unit: 'text', issuer: 'text', year: 'number' },
  subject: { zh: '新的办理链接', en: 'Another link' },
  body: {
    zh: '{unit}：这是您要的{issuer}{year}年目标办理链接，只能打开一次。不是您要的请忽略。',
    en: '{unit}: the link you asked for to the target for {year} of {issuer}; it opens once. Ignore it if you did not ask.',
  },
})

/** What planning tells about what is handed down. */
export const handingDownTemplates: readonly Template[] = [
  handedDownMessage,
  changedMessage,
  withdrawnMessage,
  remindMessage,
  silentMessage,
  answeredMessage,
  reviewedMessage,
  linkMessage,
]
