import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Instant } from '#kernel/days.ts'
import { rowsOf } from '#test/house.ts'
import { useHttpReceiver, useMailServer } from '#test/receivers.ts'
import { useApplication } from '#test/served.ts'
import { region } from '../access/given.ts'
import type { App } from '../app.ts'
import { openLog } from '../log.ts'
import { smtpChannel } from './channels/smtp.ts'
import { deliver } from './deliver.ts'
import { aReminder, forgetWaiting, later, morning, posted, sendingWith } from './given.ts'

const house = useApplication()
const mail = useMailServer()
const gateway = useHttpReceiver()
const secret = 'a secret of the gateway'
const lines: string[] = []
const log = openLog(
  { LOG_LEVEL: 'info' },
  new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  }),
)
let town = ''
let folder = ''
let made = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuemai-messages-'))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  await forgetWaiting(house.database.superuser)
  town = await region(house.app)
  mail.mood = 'well'
  mail.letters.length = 0
  gateway.calls.length = 0
  gateway.answer = { status: 200, body: '{}' }
})

const post = (wish: object = {}, now = morning) => {
  const n = String(++made).padStart(4, '0')
  const to = { name: '张三', email: `zhang${n}@example.cn` }
  return posted(house.app, now, aReminder({ regionId: town, to, ...wish }))
}
const withMail = () => ({ ...sendingWith(house.app, { SMTP_URL: mail.url }), log })
const withGateway = (env: Record<string, string> = {}) => ({
  ...sendingWith(house.app, { SMS_URL: gateway.url, SMS_SECRET: secret, ...env }),
  log,
})
const run = (app: App, now: Instant = morning) => deliver(app, { now: () => now })
const state = async () => {
  const [row] = await rowsOf(
    house.database.superuser,
    `select d.*, (select count(*)::int from messages.attempt a where a.dispatch_id = d.id) as tries
     from messages.dispatch d where region_id = $1`,
    [town],
  )
  return JSON.parse(JSON.stringify(row))
}

