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
