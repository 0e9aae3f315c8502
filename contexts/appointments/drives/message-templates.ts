import { type Template, template } from '#platform/messages/template.ts'

/** To everybody a drive concerns: what was done, and by which side. */
export const driveMessage = template({
  name: 'appointments.drive-moved',
  summary: { zh: '团体献血活动有新进展', en: 'A group drive moved on' },
  fields: {
    unit: 'text',
    what: 'text',
    whatEn: 'text',
    day: 'text',
    place: 'text',
    text: 'personal',
  },
  subject: { zh: '{unit}团体献血活动：{what}', en: '{unit}, group drive: {whatEn}' },
  body: {
    zh: '{unit}团体献血活动{what}。时间：{day}，地点：{place}。{text}',
    en: '{unit}, group drive: {whatEn}. Day: {day}, place: {place}. {text}',
  },
})

/** To the officers: what a unit declared is to be looked at before its drive. */
export const supportMessage = template({
  name: 'appointments.support-flagged',
  summary: { zh: '单位登记的补贴或假期偏高', en: 'Declared support is unusually high' },
  fields: { unit: 'text', year: 'number', why: 'text' },
  subject: { zh: '请核实：{unit}登记的补贴或假期', en: 'Please look: support declared by {unit}' },
  body: {
    zh: '{unit}登记的{year}年献血补贴或假期需要核实：{why}',
    en: 'What {unit} declared for {year} is to be looked at: {why}',
  },
})

/** What is told about drives. */
export const appointmentTemplates: readonly Template[] = [driveMessage, supportMessage]
