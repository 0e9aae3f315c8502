import { dayOf, type Instant, instant } from '#kernel/days.ts'
import { rowsOf } from '#test/house.ts'
import type { App } from '../app.ts'
import { type Act, type Change, outcome, unchanged } from '../change.ts'
import { readConfig } from '../config.ts'
import { inTransaction, type Reach } from '../db/database.ts'
import type { Login } from '../db/embedded.ts'
import { type Message, postAll } from './post.ts'
import { template } from './template.ts'

/** A template for tests: a text, a number, a name, and it may be urgent. */
export const reminder = template({
  name: 'trial.reminder',
  summary: { zh: '试用提醒', en: 'A reminder for tests' },
  fields: { place: 'text', count: 'number', person: 'personal' },
  mayBeUrgent: true,
  subject: { zh: '{place}提醒', en: 'Reminder for {place}' },
  body: { zh: '{person}：{place}还差{count}人份。', en: '{person}: {place} lacks {count}.' },
  sms: { zh: '{place}还差{count}人份', en: '{place} lacks {count}' },
})

type Reminder = Message<typeof reminder.fields>

/** A reminder, all of whose parts may be chosen. */
export const aReminder = (wish: Partial<Reminder> & { regionId: string }): Reminder => ({
  template: reminder,
  key: 'a cause',
  to: { name: '张三', email: 'zhang@example.cn', phone: '138 0013 8000' },
  data: { place: '云河镇', count: 12, person: '张三' },
  link: '/home',
  ...wish,
})

/** Ten in the morning in Shanghai, when nobody is disturbed. */
export const morning = '2026-03-05T02:00:00.000Z' as Instant

/** Runs a verb at a moment, as the programme or within another's reach. */
export const at = async <T>(
  app: App,
  now: Instant,
  verb: (act: Act) => Promise<Change<T>>,
  reach: Reach = { accountId: null, regions: '*' },
): Promise<T> =>
  outcome(
    await inTransaction(app.database, reach, (tx) =>
      verb({
        tx,
        now,
        today: dayOf(now),
        actor: { accountId: reach.accountId, name: '' },
        secrets: app.secrets,
        enqueue: app.enqueueWith(tx),
      }),
    ),
  )

/** Posts reminders at a moment. */
export const posted = (app: App, now: Instant, ...messages: readonly Reminder[]): Promise<void> =>
  at(app, now, async (act) => {
    for (const message of messages) await postAll(act, [message])
    return unchanged(undefined)
  })

/** An application whose ways are set up as the environment says. */
export const sendingWith = (app: App, env: Record<string, string>): App => ({
  ...app,
  config: { ...app.config, ...sendingOf(env) },
})

function sendingOf(env: Record<string, string>) {
  const whole = readConfig({ MAIL_FROM: 'xuemai@example.cn', SEND_TIMEOUT_SECONDS: '1', ...env })
  const { SMTP_URL, MAIL_FROM, SMS_URL, SMS_SECRET, SMS_TEMPLATES, SEND_TIMEOUT_SECONDS } = whole
  return { SMTP_URL, MAIL_FROM, SMS_URL, SMS_SECRET, SMS_TEMPLATES, SEND_TIMEOUT_SECONDS }
}

/** The same moment some minutes on, for workers whose clock a test holds. */
export const later = (now: Instant, minutes: number): Instant =>
  instant(Date.parse(now) + minutes * 60_000)

/** Takes what earlier tests left waiting out of the way of the next. */
export const forgetWaiting = (superuser: Login) =>
  rowsOf(
    superuser,
    'update messages.dispatch set delivered_at = now() where delivered_at is null and dead_at is null and withdrawn_at is null',
  )
