import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Instant } from '#kernel/days.ts'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { region } from '../access/given.ts'
import { inReading } from '../db/database.ts'
import { newId } from '../id.ts'
import type { Channels } from './channels/channels.ts'
import { heldBy, houseRule, quietUntil } from './contact-rules.ts'
import { deliver } from './deliver.ts'
import { aReminder, forgetWaiting, later, morning, posted } from './given.ts'
import { outboxState } from './state.ts'

const house = useApplication()
let district = ''
let town = ''
let phone = ''
let keys: string[] = []
let outcome: 'delivered' | 'failed' = 'delivered'

/** A way that only notes what it is given: what holds a message back is decided before it. */
const noted: Channels['sms'] = {
  send: async ({ key }) => {
    keys.push(key)
    return outcome === 'delivered' ? { outcome } : { outcome, reason: 'deferred', code: null }
  },
  close() {},
}
const channels = { email: noted, sms: noted, webhook: noted }

beforeAll(async () => {
  district = await region(house.app)
})
beforeEach(async () => {
  await forgetWaiting(house.database.superuser)
  town = await region(house.app, district)
  phone = `139${newId().replace(/\D/g, '').slice(-8).padStart(8, '0')}`
  keys = []
  outcome = 'delivered'
})

let cause = 0
const post = (now: Instant, wish: object = {}) =>
  posted(
    house.app,
    now,
    aReminder({ regionId: town, key: `cause ${++cause}`, to: { name: '甲', phone }, ...wish }),
  )
const run = (now: Instant) => deliver(house.app, { now: () => now, channels })
const stateAt = (now: Instant) =>
  inReading(house.app.database, { accountId: null, regions: [town] }, (tx) => outboxState(tx, now))
const at = (text: string) => text as Instant

describe('Quiet hours', () => {
  test.each([
    ['20:59', '2026-03-05T12:59:00.000Z', null],
    ['21:00', '2026-03-05T13:00:00.000Z', '2026-03-06T00:00:00.000Z'],
    ['midnight', '2026-03-05T16:00:00.000Z', '2026-03-06T00:00:00.000Z'],
    ['07:59', '2026-03-05T23:59:00.000Z', '2026-03-06T00:00:00.000Z'],
    ['08:00', '2026-03-06T00:00:00.000Z', null],
  ])('by the clock of Shanghai at %s', (_clock, now, until) => {
    expect(quietUntil(houseRule, at(now))).toBe(until)
  })

  test('within one day, and none when they begin as they end', () => {
    const noon = { ...houseRule, quietFrom: '12:00', quietTo: '14:00' }
    expect(quietUntil(noon, at('2026-03-05T05:00:00.000Z'))).toBe('2026-03-05T06:00:00.000Z')
    expect(quietUntil(noon, at('2026-03-05T06:00:00.000Z'))).toBeNull()
    const none = { ...houseRule, quietFrom: '00:00', quietTo: '00:00' }
    expect(quietUntil(none, at('2026-03-05T16:00:00.000Z'))).toBeNull()
  })

  test('hold a message until they end, and an urgent one not', async () => {
    const night = at('2026-03-05T14:00:00.000Z')
    await post(night)
    expect(await run(night)).toMatchObject({ delivered: 0, held: 1 })
    expect(await stateAt(night)).toMatchObject({ held: 1, waiting: 0, oldestSeconds: 0 })
    await post(night, { urgent: true })
    expect(await run(night)).toMatchObject({ delivered: 1, held: 0 })
    expect(await run(at('2026-03-06T00:00:00.000Z'))).toMatchObject({ delivered: 1 })
  })
})

