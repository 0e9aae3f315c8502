import { describe, expect, test } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { givenUnit } from '../../organisation/given.ts'
import { messagesOf } from '../../planning/handing-down/given.ts'
import { counts, drives, inDays, today, useStation } from '../given.ts'

const house = useApplication()
const station = useStation(house)
const does = drives(house, station)

describe('Outside the station', () => {
  test('a running day shows who waits and who is done, never what became of them', async () => {
    const id = await does.running(inDays(20))
    const at = `/drives/${id}/board`
    expect((await station.liaison.get(at)).body).toMatchObject({ live: null, counts: null })
    await does.count(
      id,
      counts({ arrived: 20, registered: 12, deferred: 1, visits: 9, firstTime: 2, renfen: 14 }),
    )
    const outside = (await station.liaison.get(at)).body
    expect(outside).toMatchObject({
      ...{ live: { arrived: 20, done: 10, waiting: 10, minutes: 120 }, counts: null },
      ...{ mayCount: false, expected: 40, projection: 50 },
    })
    const inside = (await station.planner.get(at)).body
    expect(inside).toMatchObject({ counts: { deferred: 1, visits: 9 }, mayCount: true })
    await does.count(id, counts())
    await does.act(station.planner, id, 'close')
  })

  test('an analysis hides small cells from the unit, the office and the commission, not from the station', async () => {
    const id = await does.closed(inDays(21), counts(), {}, await station.venue('二号场地'))
    const at = `/drives/${id}/analysis`
    const commission = await house.as('health-commission', station.district)
    for (const who of [station.liaison, station.officer, station.approver, commission]) {
      expect((await who.get(at)).body).toMatchObject({
        ...{ booked: 40, backups: 5, projection: 50, bound: { value: 3, citation: null } },
        counts: {
          ...{ visits: 34, renfen: 52, firstTime: 12, withoutDonation: 'few' },
          ...{ deferred: 'withheld', walkedOut: 'withheld', qns: 'withheld' },
          ...{ arrived: 'withheld', registered: 'withheld' },
        },
      })
    }
    expect((await station.planner.get(at)).body).toMatchObject({
      ...{ counts: { deferred: 1, arrived: 36, withoutDonation: 1 }, bound: null },
    })
  })

  test('the bound is the region’s, set by two people, from a day on', async () => {
    const wish = {
      ...{ regionId: station.district, kind: 'small-cell', from: '2020-01-01', value: 1 },
      citation: '测试规定第一条',
    }
    const { body } = await station.officer.post('/drives/policies', wish)
    const decide = `/drives/policies/${body.id}/decide`
    expect((await station.officer.post(decide, { approve: true })).status).toBe(403)
    const many = counts({
      registered: 40,
      arrived: 40,
      deferred: 2,
      walkedOut: 2,
      qns: 2,
      visits: 34,
    })
    const venue = await station.venue('三号场地')
    const id = await does.closed(inDays(22), many, {}, venue)
    const seen = async () => (await station.liaison.get(`/drives/${id}/analysis`)).body
    expect((await seen()).counts.deferred).toBe('withheld')
    expect((await station.approver.post(decide, { approve: true })).status).toBe(200)
    expect(await seen()).toMatchObject({
      counts: { deferred: 2, withoutDonation: 6 },
      bound: { value: 1, citation: '测试规定第一条' },
    })
    expect((await station.approver.post(decide, { approve: true })).status).toBe(404)
    expect((await station.liaison.post('/drives/policies', wish)).status).toBe(403)
  })

  test('how many to invite rests on closed drives, the unit’s own first', async () => {
    const { id } = (await does.ask({ projection: 60 })).body
    const { body } = await station.liaison.get(`/drives/${id}/invitation`)
    expect(body).toMatchObject({ goal: 60, ownDrives: 3, pooledDrives: 3, basis: 'own' })
    expect(body.low).toBeLessThan(body.invite)
    expect(body.invite).toBeLessThan(body.high)
    const more = await station.officer.get(`/drives/${id}/invitation`, { goal: '120' })
    expect(more.body.invite).toBeGreaterThan(body.invite)
    expect((await station.officer.get(`/drives/${id}/invitation`, { goal: '0' })).status).toBe(400)
    const stranger = await house.as('liaison', station.west.regionId)
    expect((await stranger.get(`/drives/${id}/invitation`)).status).toBe(404)
  })
})

