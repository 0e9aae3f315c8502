import { beforeAll, expect, test } from 'vitest'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict } from './given.ts'

const house = useApplication()
let district = ''
let officer: Asker

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  officer = await house.as('blood-office-officer', district)
})

const place = (name: string) =>
  officer.post('/organisation/places', {
    ...{ parentId: district, kind: 'town', name, on: '2012-01-01' },
  })

test('a town that is in the tree without a body gets the body alone, once', async () => {
  const { body: region } = await officer.post('/organisation/regions', {
    ...{ parentId: district, kind: 'town', name: '青石镇', on: '2001-01-01' },
  })
  const made = await place('青石镇')
  expect(made).toMatchObject({ status: 200, body: { regionId: region.id } })
  expect(await place('青石镇')).toMatchObject({ status: 409, body: { code: 'conflict' } })
  const { body } = await officer.get('/organisation/units', { search: '青石' })
  expect(body).toMatchObject({ total: 1, units: [{ id: made.body.unitId, kind: 'town' }] })
})
