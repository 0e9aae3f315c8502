import { beforeAll, describe, expect, test } from 'vitest'
import { roleNames } from '#platform/access/roles.ts'
import { readTable } from '#platform/documents/table-in.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict, givenTown, givenUnit } from './given.ts'

const house = useApplication()
let district = ''
let town = { regionId: '', unitId: '' }
let bureau = ''
let officer: Asker

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  town = await givenTown(house.app, district, '白鹭镇')
  bureau = await givenUnit(house.app, district, '教育局')
  officer = await house.as('blood-office-officer', district)
})

const statement = {
  ...{
    year: 2026,
    basis: 'staff',
    amount: 620,
    migrants: 12,
    source: '年报',
    statedOn: '2026-01-31',
  },
}

describe('Founding', () => {
  test('an officer founds a town, a unit in it and finds both', async () => {
    const place = await officer.post('/organisation/places', {
      ...{ parentId: district, kind: 'town', name: '青石镇', on: '2010-01-01' },
    })
    expect(place.status).toBe(200)
    const unit = await officer.post('/organisation/units', {
      regionId: place.body.regionId,
      ...{ kind: 'enterprise', name: '青石·水泥厂', on: '2011-01-01' },
    })
    expect(unit.status).toBe(200)
    const found = await officer.get('/organisation/units', { search: '青石水泥' })
    expect(found.body).toMatchObject({
      total: 1,
      units: [{ id: unit.body.id, regionName: '青石镇' }],
    })
    const regions = await officer.get('/organisation/regions')
    expect(regions.body.find(({ id }: { id: string }) => id === place.body.regionId)).toMatchObject(
      {
        ...{ parentId: district, kind: 'town', units: 2 },
      },
    )
  })

  test.each([
    ['a name taken in the same region', { kind: 'bureau', name: ' 教育局 ' }, 409, 'conflict'],
    ['a body where one answers already', { kind: 'county', name: '云河区' }, 409, 'conflict'],
    ['a town body in a district', { kind: 'town', name: '某镇' }, 409, 'conflict'],
    ['a name of spaces', { kind: 'bureau', name: '   ' }, 400, 'input-invalid'],
    ['a kind nobody knows', { kind: 'army', name: '某部' }, 400, 'input-invalid'],
    [
      'a day that is none',
      { kind: 'bureau', name: '某局', on: '2026-02-30' },
      400,
      'input-invalid',
    ],
  ])('%s is refused', async (_case, wish, status, code) => {
    if (wish.kind === 'county') await givenUnit(house.app, district, '云河区政府', 'county')
    const answer = await officer.post('/organisation/units', {
      ...{ regionId: district, on: '2020-01-01' },
      ...wish,
    })
    expect(answer).toMatchObject({ status, body: { code } })
  })

  test('a region without a parent, or in a smaller one, is refused', async () => {
    const found = async (parentId: string, kind: string) =>
      (
        await officer.post('/organisation/regions', {
          ...{ parentId, kind, name: '某地', on: '2020-01-01' },
        })
      ).body.code
    expect(await found('00000000-0000-7000-8000-000000000000', 'town')).toBe('not-found')
    expect(await found(town.regionId, 'district')).toBe('conflict')
    expect(await found('nowhere', 'town')).toBe('input-invalid')
  })

  test('twenty officers founding the same unit at once found one', async () => {
    const wish = { regionId: district, kind: 'bureau', name: '同一局', on: '2020-01-01' }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => officer.post('/organisation/units', wish)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.code === 'conflict')).toHaveLength(19)
  })
})

describe('Head-counts', () => {
  const state = (body: object) => officer.post(`/organisation/units/${bureau}/headcounts`, body)

  test('a later statement takes the place of the earlier, which stays', async () => {
    const first = await state(statement)
    expect(first.status).toBe(200)
    const again = await state(statement)
    expect(again.body).toEqual(first.body)
    const stale = await state({ ...statement, amount: 700 })
    expect(stale).toMatchObject({
      status: 409,
      body: { code: 'stale-version', values: { theirs: { amount: 620 }, yours: { amount: 700 } } },
    })
    const second = await state({ ...statement, amount: 630, replaces: first.body.id })
    expect(second.status).toBe(200)
    const { body } = await officer.get(`/organisation/units/${bureau}`)
    expect(
      body.headcounts.map(({ amount, superseded }: { amount: number; superseded: boolean }) => [
        amount,
        superseded,
      ]),
    ).toEqual([
      [630, false],
      [620, true],
    ])
    expect(body.headcount).toMatchObject({ amount: 630, migrants: 12, source: '年报', year: 2026 })
  })

  test.each([
    ['negative', { amount: -1 }, 'input-invalid'],
    ['fractional', { amount: 1.5 }, 'input-invalid'],
    ['10^18', { amount: 1e18 }, 'input-invalid'],
    ['more migrants than people', { amount: 5, migrants: 6 }, 'amount-invalid'],
    ['without a source', { source: ' ' }, 'input-invalid'],
    ['of the year 20266', { year: 20266 }, 'input-invalid'],
  ])('%s is refused', async (_case, part, code) => {
    expect((await state({ ...statement, year: 2024, ...part })).body.code).toBe(code)
  })

  test('twenty officers stating at once: one is in, the others see both figures', async () => {
    const wish = (amount: number) => ({ ...statement, year: 2023, amount })
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => state(wish(600 + i))))
    const [done] = answers.filter(({ status }) => status === 200)
    expect(done).toBeDefined()
    const refused = answers.filter(({ body }) => body.code === 'stale-version')
    expect(refused).toHaveLength(19)
    const theirs = new Set(refused.map(({ body }) => body.values.theirs.amount))
    expect(theirs.size).toBe(1)
    for (const { body } of refused)
      expect(body.values.yours.amount).not.toBe(body.values.theirs.amount)
  })
})