describe('The calendar of vehicles and crews', () => {
  test('shows what is held, and what has come to stand against it', async () => {
    const on = inDays(30)
    const venueId = await station.venue('四号场地', inDays(33))
    const id = await does.confirmed(on, {}, venueId)
    const [crew] = (await does.read(id)).crews
    const read = async (who = station.planner) =>
      (await who.get('/drives/calendar', { from: inDays(28), days: '7' })).body
    const before = await read()
    expect(
      before.rows.map(({ kind, name }: { kind: string; name: string }) => [kind, name]),
    ).toEqual([
      ['vehicle', '二号车'],
      ['vehicle', '一号车'],
      ['team', '二班'],
      ['team', '一班'],
    ])
    expect(before.drives).toMatchObject([{ id, onDay: on, crews: [crew] }])
    expect(before.conflicts).toEqual([])
    await station.officer.post(`/organisation/resources/${crew!.vehicleId}/absences`, {
      ...{ from: on, to: on, why: 'maintenance' },
    })
    await station.officer.post(`/organisation/resources/${venueId}/assessments`, {
      ...{ aspect: 'power', outcome: 'not-met', assessedOn: today },
    })
    expect((await read()).conflicts).toMatchObject([
      { driveId: id, on, why: 'absent', name: crew!.vehicle },
      { driveId: id, on, why: 'unfit', name: '四号场地' },
    ])
    const stranger = await house.as('station-planner', station.west.regionId)
    expect(await read(stranger)).toMatchObject({ rows: [], drives: [], conflicts: [] })
  })

  test('is read by a calendar feed, and a drive that was cancelled is cancelled there', async () => {
    const on = inDays(34)
    const id = await does.confirmed(on)
    const { body } = await station.planner.post('/messages/feeds', { name: '我的日历' })
    const feed = async () =>
      (await house.server.inject({ method: 'GET', url: body.path })).body.replace(/\r\n /g, '')
    expect(await feed()).toMatch(
      new RegExp(`UID:drive-${id}@[^]*?东镇团体献血[^]*?STATUS:CONFIRMED`),
    )
    await does.act(station.liaison, id, 'cancel', { text: '停电' })
    expect(await feed()).toMatch(new RegExp(`UID:drive-${id}@[^]*?STATUS:CANCELLED`))
    const told = (await messagesOf(house)).filter(
      ({ link, body: text }) => link === `/drives/${id}` && text.includes('停电'),
    )
    expect(told.length).toBeGreaterThanOrEqual(2)
  })
})

describe('What units give', () => {
  test('is declared by the unit, flagged far above the others or the ceiling, and told to the office', async () => {
    const year = +today.slice(0, 4)
    const declare = (unitId: string, yuan: number, leaveDays = 1, who = station.officer) =>
      who.post('/support', { unitId, year, yuan, leaveDays, basis: '工会文件' })
    for (const [at, yuan] of [80, 90, 100, 110, 120].entries()) {
      const unitId = await givenUnit(house.app, station.district, `单位${at}`)
      expect((await declare(unitId, yuan)).body.flags).toEqual([])
    }
    const own = await declare(station.east.unitId, 800, 1, station.liaison)
    expect(own.body.flags).toMatchObject([{ of: 'yuan', why: 'outlier', among: 5 }])
    const mine = await station.liaison.get('/support', { year: String(year) })
    expect(mine.body.rows).toMatchObject([{ unit: '东镇', flags: [{ why: 'outlier' }] }])
    const { body } = await station.officer.get('/support', { year: String(year) })
    expect(body.rows).toHaveLength(6)
    expect(body.rows[0]).toMatchObject({
      unit: '东镇',
      yuan: 800,
      flags: [{ of: 'yuan', why: 'outlier', against: 100, among: 5 }],
    })
    expect(body).toMatchObject({ yuanCeiling: null, leaveCeiling: null })
    const wish = {
      ...{ regionId: station.district, kind: 'leave-days', from: '2020-01-01', value: 2 },
      citation: '区献血办文件',
    }
    const { body: made } = await station.officer.post('/drives/policies', wish)
    await station.approver.post(`/drives/policies/${made.id}/decide`, { approve: true })
    const over = await declare(station.east.unitId, 100, 5, station.liaison)
    expect(over.body.flags).toEqual([
      { of: 'leaveDays', why: 'over-ceiling', value: 5, against: 2 },
    ])
    const told = (await messagesOf(house)).filter(({ body: text }) => text.includes('超过上限2天'))
    expect(told.map(({ accountId }) => accountId).sort()).toEqual(
      [station.officer.accountId, station.approver.accountId].sort(),
    )
    const stranger = await house.as('liaison', station.west.regionId)
    expect((await declare(station.east.unitId, 1, 1, stranger)).status).toBe(404)
    expect((await stranger.get('/support', { year: String(year) })).body.rows).toEqual([])
    expect((await declare(station.east.unitId, 1, 1, station.planner)).status).toBe(403)
    for (const wrong of [{ yuan: -1 }, { leaveDays: 0.3 }, { basis: '' }]) {
      const bad = { unitId: station.east.unitId, year, yuan: 1, leaveDays: 1, basis: 'x', ...wrong }
      expect((await station.liaison.post('/support', bad)).status).toBe(400)
    }
    await expect(
      rowsOf(house.database.app, 'update appointments.support set yuan = 1'),
    ).rejects.toThrow(/permission denied/)
  })
})
