import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '#kernel/days.ts'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { region } from '../access/given.ts'
import type { Channel } from './channels/channel.ts'
import { aReminder, posted } from './given.ts'
import { keepDelivering } from './keep-delivering.ts'

const house = useApplication()
let town = ''
let sent: string[] = []
let stop = async () => {}
const noted: Channel = {
  send: async ({ key }) => {
    sent.push(key)
    return { outcome: 'delivered' }
  },
  close() {},
}
const begin = () => {
  const channels = { email: noted, sms: noted, webhook: noted }
  stop = keepDelivering(house.app, { channels }).stop
}
let cause = 0
const post = () =>
  posted(
    house.app,
    instant(Date.now()),
    aReminder({ regionId: town, urgent: true, key: `cause ${++cause}` }),
  )
const arrived = (count: number) =>
  expect.poll(() => sent.length, { interval: 10, timeout: 10_000 }).toBe(count)

beforeAll(async () => {
  town = await region(house.app)
})
afterEach(async () => {
  await stop()
  sent = []
})

describe('The worker', () => {
  test('sends what was waiting when it starts, and what is committed from then on', async () => {
    await post()
    begin()
    await arrived(2)
    await post()
    await arrived(4)
  })

  test('goes on listening after its connection was cut', async () => {
    begin()
    await arrived(0)
    const listeners = () =>
      rowsOf(
        house.database.superuser,
        `select pid from pg_stat_activity where query = 'listen messages'
         and datname = current_database()`,
      )
    await expect.poll(async () => (await listeners()).length, { timeout: 5000 }).toBe(1)
    await rowsOf(
      house.database.superuser,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where query = 'listen messages' and datname = current_database()`,
    )
    await post()
    await arrived(2)
  })

  test('stops when it is told to, and sends no more', async () => {
    begin()
    await stop()
    await post()
    expect(sent).toEqual([])
  })
})