describe('Lines', () => {
  test('a unit on two lines of a system is found on both and counted once', async () => {
    const found = async (name: string, parentId: string | null = null) =>
      (await officer.post('/organisation/lines', { regionId: district, parentId, name })).body.id
    const system = await found('教卫系统')
    const [schools, health] = [await found('教育', system), await found('卫生', system)]
    const college = await givenUnit(house.app, town.regionId, '医学专科学校', 'school')
    for (const lineId of [schools, health]) {
      const put = await officer.post(`/organisation/units/${college}/lines`, {
        ...{ lineId, from: '2020-01-01' },
      })
      expect(put.body).toEqual({ on: true })
    }
    await officer.post(`/organisation/units/${college}/headcounts`, { ...statement, year: 2022 })
    const table = await officer.get('/organisation/headcounts', {
      regionId: district,
      year: '2022',
    })
    expect(table.body.lines).toMatchObject([
      { name: '教卫系统', units: 1, amount: 620 },
      { name: '教育', units: 1, amount: 620 },
      { name: '卫生', units: 1, amount: 620 },
    ])
    const onSystem = await officer.get('/organisation/units', { lineId: system })
    expect(onSystem.body.units.map(({ id }: { id: string }) => id)).toEqual([college])
    const below = await house.as('liaison', town.regionId)
    expect((await below.get(`/organisation/units/${college}`)).body.lines).toHaveLength(2)
    await officer.post(`/organisation/units/${college}/lines/end`, {
      lineId: health,
      on: '2021-01-01',
    })
    expect((await officer.get(`/organisation/units/${college}`)).body.lines).toHaveLength(1)
  })
})

describe('Who may', () => {
  const seeing = [
    'blood-office-officer',
    'blood-office-approver',
    'health-commission',
    'liaison',
    'station-planner',
  ]
  const contacts = ['blood-office-officer', 'blood-office-approver']

  test.each(roleNames)('%s: sees, changes and exports what the role carries', async (role) => {
    const asker = await house.as(role, district)
    const status = async (answer: Promise<{ status: number }>) => (await answer).status
    const may = (roles: readonly string[]) => (roles.includes(role) ? 200 : 403)
    for (const path of ['/regions', '/lines', '/units', `/units/${bureau}`, '/units.xlsx']) {
      expect(await status(asker.get(`/organisation${path}`))).toBe(may(seeing))
    }
    for (const path of ['/liaisons', '/liaisons.xlsx']) {
      expect(await status(asker.get(`/organisation${path}`))).toBe(may(contacts))
    }
    const change = asker.post('/organisation/units', {
      ...{ regionId: district, kind: 'other', name: `${role} 的单位`, on: '2020-01-01' },
    })
    expect(await status(change)).toBe(may(['blood-office-officer']))
  })

  test('nobody who is not signed in', async () => {
    expect((await house.nobody.get('/organisation/units')).status).toBe(401)
  })

  test('a liaison sees the own town and nothing beside or above', async () => {
    const liaison = await house.as('liaison', town.regionId)
    const { body } = await liaison.get('/organisation/units')
    expect(new Set(body.units.map((row: { regionName: string }) => row.regionName))).toEqual(
      new Set(['白鹭镇']),
    )
    const regions = await liaison.get('/organisation/regions')
    expect(regions.body).toMatchObject([{ name: '白鹭镇', parentId: null }])
    expect((await liaison.get(`/organisation/units/${bureau}`)).status).toBe(404)
  })

  test('an officer of another district finds nothing here and changes nothing', async () => {
    const foreign = await house.as('blood-office-officer', await givenDistrict(house.app, '远山区'))
    expect((await foreign.get('/organisation/units')).body.total).toBe(0)
    expect((await foreign.get(`/organisation/units/${bureau}`)).status).toBe(404)
    const attempts = [
      foreign.post('/organisation/rename', {
        ...{ of: 'unit', id: bureau, version: 1, name: '别名', from: '2020-01-01' },
      }),
      foreign.post(`/organisation/units/${bureau}/headcounts`, { ...statement, year: 2021 }),
      foreign.post(`/organisation/units/${bureau}/close`, { version: 1, on: '2020-01-01' }),
      foreign.post(`/organisation/units/${bureau}/liaisons`, {
        ...{ role: 'liaison', name: '甲', from: '2026-01-01' },
      }),
      foreign.post('/organisation/units', {
        ...{ regionId: district, kind: 'bureau', name: '外来局', on: '2020-01-01' },
      }),
      foreign.post('/organisation/move', {
        ...{ of: 'unit', id: bureau, version: 1, to: town.regionId, on: '2020-01-01' },
      }),
    ]
    expect((await Promise.all(attempts)).map(({ status }) => status)).toEqual(
      attempts.map(() => 404),
    )
  })
})

describe('Spreadsheets', () => {
  test('the list of units can be read again, and no name becomes a formula', async () => {
    await givenUnit(house.app, district, '=HYPERLINK("x")', 'other')
    const { body, headers } = await officer.get('/organisation/units.xlsx', { regionId: district })
    expect(headers['content-disposition']).toContain(encodeURIComponent('单位名录'))
    const { sheets } = await readTable(body, 'units.xlsx')
    const texts = sheets[0]!.rows.map(({ cells }) => cells[1])
    expect(texts).toContain('教育局')
    expect(texts).toContain('=HYPERLINK("x")')
  })
})