describe('By SMTP a message', () => {
  test('arrives with its words, its link and its key, and its address is then forgotten', async () => {
    await post()
    expect(await run(withMail())).toEqual({ delivered: 1, failed: 0, refused: 0, held: 0 })
    const [letter] = mail.letters
    const kept = await state()
    expect(letter!.id).toContain(kept.id)
    expect(letter!.raw).toMatch(/^X-Xuemai-Key: /m)
    const body = Buffer.from(letter!.raw.split(/\r?\n\r?\n/)[1]!, 'base64').toString()
    expect(body).toContain('张三：云河镇还差12人份。')
    expect(body).toContain('/home')
    expect(kept).toMatchObject({ address: null, dead_at: null, tries: 1 })
    expect(kept.delivered_at).not.toBeNull()
  })

  test('is sent once, whoever runs at the same time and however often', async () => {
    for (let n = 0; n < 20; n++) await post()
    const runs = await Promise.all(Array.from({ length: 4 }, () => run(withMail())))
    await run(withMail())
    expect(runs.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(20)
    expect(new Set(mail.letters.map(({ id }) => id)).size).toBe(20)
    expect(mail.letters).toHaveLength(20)
  })

  test('refused for good (550) is a dead letter at once', async () => {
    mail.mood = 'refusing'
    await post()
    expect(await run(withMail())).toMatchObject({ refused: 1 })
    expect(await state()).toMatchObject({ reason: 'refused', code: '550', contact_on: null })
    expect((await state()).dead_at).not.toBeNull()
  })

  test('put off (451) is tried again, later each time, and arrives', async () => {
    mail.mood = 'deferring'
    await post()
    await run(withMail())
    expect(await state()).toMatchObject({
      reason: 'deferred',
      code: '451',
      held_by: 'back-off',
      due_at: later(morning, 1),
    })
    expect(await run(withMail())).toMatchObject({ failed: 0 })
    await run(withMail(), later(morning, 1))
    expect(await state()).toMatchObject({ tries: 2, due_at: later(morning, 4) })
    mail.mood = 'well'
    expect(await run(withMail(), later(morning, 4))).toMatchObject({ delivered: 1 })
    expect(await state()).toMatchObject({ tries: 3, reason: null, held_by: null })
  })

  test('to a server that does not answer times out and is tried again', async () => {
    mail.mood = 'silent'
    await post()
    expect(await run(withMail())).toMatchObject({ failed: 1 })
    expect(await state()).toMatchObject({ reason: 'timed-out', dead_at: null })
  })

  test('to a server that is not there is tried for a day, and is then a dead letter', async () => {
    await post({ urgent: true })
    const app = { ...sendingWith(house.app, { SMTP_URL: 'smtp://127.0.0.1:9' }), log }
    let now = morning
    for (let n = 1; n <= 10; n++) {
      await run(app, now)
      now = (await state()).due_at
    }
    const kept = await state()
    expect(kept).toMatchObject({ reason: 'unreachable', tries: 10 })
    expect(kept.dead_at).not.toBeNull()
    const hours = (Date.parse(String(kept.dead_at)) - Date.parse(morning)) / 3_600_000
    expect(hours).toBeGreaterThan(20)
  })

  test('is not sent in the clear where encryption is demanded', async () => {
    const channel = smtpChannel({
      url: mail.url,
      from: 'xuemai@example.cn',
      site: 'https://xuemai.example.cn',
      timeoutSeconds: 2,
      requireTls: true,
    })
    await post()
    const channels = { email: channel, sms: null, webhook: null }
    expect(await deliver(withMail(), { now: () => morning, channels })).toMatchObject({ failed: 1 })
    channel.close()
    expect(mail.letters).toEqual([])
    expect(await state()).toMatchObject({ reason: 'unreachable', code: 'ETLS' })
  })

  test('leaves neither address nor words in the log', () => {
    const told = lines.join('')
    expect(told).toContain('"channel":"email"')
    for (const secret of ['zhang0', 'example.cn', '云河', '张三'])
      expect(told).not.toContain(secret)
  })
})

describe('By SMS a message', () => {
  const to = () => ({ name: '张三', phone: `1380013${String(++made).padStart(4, '0')}` })

  test('goes signed to the gateway, with the provider’s template and its key', async () => {
    await post({ to: to() })
    const app = withGateway({ SMS_TEMPLATES: '{"trial.reminder":"SMS_1"}' })
    expect(await run(app)).toMatchObject({ delivered: 1 })
    const [call] = gateway.calls
    const body = JSON.parse(call!.body)
    expect(body).toMatchObject({
      outId: (await state()).id,
      templateId: 'SMS_1',
      params: { place: '云河镇', count: 12 },
    })
    expect(body.phone).toMatch(/^1380013\d{4}$/)
    expect(body.text).toContain('云河镇还差12人份')
  })

  test.each([
    [
      'a status of 500',
      { status: 500, body: '' },
      { reason: 'deferred', code: '500', dead: false },
    ],
    ['a status of 400', { status: 400, body: '' }, { reason: 'refused', code: '400', dead: true }],
    [
      'a wrong secret',
      { status: 403, body: '' },
      { reason: 'sign-in-refused', code: '403', dead: false },
    ],
    [
      'a no in the body',
      { status: 200, body: '{"accepted":false,"code":"BUSY"}' },
      { reason: 'deferred', code: 'BUSY', dead: false },
    ],
    [
      'a last no in the body',
      { status: 200, body: '{"accepted":false,"code":"BLACK","final":true}' },
      { reason: 'refused', code: 'BLACK', dead: true },
    ],
    ['no answer', { status: 0, body: '' }, { reason: 'timed-out', code: null, dead: false }],
  ])('to %s', async (_case, answer, { reason, code, dead }) => {
    gateway.answer = answer
    await post({ to: to() })
    await run(withGateway())
    const kept = await state()
    expect([kept.reason, kept.code, kept.dead_at !== null]).toEqual([reason, code, dead])
  })

  test('that the gateway knows already (409) is delivered', async () => {
    gateway.answer = { status: 409, body: '' }
    await post({ to: to() })
    expect(await run(withGateway())).toMatchObject({ delivered: 1 })
  })
})

describe('Where no way is set up a message', () => {
  test('is written into the file of a demonstration', async () => {
    await post()
    const path = join(folder, 'sent.jsonl')
    await run({ ...house.app, config: { ...house.app.config, MESSAGE_FILE: path } })
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      channel: 'email',
      template: 'trial.reminder',
      text: '张三：云河镇还差12人份。',
    })
  })

  test('is a dead letter in production, with the reason', async () => {
    await post()
    const config = { ...house.app.config, XUEMAI_MODE: 'production' as const }
    expect(await run({ ...house.app, config })).toMatchObject({ refused: 1 })
    expect(await state()).toMatchObject({ reason: 'channel-off' })
  })
})
