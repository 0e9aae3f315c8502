import { beforeAll, describe, expect, test } from 'vitest'
import { roleNames } from '#platform/access/roles.ts'
import { readTableHere } from '#platform/documents/table-in.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { demoTallies, givenDemonstration, tallyTaker } from './given.ts'

const house = useApplication()
let named: (name: string) => string
let qingpu: string
let officer: Asker
let zhangjiajie: string
let office: Asker

beforeAll(async () => {
  named = await givenDemonstration(house.app)
  ;[qingpu, zhangjiajie] = [named('青浦区'), named('张家界市')]
  officer = await house.as('blood-office-officer', qingpu)
  office = await house.as('blood-office-officer', zhangjiajie)
  for (const [who, regionId, name] of [
    [officer, qingpu, 'qingpu-2020.csv'],
    [office, zhangjiajie, 'zhangjiajie-2012.csv'],
  ] as const) {
    const { taken } = tallyTaker(
      () => regionId,
      () => who,
    )
    expect((await taken(await demoTallies(name), {}, who, name)).status).toBe(200)
  }
}, 60_000)

const year = (regionId: string, of: number, more: Record<string, string> = {}) => ({
  regionId,
  year: String(of),
  ...more,
})
const row = (body: { rows: { label: string }[] }, label: string) =>
  body.rows.find((one) => one.label === label)

describe('Progress of 青浦 2020 to 31 October', () => {
  test('is told by the plan to date: 9,234 of 9,391, 60 units on plan, 3 behind, 1 ahead', async () => {
    const { body } = await officer.get('/planning/progress', year(qingpu, 2020))
    expect(body.ground).toMatchObject({ on: '2020-10-31', inForce: true, revision: 1 })
    expect(body.counts).toMatchObject({ 'on-plan': 60, behind: 3, ahead: 1, unscheduled: 0 })
    expect(row(body, '团体无偿献血')).toMatchObject({ actual: 9234, toDate: 9391, gap: -157 })
    expect(row(body, '徐泾镇')).toMatchObject({
      own: 1106,
      derived: 71,
      how: 'owed',
      gap: -75,
      state: 'behind',
      closing: { sessions: 2, by: 'unit' },
    })
  })

  test('朱家角 is held against 450 on 30 November, not against eleven twelfths of 1,222', async () => {
    const { body } = await officer.get(
      '/planning/progress',
      year(qingpu, 2020, { on: '2020-11-30' }),
    )
    expect(row(body, '朱家角镇')).toMatchObject({ own: 439, toDate: 450, target: 1222 })
    expect(row(body, '朱家角镇')).toMatchObject({ state: 'ahead', actual: 466 })
  })

  test('counts nothing that was collected after the day asked for', async () => {
    const { body } = await officer.get(
      '/planning/progress',
      year(qingpu, 2020, { on: '2020-01-31' }),
    )
    expect(row(body, '各镇、街道')).toMatchObject({ actual: 1741, toDate: 1735 })
  })

  test('pending tracks are collected for, and have neither gap nor forecast', async () => {
    const { body } = await officer.get('/planning/progress', year(qingpu, 2020))
    expect(row(body, '个人自愿无偿献血')).toMatchObject({
      actual: 2900,
      target: null,
      gap: null,
      forecast: null,
      state: 'pending',
    })
  })
})

test('By month every part comes to what the list says of it', async () => {
  const { body } = await officer.get('/planning/progress/months', year(qingpu, 2020))
  const list = (await officer.get('/planning/progress', year(qingpu, 2020))).body.rows
  for (const { key, actual } of list) {
    const part = body.parts.find((one: { key: string }) => one.key === key)
    expect(part.actual.reduce((all: number, one: number | null) => all + (one ?? 0), 0)).toBe(
      actual,
    )
    expect(part.actual.slice(10)).toEqual([null, null])
  }
})

