import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict, givenTown, givenUnit } from './given.ts'

const house = useApplication()
let district = ''
let officer: Asker

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  officer = await house.as('blood-office-officer', district)
})

const card = async (id: string) => (await officer.get(`/organisation/units/${id}`)).body
const region = async (id: string, on = '') =>
  (await officer.get('/organisation/regions', on === '' ? {} : { on })).body.find(
    (one: { id: string }) => one.id === id,
  )
const staff = (unitId: string, amount: number, year = 2019) =>
  officer.post(`/organisation/units/${unitId}/headcounts`, {
    ...{ year, basis: 'staff', amount, source: '统计年报', statedOn: `${year}-12-31` },
  })
const table = async (organised: 'then' | 'now', year = 2019) =>
  (
    await officer.get('/organisation/headcounts', {
      regionId: district,
      year: `${year}`,
      organised,
    })
  ).body
const amounts = (rows: readonly { name: string; amount: number }[]) =>
  Object.fromEntries(rows.map(({ name, amount }) => [name, amount]))

describe('Renaming', () => {
  test('a unit keeps its figures and is found under both names, each on its day', async () => {
    const id = await givenUnit(house.app, district, '卫生局')
    const renamed = await officer.post('/organisation/rename', {
      ...{ of: 'unit', id, version: 1, name: '卫生健康委员会', from: '2019-03-01' },
    })
    expect(renamed).toMatchObject({ status: 200, body: { version: 2 } })
    const then = await officer.get('/organisation/units', { regionId: district, on: '2018-06-01' })
    expect(then.body.units.map(({ name }: { name: string }) => name)).toContain('卫生局')
    const found = await officer.get('/organisation/units', { search: '卫 生局' })
    expect(found.body.units.map(({ name }: { name: string }) => name)).toEqual(['卫生健康委员会'])
    expect((await card(id)).names).toEqual([
      { from: '2019-03-01', name: '卫生健康委员会' },
      { from: '2000-01-01', name: '卫生局' },
    ])
  })

  test('a town takes the body that bears its name along', async () => {
    const town = await givenTown(house.app, district, '旧村乡')
    const renamed = await officer.post('/organisation/rename', {
      ...{ of: 'region', id: town.regionId, version: 1, name: '新村镇', from: '2020-01-01' },
    })
    expect(renamed.status).toBe(200)
    expect((await card(town.unitId)).name).toBe('新村镇')
    expect((await region(town.regionId)).name).toBe('新村镇')
    expect((await region(town.regionId, '2019-12-31')).name).toBe('旧村乡')
  })

  test('a stale version is refused with both names, and the first one stays', async () => {
    const id = await givenUnit(house.app, district, '水务局')
    const rename = (name: string) =>
      officer.post('/organisation/rename', {
        ...{ of: 'unit', id, version: 1, name, from: '2020-01-01' },
      })
    expect((await rename('水利局')).status).toBe(200)
    const second = await rename('水资源局')
    expect(second).toMatchObject({
      status: 409,
      body: {
        code: 'stale-version',
        values: { theirs: { name: '水利局', version: 2 }, yours: { name: '水资源局' } },
      },
    })
    expect((await card(id)).name).toBe('水利局')
  })

  test('not before it began, not in the future, not to a name that is taken', async () => {
    const id = await givenUnit(house.app, district, '农业局')
    await givenUnit(house.app, district, '农业农村局')
    const rename = async (name: string, from: string) =>
      (await officer.post('/organisation/rename', { of: 'unit', id, version: 1, name, from })).body
    expect(await rename('农委', '1999-12-31')).toMatchObject({ code: 'conflict' })
    expect(await rename('农委', '2199-01-01')).toMatchObject({ code: 'conflict' })
    expect(await rename('农业农村局', '2020-01-01')).toMatchObject({ code: 'conflict' })
    expect((await card(id)).version).toBe(1)
  })
})

