import { describe, expect, test } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict, givenTown } from '../../organisation/given.ts'
import { messagesOf } from '../../planning/handing-down/given.ts'
import { counts, drives, inDays, today, useStation } from '../given.ts'

const house = useApplication()
const station = useStation(house)
const does = drives(house, station)

describe('A change', () => {
  test('before the lock takes effect at once, and tells the unit', async () => {
    const id = await does.confirmed(inDays(26))
    const moved = await does.act(station.planner, id, 'change', {
      ...{ onDay: inDays(27), reason: '车辆年检' },
    })
    expect(moved.body.is).toBe('direct')
    expect(await does.read(id)).toMatchObject({
      onDay: inDays(27),
      lockOn: inDays(20),
      changes: [],
    })
    const told = (await messagesOf(house)).filter(
      ({ link, body }) => link === `/drives/${id}` && body.includes('车辆年检'),
    )
    expect(told.some(({ accountId }) => accountId === station.liaison.accountId)).toBe(true)
    expect(told.some(({ accountId }) => accountId === station.planner.accountId)).toBe(false)
    expect(told.some(({ accountId }) => accountId === station.second.accountId)).toBe(true)
    const held = await rowsOf<{ day: string }>(
      house.database.owner,
      'select distinct from_day::text as day from appointments.reservation where drive_id = $1 and released_at is null',
      [id],
    )
    expect(held).toEqual([{ day: inDays(27) }])
  })

  test('after the lock waits for a second person, with before and after', async () => {
    const id = await does.confirmed(inDays(3), { wantedFrom: inDays(1) })
    expect(await does.read(id)).toMatchObject({ locked: true })
    const asked = await does.act(station.planner, id, 'change', {
      projection: 65,
      reason: '报名踊跃',
    })
    expect(asked.body.is).toBe('asked')
    const seen = await does.read(id)
    expect(seen).toMatchObject({ projection: 50, changeOpen: true })
    expect(seen.changes[0]).toMatchObject({
      ...{ differs: ['projection'], approved: null, mine: false, reason: '报名踊跃' },
      before: { projection: 50 },
      after: { projection: 65 },
    })
    const changeId = seen.changes[0]!.id
    const own = await does.act(station.planner, id, 'decide', { changeId, approve: true })
    expect([own.status, own.body.code]).toEqual([409, 'own-approval'])
    const second = await does.act(station.planner, id, 'change', { projection: 60, reason: '又变' })
    expect(second.body.code).toBe('conflict')
    expect(
      (await does.act(station.liaison, id, 'decide', { changeId, approve: true })).status,
    ).toBe(403)
    const decided = await does.act(station.second, id, 'decide', { changeId, approve: true })
    expect(decided.status).toBe(200)
    expect(await does.read(id)).toMatchObject({ projection: 65, changeOpen: false })
    await does.act(station.officer, id, 'change', { projection: 40, reason: '压缩' })
    const [open] = (await does.read(id)).changes
    await does.act(station.planner, id, 'decide', { changeId: open!.id, approve: false })
    expect(await does.read(id)).toMatchObject({ projection: 65 })
    await does.act(station.planner, id, 'cancel', { text: '另定' })
  })

  test('whose day went by while it waited is not approved any more', async () => {
    const id = await does.confirmed(inDays(4), { wantedFrom: inDays(1) })
    await does.act(station.planner, id, 'change', { onDay: inDays(2), reason: '提前' })
    const [change] = (await does.read(id)).changes
    await rowsOf(
      house.database.owner,
      `update appointments.drive_change set after = jsonb_set(after, '{onDay}', to_jsonb($2::text))
      where id = $1`,
      [change!.id, inDays(-1)],
    )
    const decide = (approve: boolean) =>
      does.act(station.second, id, 'decide', { changeId: change!.id, approve })
    const late = await decide(true)
    expect([late.status, late.body.code]).toEqual([409, 'conflict'])
    expect((await decide(false)).status).toBe(200)
    expect(await does.read(id)).toMatchObject({ onDay: inDays(4), changeOpen: false })
  })

  test('is refused where it cannot be: more than the crews collect, nothing, no reason', async () => {
    const id = await does.confirmed(inDays(28))
    const change = (wish: object) =>
      does.act(station.planner, id, 'change', { reason: '试', ...wish })
    expect((await change({ projection: 999 })).body.code).toBe('infeasible')
    expect((await change({})).body.code).toBe('input-invalid')
    expect((await change({ projection: 60, reason: ' ' })).status).toBe(400)
    const twice = [0, 1].map(() => ({ teamId: station.teams[0], vehicleId: station.vehicles[0] }))
    expect((await change({ crews: twice })).body.code).toBe('input-invalid')
    expect((await change({ venueId: await station.venue('到期场地', today) })).body.code).toBe(
      'infeasible',
    )
  })
})

