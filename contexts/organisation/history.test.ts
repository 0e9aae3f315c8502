import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, useApplication } from '#test/served.ts'
import { amounts, givenDistrict, givenTown, givenUnit, organising } from './given.ts'

const house = useApplication()
let district = ''
let officer: Asker

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  officer = await house.as('blood-office-officer', district)
})

const { card, region, staff, table } = organising(() => ({ officer, district }))

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
