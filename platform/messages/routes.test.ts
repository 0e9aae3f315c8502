import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayOf, instant } from '#kernel/days.ts'
import { useHttpReceiver } from '#test/receivers.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { region } from '../access/given.ts'
import { unchanged } from '../change.ts'
import { deliver } from './deliver.ts'
import { aReminder, at, forgetWaiting, later, posted, sendingWith } from './given.ts'
import { post } from './post.ts'
import { verifyCall } from './signature.ts'
import { trialMessage } from './template-list.ts'

const house = useApplication()
const receiver = useHttpReceiver()
const now = instant(Date.now())
const secret = 'a secret of the gateway'
let district = ''
let town = ''
let officer: Asker
let approver: Asker
let liaison: Asker
let system: Asker
let elsewhere: Asker

beforeAll(async () => {
  district = await region(house.app)
  town = await region(house.app, district)
  const other = await region(house.app)
  officer = await house.as('blood-office-officer', district)
  approver = await house.as('blood-office-approver', district)
  liaison = await house.as('liaison', town)
  system = await house.as('system-administrator', district)
  elsewhere = await house.as('system-administrator', other)
})
beforeEach(async () => {
  await forgetWaiting(house.database.superuser)
  receiver.calls.length = 0
  receiver.answer = { status: 200, body: '{}' }
})

const sending = () => sendingWith(house.app, { SMS_URL: receiver.url, SMS_SECRET: secret })
const run = (minutes = 0) => deliver(sending(), { now: () => later(now, minutes) })
const toLiaison = () => ({ name: '甲', accountId: liaison.accountId })

describe('Sending, as the system administrator sees it', () => {
  const to = { name: '张三', phone: '13800138000' }

  test('shows dead letters with their reason and masked, and sends them again', async () => {
    receiver.answer = { status: 400, body: '' }
    await posted(house.app, now, aReminder({ regionId: town, to, urgent: true, key: 'dead' }))
    await run()
    const { body } = await system.get('/messages/delivery')
    expect(body).toMatchObject({ dead: 1, waiting: 0, ways: { sms: 'file', email: 'file' } })
    const [dead] = body.dispatches
    expect(dead).toMatchObject({ to: '138****8000', reason: 'refused', code: '400', attempts: 1 })
    expect(JSON.stringify(body)).not.toMatch(/13800138000|张三/)

    receiver.answer = { status: 200, body: '{}' }
    const path = `/messages/delivery/${dead.id}/retry`
    expect((await elsewhere.post(path)).status).toBe(404)
    expect((await officer.post(path)).status).toBe(403)
    expect((await system.post(path)).body).toEqual({ again: 1 })
    expect((await system.post(path)).status).toBe(409)
    await run(1)
    const keys = receiver.calls.map(({ headers }) => headers['x-xuemai-key'])
    expect(keys).toEqual([dead.id, dead.id])
    const done = (await system.get('/messages/delivery', { show: 'delivered' })).body.dispatches
    expect(done.map(({ id }: { id: string }) => id)).toContain(dead.id)
  })

  test('sends all dead letters of one reason again, each with its line in the record', async () => {
    receiver.answer = { status: 400, body: '' }
    const three = ['a', 'b', 'c'].map((key) =>
      aReminder({ regionId: town, to, urgent: true, key: `all ${key}` }),
    )
    await posted(house.app, now, ...three)
    await run()
    expect((await system.post('/messages/delivery/retry', { reason: 'timed-out' })).body).toEqual({
      again: 0,
    })
    expect((await elsewhere.post('/messages/delivery/retry')).body).toEqual({ again: 0 })
    expect((await system.post('/messages/delivery/retry', { reason: 'refused' })).body).toEqual({
      again: 3,
    })
    expect((await system.get('/messages/delivery', { show: 'waiting' })).body.waiting).toBe(3)
  })

  test('is not for officers, nor for administrators of elsewhere', async () => {
    expect((await officer.get('/messages/delivery')).status).toBe(403)
    expect((await elsewhere.get('/messages/delivery', { show: 'delivered' })).body).toMatchObject({
      dead: 0,
      dispatches: [],
    })
  })

  test('tries a way with a message of its own', async () => {
    expect(
      (await officer.post('/messages/trial', { channel: 'sms', address: '13900139000' })).status,
    ).toBe(403)
    expect(
      (await system.post('/messages/trial', { channel: 'email', address: 'no address' })).status,
    ).toBe(400)
    await system.post('/messages/trial', { channel: 'sms', address: '139 0013 9000' })
    await run(5)
    expect(JSON.parse(receiver.calls[0]!.body)).toMatchObject({ phone: '13900139000' })
  })
})

