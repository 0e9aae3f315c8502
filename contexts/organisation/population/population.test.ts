import { beforeAll, expect, test } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict } from '../given.ts'

const house = useApplication()
let district = ''
let officer: Asker

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  officer = await house.as('blood-office-officer', district)
})

const residents = { year: 2020, amount: 1_114_600, source: '统计年鉴', statedOn: '2020-12-31' }
const state = (who: Asker, more: object = {}) =>
  who.post(`/organisation/regions/${district}/populations`, { ...residents, ...more })

test('a correction names the statement it replaces; a later one shows both and loses neither', async () => {
  const { body: first } = await state(officer)
  expect((await state(officer)).body).toEqual(first)
  const stale = await state(officer, { amount: 1_200_000 })
  expect(stale).toMatchObject({
    status: 409,
    body: { code: 'stale-version', values: { theirs: { amount: 1_114_600 } } },
  })
  expect((await state(officer, { amount: 2_229_200, replaces: first.id })).status).toBe(200)
  const rows = await rowsOf(
    house.database.owner,
    'select amount::integer, superseded_at is null as stands from organisation.population order by stated_at',
  )
  expect(rows).toEqual([
    { amount: 1_114_600, stands: false },
    { amount: 2_229_200, stands: true },
  ])
})

test.each([
  ['nobody', { amount: 0 }],
  ['a fraction of a person', { amount: 1.5 }],
  ['10^18 people', { amount: 1e18 }],
  ['no source', { source: '  ' }],
  ['a day to come', { statedOn: '2199-01-01' }],
])('%s is refused', async (_case, over) => {
  expect(await state(officer, over)).toMatchObject({ status: 400, body: { code: 'input-invalid' } })
})

test('twenty who state at once state one, and the others are told', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => state(officer, { year: 2021, amount: 1000 + at })),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body }) => body.code === 'stale-version')).toHaveLength(19)
})

test('only an officer of the region states them', async () => {
  const other = await givenDistrict(house.app, '另一个区')
  expect((await state(await house.as('blood-office-officer', other))).status).toBe(404)
  for (const role of ['blood-office-approver', 'health-commission', 'liaison'] as const) {
    expect((await state(await house.as(role, district))).status).toBe(403)
  }
  expect((await state(house.nobody)).status).toBe(401)
})
