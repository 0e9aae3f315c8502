import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Instant, instant } from '#kernel/days.ts'
import { jobs } from '#main/jobs.ts'
import { rowsOf } from '#test/house.ts'
import { useMailServer } from '#test/receivers.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { region } from '../access/given.ts'
import { unchanged } from '../change.ts'
import { runJob } from '../jobs/queue.ts'
import { deliver } from './deliver.ts'
import {
  aReminder,
  at,
  forgetWaiting,
  later,
  morning,
  posted,
  reminder,
  sendingWith,
} from './given.ts'
import { withdraw } from './withdraw.ts'

const house = useApplication()
const mail = useMailServer()
const now = instant(Date.now())
let district = ''
let town = ''
let liaison: Asker
let system: Asker
beforeAll(async () => {
  district = await region(house.app)
  town = await region(house.app, district)
  liaison = await house.as('liaison', town)
  system = await house.as('system-administrator', district)
})
beforeEach(async () => {
  await forgetWaiting(house.database.superuser)
  mail.mood = 'well'
  mail.letters.length = 0
})

const withMail = () => sendingWith(house.app, { SMTP_URL: mail.url })
const run = (moment: Instant = morning) => deliver(withMail(), { now: () => moment })
let made = 0
const someone = () => ({ name: '甲', email: `jia${++made}@example.cn` })
const takeBack = (key: string, moment: Instant, regions: readonly string[] | '*' = '*') =>
  at(
    house.app,
    moment,
    async (act) => unchanged(await withdraw(act, { template: reminder, key })),
    {
      ...{ accountId: null, regions },
    },
  )
const one = async (key: string) => {
  const [row] = await rowsOf(
    house.database.superuser,
    `select m.content is null as "erased", m.erased_at, m.read_at, d.id as dispatch, d.attempts,
       d.tries_from, d.due_at, d.held_by, d.dead_at, d.delivered_at, d.withdrawn_at, d.masked
     from messages.message m left join messages.dispatch d on d.message_id = m.id where m.key = $1`,
    [key],
  )
  return JSON.parse(JSON.stringify(row))
}

