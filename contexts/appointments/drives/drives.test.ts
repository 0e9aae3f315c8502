import { describe, expect, test } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { issue, planning } from '../../planning/given.ts'
import { messagesOf } from '../../planning/handing-down/given.ts'
import { counts, drives, inDays, today, useStation } from '../given.ts'

const house = useApplication()
const station = useStation(house)
const does = drives(house, station)

describe('A drive, from the request to the analysis', () => {
  test('is asked for by the liaison, offered, chosen, prepared, run and closed', async () => {
    const { body, status } = await does.ask()
    expect(status).toBe(200)
    const { id } = body
    expect(await does.read(id)).toMatchObject({ state: 'requested', turn: 'station' })
    const told = (await messagesOf(house)).filter(({ link }) => link === `/drives/${id}`)
    expect(told.map(({ accountId }) => accountId)).toEqual(
      expect.arrayContaining([station.planner.accountId, station.officer.accountId]),
    )
    expect((await does.offer(id, [inDays(21), inDays(22)])).body.state).toBe('offered')
    const seen = await does.read(id, station.liaison)
    expect(seen).toMatchObject({ side: 'unit', turn: 'unit' })
    expect(seen.offered).toEqual(['ask-again', 'choose', 'cancel'])
    expect(seen.offers).toMatchObject([
      { onDay: inDays(21), capacity: 70, crews: [{ vehicle: expect.stringContaining('号车') }] },
      { onDay: inDays(22) },
    ])
    const chosen = await does.act(station.liaison, id, 'choose', { offerId: seen.offers[0]!.id })
    expect(chosen.body.state).toBe('confirmed')
    expect(await does.read(id)).toMatchObject({
      ...{ onDay: inDays(21), lockOn: inDays(14), capacity: 70, locked: false, offers: [] },
      ...{ place: '东镇文体中心', unfit: [] },
    })
    const batches = [
      { begins: 540, expected: 30, backups: 4 },
      { begins: 600, expected: 20, backups: 0 },
    ]
    expect((await does.act(station.liaison, id, 'expect', { batches })).status).toBe(200)
    expect(await does.read(id)).toMatchObject({ expected: 50, batches })
    const early = await does.act(station.planner, id, 'ready')
    expect([early.status, early.body.code]).toEqual([422, 'infeasible'])
    for (const { item } of (await does.read(id)).checks) {
      await does.act(station.liaison, id, 'check', { item, done: true })
    }
    expect((await does.act(station.planner, id, 'ready')).body.state).toBe('prepared')
    const before = await does.act(station.planner, id, 'open')
    expect([before.status, before.body.code]).toEqual([409, 'already-done'])
    await rowsOf(house.database.owner, 'update appointments.drive set on_day = $2 where id = $1', [
      id,
      today,
    ])
    expect((await does.act(station.planner, id, 'open')).body.state).toBe('running')
    expect((await does.act(station.planner, id, 'close')).body.code).toBe('infeasible')
    await does.count(id, counts({ registered: 36, arrived: 40 }))
    expect((await does.act(station.planner, id, 'close')).body.values).toEqual({ open: 1 })
    await does.count(id, counts())
    expect((await does.act(station.planner, id, 'close')).body.state).toBe('closed')
    const names = await rowsOf<{ action: string }>(
      house.database.owner,
      'select action from appointments.drive_step where drive_id = $1 order by at, id',
      [id],
    )
    expect(new Set(names.map(({ action }) => action))).toEqual(
      new Set(['offer', 'choose', 'expect', 'check', 'ready', 'open', 'count', 'close']),
    )
  })
})

describe('A drive of the plan', () => {
  test('carries out an item of the issued plan, of its own unit only', async () => {
    const does_ = planning(station.officer)
    const year = +inDays(30).slice(0, 4)
    const planId = await does_.begin({ regionId: station.district, year })
    const total = (await does_.read(planId)).targets[0]!.key
    const stated = { do: 'add-target', track: 'group', status: 'stated', parentKey: total }
    await does_.change(planId, [
      { do: 'set-target', key: total, amount: 60, status: 'stated' },
      { ...stated, kind: 'track', label: '团体', unitId: null, amount: 60 },
    ])
    const parentKey = await does_.key(planId, '团体')
    await does_.change(planId, [
      {
        ...stated,
        parentKey,
        kind: 'unit',
        label: '东镇',
        unitId: station.east.unitId,
        amount: 60,
      },
    ])
    const targetKey = await does_.key(planId, '东镇')
    const added = await does_.change(planId, [
      {
        do: 'add-item',
        targetKey,
        from: `${year}-12-01`,
        to: `${year}-12-31`,
        amount: 60,
        area: null,
      },
    ])
    expect(added.status).toBe(200)
    await does_.submit(planId)
    expect((await issue(station.approver, planId)).status).toBe(200)
    const [item] = (await does_.read(planId)).items
    const planItem = { planId, key: item!.key }
    const at = { unitId: station.east.unitId }
    for (const who of [station.officer, station.liaison]) {
      expect((await who.get('/drives/planned-items', at)).body).toMatchObject([
        { ...planItem, label: '东镇', from: `${year}-12-01`, amount: 60, unit: 'renfen' },
      ])
    }
    const west = await house.as('liaison', station.west.regionId)
    expect((await west.get('/drives/planned-items', at)).status).toBe(404)
    expect((await station.planner.get('/drives/planned-items', at)).status).toBe(403)
    expect((await does.ask({ planItem })).status).toBe(200)
    const made = await does.ask({ planItem }, station.officer)
    expect(made.status).toBe(200)
    expect(await does.read(made.body.id)).toMatchObject({ planId })
    const other = await does.ask({ planItem, unitId: station.west.unitId }, station.officer)
    expect(other.status).toBe(404)
  })
})

