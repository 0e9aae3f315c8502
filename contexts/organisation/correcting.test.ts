import { beforeAll, describe, expect, test } from 'vitest'
import { roleNames } from '#platform/access/roles.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict, givenTown, givenUnit, organising } from './given.ts'

const house = useApplication()
let district = ''
let officer: Asker

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  officer = await house.as('blood-office-officer', district)
})

const { card } = organising(() => ({ officer, district }))
const correct = (asker: Asker, id: string, version: number, wish: object = {}) =>
  asker.post(`/organisation/units/${id}/correct`, {
    ...{ version, kind: 'bureau', code: null, shortName: null },
    ...wish,
  })

describe('Correcting a unit', () => {
  test('kind, code and short name are put right, and the record keeps what stood before', async () => {
    const id = await givenUnit(house.app, district, '第一中学', 'enterprise')
    const wish = { kind: 'school', code: '1234', shortName: '一中' }
    expect(await correct(officer, id, 1, wish)).toMatchObject({ status: 200, body: { version: 2 } })
    expect(await card(id)).toMatchObject({ ...wish, name: '第一中学', version: 2 })
    const found = await officer.get('/organisation/units', { search: '一中', kind: 'school' })
    expect(found.body.total).toBe(1)
    const [entry] = await rowsOf<{ data: object }>(
      house.database.owner,
      `select data from record.entry where name = 'unit.corrected' and subject = $1`,
      [id],
    )
    expect(entry?.data).toEqual({
      before: { kind: 'enterprise', code: null, shortName: null },
      after: wish,
    })
  })

  test('a stale version is refused with both states', async () => {
    const id = await givenUnit(house.app, district, '气象局')
    expect((await correct(officer, id, 1, { shortName: '气象' })).status).toBe(200)
    expect(await correct(officer, id, 1, { shortName: '天气' })).toMatchObject({
      status: 409,
      body: { code: 'stale-version', values: { yours: { shortName: '天气' } } },
    })
    expect((await card(id)).shortName).toBe('气象')
  })

  test('a code of another unit, a body made a bureau, and no change at all are refused', async () => {
    const [one, other] = [
      await givenUnit(house.app, district, '档案局'),
      await givenUnit(house.app, district, '信访局'),
    ]
    await correct(officer, one, 1, { code: 'A-1' })
    expect((await correct(officer, other, 1, { code: 'A-1' })).body.text.zh).toContain('A-1')
    const { unitId } = await givenTown(house.app, district, '白鹭镇')
    expect((await correct(officer, unitId, 1)).body.code).toBe('conflict')
    expect((await correct(officer, other, 1, { kind: 'town' })).body.code).toBe('conflict')
    expect((await correct(officer, other, 1)).body.code).toBe('conflict')
    expect((await correct(officer, other, 1, { kind: 'bank' })).status).toBe(400)
    expect((await card(other)).version).toBe(1)
  })

  test('a closed unit is not corrected', async () => {
    const id = await givenUnit(house.app, district, '物价局')
    const { body } = await officer.post(`/organisation/units/${id}/close`, {
      ...{ version: 1, on: '2019-01-01' },
    })
    expect((await correct(officer, id, body.version, { code: 'B' })).body.code).toBe('conflict')
  })

  test.each(roleNames)('%s: only an officer of the district corrects', async (role) => {
    const id = await givenUnit(house.app, district, `${role} 更正的单位`)
    const asker = await house.as(role, district)
    const expected = role === 'blood-office-officer' ? 200 : 403
    expect((await correct(asker, id, 1, { shortName: '简称' })).status).toBe(expected)
  })

  test('an officer of another district finds no such unit', async () => {
    const id = await givenUnit(house.app, district, '民政局')
    const foreign = await house.as('blood-office-officer', await givenDistrict(house.app, '远山区'))
    expect((await correct(foreign, id, 1, { code: 'C' })).status).toBe(404)
  })
})