describe('Who may not', () => {
  test('is refused by role, by scope and by a stale look', async () => {
    const id = await does.confirmed(inDays(29))
    const { version } = await does.read(id)
    const commission = await house.as('health-commission', station.district)
    const administrator = await house.as('audit-administrator', station.district)
    const cancel = { version, text: '取消' }
    for (const [who, status] of [
      [commission, 403],
      [administrator, 403],
      [house.nobody, 401],
    ] as const) {
      expect((await who.post(`/drives/${id}/cancel`, cancel)).status).toBe(status)
      expect((await who.post(`/drives/${id}/open`, { version })).status).toBe(status)
    }
    expect((await commission.get(`/drives/${id}`)).body).toMatchObject({ side: null, offered: [] })
    for (const action of ['ready', 'open', 'close']) {
      expect((await station.liaison.post(`/drives/${id}/${action}`, { version })).status).toBe(403)
      expect((await station.officer.post(`/drives/${id}/${action}`, { version })).status).toBe(403)
    }
    const strangers = [
      await house.as('liaison', station.west.regionId),
      await house.as('station-planner', await givenDistrict(house.app, '外区')),
      await house.as(
        'blood-office-officer',
        (await givenTown(house.app, station.district, '南镇')).regionId,
      ),
    ]
    for (const who of strangers) {
      expect((await who.get(`/drives/${id}`)).status).toBe(404)
      expect((await who.post(`/drives/${id}/cancel`, cancel)).status).toBe(404)
      expect((await who.get(`/drives/${id}/board`)).status).toBe(404)
      expect((await who.get('/drives')).body).toEqual([])
    }
    expect((await strangers[1]!.post(`/drives/${id}/ready`, { version })).status).toBe(404)
    // A liaison of the whole district does not speak for a town.
    const above = await house.as('liaison', station.district)
    expect((await above.post(`/drives/${id}/cancel`, cancel)).status).toBe(403)
    const stale = await station.liaison.post(`/drives/${id}/cancel`, { version: 1, text: '取消' })
    expect([stale.status, stale.body.code]).toEqual([409, 'stale-version'])
  })

  test.each([
    ['a day before today', { wantedFrom: '2020-01-01' }],
    ['an end before the beginning', { wantedTo: inDays(1) }],
    ['no projection', { projection: 0 }],
    ['a day the calendar does not have', { wantedFrom: '2027-02-30' }],
    ['an empty place', { place: '  ' }],
  ])('asks with %s', async (_case, part) => {
    expect((await does.ask(part)).status).toBe(400)
  })

  test('asks for another’s unit', async () => {
    expect((await does.ask({ unitId: station.west.unitId })).status).toBe(404)
    expect((await does.ask({}, station.planner)).status).toBe(403)
  })

  test('counts what cannot be', async () => {
    const id = await does.running(inDays(31))
    for (const part of [
      { registered: 37 },
      { visits: 36 },
      { firstTime: 35 },
      { renfen: 69 },
      { renfen: 33 },
      { arrived: -1 },
    ]) {
      expect((await does.count(id, counts(part))).status).toBe(400)
    }
    expect((await does.act(station.liaison, id, 'counts', { counts: counts() })).status).toBe(403)
  })
})

describe('A number for drives', () => {
  test('is seen with its proposer, decided by another, and then in force with its source', async () => {
    const inForce = async (regionId: string) =>
      station.officer.get('/drives/policies/in-force', { regionId })
    const wish = {
      ...{ regionId: station.district, kind: 'support-yuan', from: '2020-01-01', value: 200 },
      citation: '测试规定第二条',
    }
    const { id } = (await station.officer.post('/drives/policies', wish)).body
    const listed = async (who: Asker) =>
      (await who.get('/drives/policies')).body.find((one: { id: string }) => one.id === id)
    expect(await listed(station.officer)).toMatchObject({
      ...{ mine: true, state: 'proposed', regionName: '云河区', decidedBy: null },
      proposer: expect.any(String),
    })
    expect(await listed(station.approver)).toMatchObject({ mine: false })
    expect((await inForce(station.east.regionId)).body).toEqual([
      { kind: 'lock-days', value: 7, from: null, citation: null },
      { kind: 'small-cell', value: 3, from: null, citation: null },
      { kind: 'support-yuan', value: null, from: null, citation: null },
      { kind: 'leave-days', value: null, from: null, citation: null },
    ])
    await station.approver.post(`/drives/policies/${id}/decide`, { approve: true })
    expect(await listed(station.officer)).toMatchObject({
      ...{ state: 'approved', decidedBy: expect.any(String) },
    })
    expect((await inForce(station.east.regionId)).body[2]).toEqual({
      ...{ kind: 'support-yuan', value: 200, from: '2020-01-01', citation: '测试规定第二条' },
    })
  })

  test.each([
    ['lock-days', 400, 2.5],
    ['small-cell', 400, 3.5],
    ['leave-days', 200, 0.5],
  ])('of %s is answered %i for %d', async (kind, status, value) => {
    const answer = await station.officer.post('/drives/policies', {
      ...{
        regionId: station.district,
        kind,
        from: '2020-01-01',
        value,
        citation: '测试规定第三条',
      },
    })
    expect(answer.status).toBe(status)
  })

  test('is nobody’s beyond the region, nor those’s who see no rules', async () => {
    const at = { regionId: station.district }
    for (const who of [station.liaison, station.planner]) {
      expect((await who.get('/drives/policies')).status).toBe(403)
      expect((await who.get('/drives/policies/in-force', at)).status).toBe(403)
    }
    const abroad = await house.as('blood-office-officer', await givenDistrict(house.app, '远区'))
    expect((await abroad.get('/drives/policies/in-force', at)).status).toBe(404)
    expect((await abroad.get('/drives/policies')).body).toEqual([])
  })
})