describe('Another system', () => {
  test('is told, signed, without names, links or recipients, until it is ended', async () => {
    const wish = { name: '区卫健委', url: `${receiver.url}/hook`, templates: ['messages.trial'] }
    expect((await officer.post('/messages/webhooks', wish)).status).toBe(403)
    const strange = await system.post('/messages/webhooks', { ...wish, templates: ['no.such'] })
    expect(strange.status).toBe(400)
    const { id, secret: shared } = (await system.post('/messages/webhooks', wish)).body

    const tell = (key: string) =>
      at(house.app, now, async (act) => {
        await post(act, {
          template: trialMessage,
          key,
          to: null,
          data: { sender: '王五', at: '今天' },
          link: '/secret',
          regionId: town,
        })
        return unchanged(null)
      })
    await tell('one')
    expect(await run()).toMatchObject({ delivered: 1 })
    const [call] = receiver.calls
    expect(verifyCall(shared, call!, Date.now())).toBe('genuine')
    expect(call!.body).toContain('"template":"messages.trial"')
    expect(call!.body).not.toMatch(/王五|secret/)
    expect((await elsewhere.get('/messages/webhooks')).body).toEqual([])
    expect((await system.get('/messages/webhooks')).body).toMatchObject([{ id, waiting: 0 }])

    await tell('two')
    expect((await elsewhere.post(`/messages/webhooks/${id}/end`)).status).toBe(404)
    expect((await system.post(`/messages/webhooks/${id}/end`)).body).toEqual({ ended: true })
    expect(await run()).toMatchObject({ refused: 1 })
    await tell('three')
    expect(await run()).toMatchObject({ delivered: 0, refused: 0 })
    expect((await system.get('/messages/webhooks')).body).toEqual([])
  })
})

describe('A rule of sending', () => {
  const wish = () => ({
    regionId: district,
    from: dayOf(now),
    quietFrom: '22:00',
    quietTo: '07:00',
    perDay: 2,
    perWeek: 5,
    reason: '区内统一',
  })

  test('is proposed by an officer, approved by another, and dated', async () => {
    expect((await liaison.post('/messages/rules', wish())).status).toBe(403)
    for (const [fault, status] of [
      [{ from: '2020-01-01' }, 400],
      [{ perWeek: 1 }, 400],
      [{ quietFrom: '25:00' }, 400],
      [{ regionId: '00000000-0000-7000-8000-000000000000' }, 404],
    ] as const) {
      expect((await officer.post('/messages/rules', { ...wish(), ...fault })).status).toBe(status)
    }
    const { id } = (await officer.post('/messages/rules', wish())).body
    expect((await officer.post('/messages/rules', wish())).status).toBe(409)
    expect((await officer.post(`/messages/rules/${id}`, { approve: true })).status).toBe(403)
    expect((await officer.get('/messages/rules')).body.rules).toMatchObject([
      { id, mine: true, approvedBy: null, quietFrom: '22:00' },
    ])
    expect((await approver.post(`/messages/rules/${id}`, { approve: true })).body).toEqual({
      approved: true,
    })
    expect((await approver.post(`/messages/rules/${id}`, { approve: false })).status).toBe(409)
    const [rule] = (await officer.get('/messages/rules')).body.rules
    expect(rule.approvedBy).not.toBeNull()
  })

  test('of one day is not approved twice; refused it holds nowhere', async () => {
    const { id } = (await officer.post('/messages/rules', wish())).body
    expect((await approver.post(`/messages/rules/${id}`, { approve: true })).status).toBe(409)
    expect((await approver.post(`/messages/rules/${id}`, { approve: false })).body).toEqual({
      approved: false,
    })
    expect((await officer.get('/messages/rules')).body.rules).toHaveLength(1)
  })
})

describe('The words of a template', () => {
  const texts = {
    subject: { zh: '青浦试发', en: 'A trial of Qingpu' },
    body: { zh: '{sender}试发', en: '{sender} tried' },
  }
  const path = '/messages/templates/messages.trial'

  test('that name an unknown field are refused, with those it knows', async () => {
    const odd = { ...texts, body: { zh: '{whoever}', en: 'x' } }
    const { status, body } = await officer.post(`${path}/words`, {
      regionId: district,
      texts: odd,
    })
    expect(status).toBe(400)
    expect(body.values).toEqual({ fields: ['whoever'], allowed: ['sender', 'at'] })
    expect(body.text.zh).toContain('whoever')
  })

  test('of a region hold there and below, until they are ended', async () => {
    expect((await system.post(`${path}/words`, { regionId: district, texts })).status).toBe(403)
    await officer.post(`${path}/words`, { regionId: district, texts })
    const own = async () =>
      (await officer.get('/messages/templates')).body.find(
        ({ name }: { name: string }) => name === 'messages.trial',
      ).own
    expect(await own()).toMatchObject({ regionId: district, texts })
    const subject = async (key: string) => {
      await at(house.app, now, async (act) => {
        const data = { sender: '甲', at: '今天' }
        const message = { template: trialMessage, key, to: toLiaison(), data, regionId: town }
        await post(act, message)
        return unchanged(null)
      })
      return (await liaison.get('/messages/inbox')).body
        .map((message: { subject: { zh: string } }) => message.subject.zh)
        .filter((zh: string) => zh.includes('试发'))
    }
    expect(await subject('worded')).toEqual(['青浦试发'])
    await officer.post(`${path}/end`, { regionId: district })
    expect(await own()).toBeNull()
    expect((await subject('unworded')).sort()).toEqual(['血脉试发消息', '青浦试发'].sort())
  })
})