describe('The cockpit', () => {
  test('says the same as the progress page, and its months and parts add up to it', async () => {
    const { body } = await officer.get('/planning/cockpit', year(qingpu, 2020))
    const head = body.rows.find((one: { key: string }) => one.key === body.head)
    expect(head).toMatchObject({ actual: 9234, toDate: 9391, target: 11_173 })
    expect(body.pending).toMatchObject({ amount: 4814, actual: 3382 })
    expect(sum(body.months, 'plan')).toBe(11_173)
    expect(sum(body.months, 'actual')).toBe(9234)
    expect(body.parts).toHaveLength(12)
    expect(sum(body.parts, 'actual')).toBe(9234)
    expect(body.coming.items.map(({ label, amount }: never) => [label, amount])).toEqual([
      ['金泽镇', 450],
      ['练塘镇', 560],
    ])
  })

  test('by days, 华新’s July and August stand in their own months', async () => {
    const { body } = await officer.get('/planning/cockpit', year(qingpu, 2020, { spans: 'by-day' }))
    expect(body.months[6].plan).toBe(621)
    expect(sum(body.months, 'actual')).toBe(9234)
  })

  test('张家界 counts 人: four counties without a period are compared with nothing', async () => {
    const { body } = await office.get('/planning/cockpit', year(zhangjiajie, 2012))
    expect(body.ground.unit).toBe('person')
    expect(body.counts).toMatchObject({ unscheduled: 4 })
    const head = body.rows.find((one: { key: string }) => one.key === body.head)
    expect(head.actual).toBeGreaterThan(head.compared)
    expect(sum(body.months, 'actual')).toBe(head.compared)
    expect(body.matters).toContainEqual(
      expect.objectContaining({ code: 'unscheduled', amount: 5650, units: 4 }),
    )
  })

  test('长宁 has only a draft, 8,065 in nobody’s hands, and nothing collected', async () => {
    const changning = await house.as('blood-office-officer', named('长宁区'))
    const { body } = await changning.get('/planning/cockpit', year(named('长宁区'), 2012))
    expect(body.ground).toMatchObject({ inForce: false, revisionState: 'draft' })
    expect(body.ground.asOf).toMatchObject({ lastDay: null, sources: [] })
    expect(body.matters.map(({ code }: never) => code)).toContain('not-issued')
    expect(body.matters).toContainEqual(
      expect.objectContaining({ code: 'unallocated', amount: 8065 }),
    )
  })
})

describe('Indicators', () => {
  test('show their figures, and no rate without a population', async () => {
    const { body } = await officer.get('/planning/indicators', year(qingpu, 2020))
    const named = new Map(body.indicators.map((one: { name: string }) => [one.name, one]))
    expect(named.get('donation-rate')).toMatchObject({ value: null, why: { en: /./ } })
    expect(named.get('completion')).toMatchObject({ value: 12_616 / 15_987, asOf: '2020-10-31' })
    expect(named.get('growth')).toMatchObject({ value: null })
  })

  const residents = {
    year: 2020,
    amount: 1_114_600,
    source: '统计年鉴（演示）',
    statedOn: '2020-12-31',
  }
  const state = (who: Asker, more: object = {}) =>
    who.post(`/organisation/regions/${qingpu}/populations`, { ...residents, ...more })
  const rate = async (of = 2020) =>
    (await officer.get('/planning/indicators', year(qingpu, of))).body

  test('reckon the rate by visits once the residents of the year are stated, and say by whom', async () => {
    const { body } = await state(officer)
    const { indicators, population } = await rate()
    expect(indicators.at(-1)).toMatchObject({ name: 'donation-rate', value: 0.01 })
    expect(population).toEqual({
      ...{ id: body.id, amount: 1_114_600 },
      ...{ source: '统计年鉴（演示）', statedOn: '2020-12-31' },
    })
    expect((await state(officer)).body).toEqual(body)
    const entries = await rowsOf(
      house.database.owner,
      `select actor, data from record.entry where name = 'population.stated'`,
    )
    expect(entries).toMatchObject([{ actor: officer.accountId, data: { year: 2020 } }])
  })
})