describe('Merging', () => {
  test('figures of two offices stand under one now and under two then, the total the same', async () => {
    const one = await givenUnit(house.app, district, '质监局')
    const two = await givenUnit(house.app, district, '工商局')
    await staff(one, 120)
    await staff(two, 80)
    const merged = await officer.post('/organisation/merge', {
      ...{ of: 'unit', from: [{ id: one, version: 1 }], into: { id: two, version: 1 } },
      on: '2020-03-01',
    })
    expect(merged.status).toBe(200)
    expect(amounts((await table('then')).rows)).toMatchObject({ 质监局: 120, 工商局: 80 })
    const now = await table('now')
    expect(amounts(now.rows)).toEqual({ 工商局: 200 })
    expect(now.total).toBe((await table('then')).total)
    const past = await card(one)
    expect(past.endedOn).toBe('2020-03-01')
    expect(past.after).toMatchObject([{ name: '工商局', kind: 'merge', on: '2020-03-01' }])
  })

  test('what lay in a merged town lies in the other, and its body is followed by the other’s', async () => {
    const [east, west] = [
      await givenTown(house.app, district, '东岸镇'),
      await givenTown(house.app, district, '西岸镇'),
    ]
    const firm = await givenUnit(house.app, east.regionId, '东岸纺织厂', 'enterprise')
    const merged = await officer.post('/organisation/merge', {
      of: 'region',
      from: [{ id: east.regionId, version: 1 }],
      into: { id: west.regionId, version: 1 },
      on: '2021-01-01',
    })
    expect(merged.status).toBe(200)
    expect(await region(east.regionId)).toBeUndefined()
    expect((await card(firm)).path.map(({ name }: { name: string }) => name)).toEqual([
      '云河区',
      '西岸镇',
    ])
    const then = await officer.get('/organisation/units', {
      ...{ regionId: east.regionId, on: '2020-12-31' },
    })
    expect(then.body.units.map(({ name }: { name: string }) => name)).toEqual([
      '东岸镇',
      '东岸纺织厂',
    ])
    const heirs = await officer.get(`/organisation/units/${east.unitId}/heirs`, {
      since: '2020-06-01',
    })
    expect(heirs.body).toEqual([
      { unitId: west.unitId, name: '西岸镇', numerator: 1, denominator: 1 },
    ])
  })

  test('two towns with units of one name are not merged silently', async () => {
    const [north, south] = [
      await givenTown(house.app, district, '北塘镇'),
      await givenTown(house.app, district, '南塘镇'),
    ]
    await givenUnit(house.app, north.regionId, '中心小学', 'school')
    await givenUnit(house.app, south.regionId, '中心小学', 'school')
    const merged = await officer.post('/organisation/merge', {
      of: 'region',
      from: [{ id: north.regionId, version: 1 }],
      into: { id: south.regionId, version: 1 },
      on: '2021-01-01',
    })
    expect(merged.body).toMatchObject({ code: 'conflict' })
    expect(merged.body.text.zh).toContain('中心小学')
    expect((await region(north.regionId)).version).toBe(1)
  })

  test('nothing merges into itself', async () => {
    const id = await givenUnit(house.app, district, '统计局')
    const self = { id, version: 1 }
    const merged = await officer.post('/organisation/merge', {
      ...{ of: 'unit', from: [self], into: self, on: '2020-01-01' },
    })
    expect(merged.body.code).toBe('tree-invalid')
  })
})

