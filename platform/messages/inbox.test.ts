import { beforeAll, describe, expect, test } from 'vitest'
import { instant } from '#kernel/days.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { region } from '../access/given.ts'
import { unchanged } from '../change.ts'
import { aReminder, at, later, posted } from './given.ts'
import { holdersOf } from './holders.ts'

const house = useApplication()
const now = instant(Date.now())
let district = ''
let town = ''
let officer: Asker
let approver: Asker
let liaison: Asker
let system: Asker

beforeAll(async () => {
  district = await region(house.app)
  town = await region(house.app, district)
  officer = await house.as('blood-office-officer', district)
  approver = await house.as('blood-office-approver', district)
  liaison = await house.as('liaison', town)
  system = await house.as('system-administrator', district)
})

const toLiaison = () => ({ name: '甲', accountId: liaison.accountId })

describe('An inbox', () => {
  test('has one’s own messages, unread until they are read, and nobody else’s', async () => {
    await posted(
      house.app,
      now,
      aReminder({ regionId: town, to: toLiaison(), key: 'first' }),
      aReminder({ regionId: town, to: toLiaison(), key: 'second', link: '/progress' }),
      aReminder({ regionId: town, to: toLiaison(), key: 'later', notBefore: later(now, 600) }),
    )
    expect((await liaison.get('/messages/unread')).body).toEqual({ count: 2 })
    const { body } = await liaison.get('/messages/inbox')
    expect(body).toHaveLength(2)
    expect(body.map(({ link }: { link: string }) => link).sort()).toEqual(['/home', '/progress'])
    expect(body[0]).toMatchObject({
      body: { zh: '张三：云河镇还差12人份。' },
      readAt: null,
    })

    expect((await officer.get('/messages/inbox')).body).toEqual([])
    expect((await officer.post(`/messages/inbox/${body[0].id}/read`)).status).toBe(404)
    expect((await system.post(`/messages/inbox/${body[0].id}/read`)).status).toBe(404)
    expect((await liaison.post(`/messages/inbox/${body[0].id}/read`)).body).toEqual({ read: true })
    expect((await liaison.get('/messages/unread')).body).toEqual({ count: 1 })
    expect((await liaison.post('/messages/inbox/read')).body).toEqual({ read: 1 })
    expect((await liaison.get('/messages/unread')).body).toEqual({ count: 0 })
    const [{ n }] = (await rowsOf(
      house.database.superuser,
      `select count(*)::int as n from record.entry where name = 'message.read'`,
    )) as [{ n: number }]
    expect(n).toBe(2)
  })

  test('is read page by page, losing none of those that came at one moment', async () => {
    const to = { name: '乙', accountId: approver.accountId }
    const many = Array.from({ length: 120 }, (_none, n) =>
      aReminder({ regionId: district, to, key: `many ${n}` }),
    )
    await posted(house.app, now, ...many)
    const seen: { id: string; at: string }[] = []
    for (const size of [50, 50, 20]) {
      const last = seen.at(-1)
      const query: Record<string, string> =
        last === undefined ? {} : { before: last.at, beforeId: last.id }
      const { body } = await approver.get('/messages/inbox', query)
      expect(body).toHaveLength(size)
      seen.push(...body)
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(120)
  })

  test('is for those who are signed in', async () => {
    expect((await house.nobody.get('/messages/inbox')).status).toBe(401)
  })

  test('is found for those who hold a permission in a region, and not above it', async () => {
    const holders = await at(house.app, now, async ({ tx }) =>
      unchanged([
        await holdersOf(tx, 'planning.see-issued', town),
        await holdersOf(tx, 'planning.see', town),
      ]),
    )
    expect(holders[0]!.map(({ accountId }) => accountId)).toEqual([liaison.accountId])
    expect(holders[1]).toEqual([])
  })
})