describe('The spreadsheet', () => {
  test('has every part in the order of the plan, and what is not known is no zero', async () => {
    const { status, body } = await officer.get('/planning/progress.xlsx', year(qingpu, 2020))
    expect(status).toBe(200)
    const { sheets } = await readTableHere(body, 'progress.xlsx')
    const rows = sheets[0]!.rows.map(({ cells }) => cells)
    const at = (label: string) => rows.findIndex(([first]) => first === label)
    expect(at('夏阳街道')).toBeLessThan(at('白鹤镇'))
    expect(rows[at('徐泾镇')]!.slice(1, 6)).toEqual(['1177', '1177', '71', '1102', '-75'])
    expect(rows[at('个人自愿无偿献血')]!.slice(1, 3)).toEqual(['待下达', ''])
    expect(rows[at('徐泾镇')]!.slice(8, 9)).toEqual(['1102'])
    const months = sheets[1]!.rows.map(({ cells }) => cells).find(([first]) => first === '华新镇')!
    expect(months.slice(1, 3)).toEqual(['87', expect.any(String)])
    expect(months.slice(13, 17).filter((_cell, at) => at % 2 === 0)).toEqual(['621', '622'])
  })

  test('leaves out the forecast of what is only partly placed, and says how it counts people', async () => {
    const { body } = await office.get('/planning/progress.xlsx', year(zhangjiajie, 2012))
    const { sheets } = await readTableHere(body, 'progress.xlsx')
    const rows = sheets[0]!.rows.map(({ cells }) => cells)
    const list = await office.get('/planning/progress', year(zhangjiajie, 2012))
    const [total] = list.body.rows
    expect(total.forecast).not.toBeNull()
    expect(total.actual).toBeGreaterThan(total.compared)
    expect(rows.find(([first]) => first === total.label)!.slice(8, 11)).toEqual(['', '', ''])
    expect(
      rows.flat().filter((cell) => cell.includes('按日计') || cell.includes('第九条')),
    ).toHaveLength(2)
  })
})

const paths = [
  '/planning/progress',
  '/planning/progress.xlsx',
  '/planning/progress/months',
  '/planning/cockpit',
  '/planning/indicators',
]

describe('Who may see it', () => {
  const seeing = ['blood-office-officer', 'blood-office-approver', 'health-commission']
  test.each(roleNames.map((role) => [role, seeing.includes(role)] as const))(
    'a %s in 青浦: %s',
    async (role, allowed) => {
      const who = await house.as(role, qingpu)
      for (const path of paths) {
        const { status } = await who.get(path, year(qingpu, 2020))
        expect(`${path} ${status}`).toBe(`${path} ${allowed ? 200 : 403}`)
      }
      const { status } = await who.get('/planning/tallies', { regionId: qingpu })
      expect(status).toBe(allowed ? 200 : 403)
    },
  )

  test('nobody without a session', async () => {
    for (const path of paths) {
      expect((await house.nobody.get(path, year(qingpu, 2020))).status).toBe(401)
    }
  })

  test('another region’s officer finds nothing, nor does a town whose plan comes from above', async () => {
    const town = await house.as('blood-office-officer', named('华新镇'))
    for (const who of [office, town]) {
      for (const path of paths) {
        expect((await who.get(path, year(qingpu, 2020))).status).toBe(404)
      }
      expect((await who.get('/planning/tallies', { regionId: qingpu })).status).toBe(404)
    }
  })

  test('the health commission of the level above sees the district', async () => {
    const commission = await house.as('health-commission', named('上海市'))
    const { body } = await commission.get('/planning/progress', year(qingpu, 2020))
    expect(row(body, '团体无偿献血')).toMatchObject({ actual: 9234 })
  })
})

describe('Bad questions', () => {
  test.each([
    ['no such year', { year: '2021' }, 404],
    ['a year that is none', { year: 'abc' }, 400],
    ['a day that is none', { on: '2020-02-30' }, 400],
    ['a region that is none', { regionId: 'x' }, 400],
  ])('%s', async (_case, over, status) => {
    for (const path of paths) {
      const answer = await officer.get(path, { ...year(qingpu, 2020), ...over })
      expect(`${path} ${answer.status}`).toBe(`${path} ${status}`)
    }
  })

  test('a day outside of the year is held to its nearest end', async () => {
    const { body } = await officer.get(
      '/planning/progress',
      year(qingpu, 2020, { on: '2031-01-01' }),
    )
    expect(body.ground.on).toBe('2020-12-31')
    expect(row(body, '团体无偿献血')).toMatchObject({ toDate: 11_173 })
  })
})

const sum = <K extends string>(rows: readonly Record<K, number | null>[], name: K): number =>
  rows.reduce((all, one) => all + (one[name] ?? 0), 0)