describe('The contact cap', () => {
  test('counts all senders, holds the rest until the next day, and then lets them go', async () => {
    for (let n = 0; n < 5; n++) {
      const regionId = n % 2 === 0 ? town : await region(house.app, district)
      await post(morning, { regionId })
    }
    expect(await run(morning)).toMatchObject({ delivered: 3, held: 2 })
    expect(await run(later(morning, 600))).toMatchObject({ delivered: 0 })
    expect(await run(at('2026-03-06T00:00:00.000Z'))).toMatchObject({ delivered: 2 })
  })

  test('is kept by workers at the same time', async () => {
    for (let n = 0; n < 12; n++) await post(morning)
    const runs = await Promise.all(Array.from({ length: 5 }, () => run(morning)))
    expect(runs.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(3)
  })

  test('of a week holds what a day would allow', () => {
    const week = { ...houseRule, perDay: 3, perWeek: 10 }
    expect(heldBy(week, { now: morning, contacts: { day: 0, week: 9 } })).toBeUndefined()
    expect(heldBy(week, { now: morning, contacts: { day: 0, week: 10 } })).toEqual({
      by: 'contact-cap',
      until: '2026-03-06T00:00:00.000Z',
    })
  })

  test('is not used up by tries of one message, nor by another person', async () => {
    outcome = 'failed'
    await post(morning)
    let now = morning
    for (const minutes of [0, 1, 3, 9]) {
      now = later(now, minutes)
      await run(now)
    }
    expect(keys).toHaveLength(4)
    outcome = 'delivered'
    await post(now)
    await post(now)
    await post(now, { to: { name: '乙', phone: '13700137000' } })
    expect(await run(now)).toMatchObject({ delivered: 3, held: 0 })
  })
})

describe('A wish for a later moment', () => {
  test('is kept', async () => {
    await post(morning, { notBefore: later(morning, 60) })
    expect(await run(later(morning, 59))).toMatchObject({ delivered: 0 })
    expect(await stateAt(morning)).toMatchObject({ held: 1, waiting: 0 })
    expect(await run(later(morning, 60))).toMatchObject({ delivered: 1 })
  })
})

describe('A clock', () => {
  const nextYear = at('2027-03-05T02:00:00.000Z')

  test('set forward and back again repeats nothing', async () => {
    await post(morning)
    await run(nextYear)
    await run(morning)
    await run(nextYear)
    expect(keys).toHaveLength(1)
  })

  test('that was ahead when a message was posted does not keep it until then', async () => {
    await post(nextYear)
    expect(await run(morning)).toMatchObject({ delivered: 1 })
  })

  test('that was ahead when a try failed does not keep it until then', async () => {
    outcome = 'failed'
    await post(morning)
    await run(nextYear)
    outcome = 'delivered'
    expect(await run(later(morning, 1))).toMatchObject({ delivered: 1 })
  })

  test('that was ahead when a worker was killed does not keep its lease until then', async () => {
    await post(morning)
    await rowsOf(
      house.database.superuser,
      `update messages.dispatch set lease_from = $1, lease_until = $1::timestamptz + interval '5 minutes'
       where region_id = $2`,
      [nextYear, town],
    )
    expect(await run(morning)).toMatchObject({ delivered: 1 })
  })

  test('set back an hour delays what was posted before it and loses none', async () => {
    await post(morning)
    expect(await run(later(morning, -60))).toMatchObject({ delivered: 1 })
  })

  test('set back keeps a wish for a later moment', async () => {
    await post(nextYear, { notBefore: later(morning, 60) })
    expect(await run(morning)).toMatchObject({ delivered: 0, held: 1 })
    expect(await run(later(morning, 60))).toMatchObject({ delivered: 1 })
  })
})

describe('A region’s own rule', () => {
  const state = (regionId: string, from: string, quietTo: string, approved = true) =>
    rowsOf(
      house.database.superuser,
      `insert into messages.rule (id, region_id, from_day, quiet_from, quiet_to, per_day, per_week,
         reason, proposed_at, approved_at) values ($1, $2, $3, '00:00', $4, 50, 200, 'x', now(), $5)`,
      [newId(), regionId, from, quietTo, approved ? morning : null],
    )

  test('holds from its day on, the nearest first, and only once it is approved', async () => {
    await state(district, '2026-03-01', '11:00')
    await post(morning)
    expect(await run(morning)).toMatchObject({ held: 1 })
    await state(town, '2026-03-01', '09:00')
    await state(town, '2026-03-06', '12:00')
    await state(town, '2026-03-07', '23:00', false)
    await post(morning)
    expect(await run(morning)).toMatchObject({ delivered: 1, held: 0 })
    await post(at('2026-03-06T02:00:00.000Z'))
    // The one that waited for the rule of the day before, and the new one.
    expect(await run(at('2026-03-06T02:00:00.000Z'))).toMatchObject({ delivered: 0, held: 2 })
  })
})