describe('Splitting', () => {
  test('stated shares carry the figures over to the last person', async () => {
    const id = await givenUnit(house.app, district, '建设局')
    await staff(id, 101, 2017)
    const parted = await officer.post('/organisation/split', {
      ...{ of: 'unit', id, version: 1, on: '2018-05-01' },
      into: [
        { name: '住建局', share: { numerator: 2, denominator: 3 } },
        { name: '城管局', share: { numerator: 1, denominator: 3 } },
      ],
    })
    expect(parted.status).toBe(200)
    expect(amounts((await table('now', 2017)).rows)).toEqual({ 住建局: 67, 城管局: 34 })
  })

  test('without shares the figure stays under the former heading, marked as such', async () => {
    const id = await givenUnit(house.app, district, '文广局')
    await staff(id, 55, 2016)
    await officer.post('/organisation/split', {
      ...{ of: 'unit', id, version: 1, on: '2018-05-01' },
      into: [{ name: '文旅局' }, { name: '体育局' }],
    })
    expect((await table('now', 2016)).rows).toMatchObject([
      { name: '文广局', amount: 55, former: true },
    ])
  })

  test('shares that are not the whole are refused', async () => {
    const id = await givenUnit(house.app, district, '林业局')
    const parted = await officer.post('/organisation/split', {
      ...{ of: 'unit', id, version: 1, on: '2018-05-01' },
      into: [
        { name: '林草局', share: { numerator: 1, denominator: 2 } },
        { name: '园林局', share: { numerator: 1, denominator: 3 } },
      ],
    })
    expect(parted.body.code).toBe('conflict')
    expect((await card(id)).endedOn).toBeNull()
  })

  test('a town lives on beside the one carved out of it, which takes what it is given', async () => {
    const town = await givenTown(house.app, district, '大湖镇')
    const school = await givenUnit(house.app, town.regionId, '湖滨小学', 'school')
    const parted = await officer.post('/organisation/split', {
      ...{ of: 'region', id: town.regionId, version: 1, on: '2022-07-01' },
      into: [{ name: null }, { name: '湖滨街道', takesUnits: [school] }],
    })
    expect(parted.status).toBe(200)
    expect((await region(town.regionId)).name).toBe('大湖镇')
    expect((await card(school)).regionName).toBe('湖滨街道')
  })

  test('a town that ceases leaves nothing without a place', async () => {
    const town = await givenTown(house.app, district, '小湖镇')
    await givenUnit(house.app, town.regionId, '小湖中学', 'school')
    const parted = await officer.post('/organisation/split', {
      ...{ of: 'region', id: town.regionId, version: 1, on: '2022-07-01' },
      into: [{ name: '湖东镇' }, { name: '湖西镇' }],
    })
    expect(parted.body).toMatchObject({ code: 'conflict', values: { left: ['小湖中学'] } })
  })
})

describe('Moving and closing', () => {
  test('a region cannot lie in what lies in it, nor in one not larger', async () => {
    const town = await givenTown(house.app, district, '石桥镇')
    const other = await givenTown(house.app, district, '木桥镇')
    const into = (id: string, to: string, version = 1) =>
      officer.post('/organisation/move', {
        ...{ of: 'region', id, version, to, on: '2020-01-01' },
      })
    const { version } = await region(district)
    expect((await into(district, town.regionId, version)).body.code).toBe('tree-invalid')
    expect((await into(town.regionId, other.regionId)).body.code).toBe('conflict')
  })

  test('a village moves with its units, and lay elsewhere before', async () => {
    const [old, next] = [
      await givenTown(house.app, district, '上游镇'),
      await givenTown(house.app, district, '下游镇'),
    ]
    const village = (
      await officer.post('/organisation/regions', {
        ...{ parentId: old.regionId, kind: 'village', name: '河口村', on: '2001-01-01' },
      })
    ).body.id
    const shop = await givenUnit(house.app, village, '河口砖厂', 'enterprise')
    const moved = await officer.post('/organisation/move', {
      ...{ of: 'region', id: village, version: 1, to: next.regionId, on: '2023-01-01' },
    })
    expect(moved.status).toBe(200)
    const below = async (regionId: string, on: string) =>
      (await officer.get('/organisation/units', { regionId, on })).body.units.map(
        ({ id }: { id: string }) => id,
      )
    expect(await below(next.regionId, '2023-01-01')).toContain(shop)
    expect(await below(old.regionId, '2022-12-31')).toContain(shop)
    expect(await below(next.regionId, '2022-12-31')).not.toContain(shop)
    const theirs = await house.as('liaison', next.regionId)
    expect((await theirs.get(`/organisation/units/${shop}`)).status).toBe(200)
  })

  test('a closed unit is no more from that day, was before, and cannot be changed', async () => {
    const id = await givenUnit(house.app, district, '物价局')
    const closed = await officer.post(`/organisation/units/${id}/close`, {
      ...{ version: 1, on: '2019-01-01' },
    })
    expect(closed.status).toBe(200)
    const names = async (on: string) =>
      (await officer.get('/organisation/units', { on })).body.units.map(
        ({ name }: { name: string }) => name,
      )
    expect(await names('2018-12-31')).toContain('物价局')
    expect(await names('2019-01-01')).not.toContain('物价局')
    const again = await officer.post(`/organisation/units/${id}/close`, {
      ...{ version: closed.body.version, on: '2020-01-01' },
    })
    expect(again.body.code).toBe('conflict')
  })
})