describe('Withdrawn by its key', () => {
  test('a message not yet sent is never sent nor shown, and waits no more', async () => {
    const to = { ...someone(), accountId: liaison.accountId }
    const notBefore = later(morning, 60)
    await posted(house.app, morning, aReminder({ regionId: town, key: 'cause', to, notBefore }))
    expect(await takeBack('cause', morning, [town])).toEqual({ ways: 1, inboxes: 1 })
    expect(await run(later(morning, 61))).toEqual({ delivered: 0, failed: 0, refused: 0, held: 0 })
    expect(mail.letters).toEqual([])
    expect((await liaison.get('/messages/inbox')).body).toEqual([])
    expect((await system.get('/messages/delivery', { show: 'held' })).body).toMatchObject({
      ...{ held: 0, waiting: 0, dispatches: [] },
    })
  })

  test('what was sent stays sent; another cause and a used-up key are not touched', async () => {
    const message = (key: string) => aReminder({ regionId: town, key, to: someone() })
    await posted(house.app, morning, message('sent'))
    await run()
    await posted(house.app, morning, message('other'), message('again'))
    expect(await takeBack('sent', morning)).toEqual({ ways: 0, inboxes: 0 })
    expect(await takeBack('again', morning)).toMatchObject({ ways: 1 })
    expect(await takeBack('again', morning)).toMatchObject({ ways: 0 })
    expect(await run()).toMatchObject({ delivered: 1 })
    expect((await one('sent')).withdrawn_at).toBeNull()
  })

  test('one that is being sent just now is not', async () => {
    await posted(house.app, morning, aReminder({ regionId: town, key: 'leased', to: someone() }))
    await rowsOf(
      house.database.superuser,
      `update messages.dispatch set lease_from = $1, lease_until = $1::timestamptz + interval '5 minutes'
       where delivered_at is null`,
      [morning],
    )
    expect(await takeBack('leased', later(morning, 1))).toMatchObject({ ways: 0 })
    expect(await takeBack('leased', later(morning, 6))).toMatchObject({ ways: 1 })
  })

  test('a withdrawal that is rolled back never was', async () => {
    await posted(house.app, morning, aReminder({ regionId: town, key: 'kept', to: someone() }))
    const failing = at(house.app, morning, async (act) => {
      await withdraw(act, { template: reminder, key: 'kept' })
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    expect(await run()).toMatchObject({ delivered: 1 })
  })
})

describe('A dead letter that is sent again', () => {
  test('has the whole series of tries before it', async () => {
    await posted(house.app, now, aReminder({ regionId: town, key: 'long', to: someone() }))
    await rowsOf(
      house.database.superuser,
      `update messages.dispatch set attempts = 10, dead_at = now(), reason = 'unreachable'
       where delivered_at is null and withdrawn_at is null`,
    )
    const { dispatch } = await one('long')
    expect((await system.post(`/messages/delivery/${dispatch}/retry`)).body).toEqual({ again: 1 })
    mail.mood = 'deferring'
    const soon = later(now, 60 * 24)
    await rowsOf(
      house.database.superuser,
      `update messages.dispatch set due_at = $1, urgent = true where id = $2`,
      [soon, dispatch],
    )
    await run(soon)
    expect(await one('long')).toMatchObject({
      ...{ attempts: 11, tries_from: 10, dead_at: null, held_by: 'back-off' },
      due_at: later(soon, 1),
    })
  })
})

describe('Erasing', () => {
  const erase = (input: object = {}) =>
    runJob(house.app, jobs.find(({ name }) => name === 'messages.erase')!, input)
  const old = later(now, -400 * 24 * 60)

  test('takes the words of what was delivered and read long ago, and keeps that it was', async () => {
    const account = { accountId: liaison.accountId, name: '甲' }
    await posted(
      house.app,
      old,
      aReminder({ regionId: town, key: 'delivered', to: someone() }),
      aReminder({ regionId: town, key: 'dead', to: someone() }),
      aReminder({ regionId: town, key: 'unread', to: account }),
    )
    await posted(house.app, old, aReminder({ regionId: town, key: 'read', to: account }))
    await posted(house.app, now, aReminder({ regionId: town, key: 'young', to: someone() }))
    await rowsOf(
      house.database.superuser,
      `update messages.dispatch d set delivered_at = $1 from messages.message m
       where m.id = d.message_id and m.key in ('delivered', 'young')`,
      [old],
    )
    await rowsOf(
      house.database.superuser,
      `update messages.dispatch d set dead_at = $1, reason = 'refused' from messages.message m
       where m.id = d.message_id and m.key = 'dead'`,
      [old],
    )
    await rowsOf(
      house.database.superuser,
      `update messages.message set read_at = $1 where key = 'read'`,
      [old],
    )
    expect(await erase()).toEqual({ erased: 2 })
    const kept = async (key: string) => (await one(key)).erased
    expect(await kept('delivered')).toBe(true)
    expect(await kept('read')).toBe(true)
    for (const key of ['dead', 'unread', 'young']) expect(await kept(key)).toBe(false)
    expect((await one('delivered')).masked).toContain('@example.cn')
    const { body } = await liaison.get('/messages/inbox')
    expect(body.map(({ subject }: { subject: { zh: string } }) => subject.zh).sort()).toEqual([
      '云河镇提醒',
      '内容已清除',
    ])
    expect(await erase()).toEqual({ erased: 0 })
    const told = await rowsOf<{ data: object }>(
      house.database.superuser,
      `select data from record.entry where name = 'message.erased'`,
    )
    expect(told).toMatchObject([{ data: { count: 2 } }])
  })

  test('may be told other days', async () => {
    await erase({ days: '11' })
    await posted(
      house.app,
      later(now, -10 * 24 * 60),
      aReminder({ regionId: town, key: 'ten', to: someone() }),
    )
    await forgetWaiting(house.database.superuser)
    expect(await erase({ days: '11' })).toEqual({ erased: 0 })
    expect(await erase({ days: '9' })).toEqual({ erased: 1 })
  })
})

describe('A message that waits too long', () => {
  test('is an alarm of operation and of readiness, and a figure among the metrics', async () => {
    await posted(
      house.app,
      later(now, -20),
      aReminder({ regionId: town, key: 'stuck', to: someone() }),
    )
    const ready = async () => (await house.server.inject({ url: '/health/ready' })).json().alarms
    const metrics = async () => (await house.server.inject({ url: '/metrics' })).body
    const oldest = (text: string) =>
      Number(/^xuemai_messages_oldest_seconds (.+)$/m.exec(text)?.[1])
    expect(await ready()).toContain('messages-waiting')
    // Where its own regions end, the system administrator of another district is told all the same.
    const elsewhere = await house.as('system-administrator', await region(house.app))
    expect((await elsewhere.get('/operation/state')).body.alarms).toContain('messages-waiting')
    expect(oldest(await metrics())).toBeGreaterThan(1190)
    expect(await metrics()).toMatch(/^xuemai_messages_waiting 1$/m)
    await forgetWaiting(house.database.superuser)
    expect(await ready()).not.toContain('messages-waiting')
    expect(oldest(await metrics())).toBe(0)
  })
})