describe('A day', () => {
  test('is offered only where team, vehicle and venue are free, fit and enough', async () => {
    const on = inDays(23)
    const taken = await does.confirmed(on, { projection: 70 })
    const { id } = (await does.ask({ projection: 50 })).body
    const other = await station.venue('东镇小学')
    const expiring = await station.venue('旧礼堂', inDays(22))
    const dates = async (venueId: string, projection?: number) => {
      if (projection !== undefined) {
        await rowsOf(
          house.database.owner,
          'update appointments.drive set projection = $2 where id = $1',
          [id, projection],
        )
      }
      const { body } = await station.planner.get(`/drives/${id}/dates`, {
        venueId,
        from: on,
        to: on,
      })
      return body[0].is
    }
    expect(await dates(station.hall)).toBe('venue-taken')
    expect(await dates(expiring)).toBe('venue-unfit')
    expect(await dates(other)).toBe('free')
    expect(await dates(other, 71)).toBe('too-small')
    await does.confirmed(on, { projection: 70 }, other)
    expect(await dates(await station.venue('第三处'), 10)).toBe('all-taken')
    const refused = await does.offer(id, [on])
    expect([refused.status, refused.body.code]).toEqual([422, 'infeasible'])
    const crews = await rowsOf<{ n: string }>(
      house.database.owner,
      `select count(*) as n from appointments.reservation where from_day = $1 and released_at is null`,
      [on],
    )
    expect(Number(crews[0]!.n)).toBe(6)
    await does.act(station.liaison, taken, 'cancel', { text: '改到明年' })
    expect(await dates(station.hall)).toBe('free')
  })

  test('that twenty choose at once is held by as many as there are vehicles, never by more', async () => {
    const on = inDays(24)
    const ids: string[] = []
    const offers: string[] = []
    for (let at = 0; at < 20; at++) {
      const venueId = await station.venue(`场地${at}`)
      const { id } = (await does.ask({ projection: 40 })).body
      expect((await does.offer(id, [on], venueId)).status).toBe(200)
      ids.push(id)
      offers.push((await does.read(id)).offers[0]!.id)
    }
    const answers = await Promise.all(
      ids.map((id, at) =>
        station.liaison.post(`/drives/${id}/choose`, { version: 2, offerId: offers[at] }),
      ),
    )
    // Every offer was of the same crew: one holds it, the others are told so and lose nothing.
    const codes = answers.map(({ status, body }) => (status === 200 ? 'held' : body.code)).sort()
    expect(codes.filter((code) => code === 'held')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['conflict', 'held']))
    const loser = ids[answers.findIndex(({ status }) => status !== 200)]!
    expect(await does.read(loser)).toMatchObject({ state: 'offered', version: 2 })
    const double = rowsOf(
      house.database.owner,
      `insert into appointments.reservation select gen_random_uuid(), drive_id, region_id, resource_id,
       kind, crew, name, from_day, to_day, null from appointments.reservation
       where from_day = $1 and released_at is null limit 1`,
      [on],
    )
    await expect(double).rejects.toThrow(/reservation_alone/)
  })

  test('whose vehicle went into repair after it was offered is not chosen any more', async () => {
    const on = inDays(25)
    const { id } = (await does.ask()).body
    await does.offer(id, [on])
    const [offer] = (await does.read(id)).offers
    const absence = { from: on, to: on, why: 'maintenance' }
    await station.officer.post(
      `/organisation/resources/${offer!.crews[0]!.vehicleId}/absences`,
      absence,
    )
    const answer = await does.act(station.liaison, id, 'choose', { offerId: offer!.id })
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict'])
    const again = await does.act(station.liaison, id, 'ask-again', { text: '车辆保养，请另给日期' })
    expect(again.body.state).toBe('requested')
  })
})
