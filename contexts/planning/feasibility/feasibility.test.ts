import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict } from '../../organisation/given.ts'
import { givenResource } from '../../organisation/resources/given.ts'
import { useOffice } from '../given.ts'

const house = useApplication()
const office = useOffice(house)
let foreign: Asker

beforeAll(async () => {
  foreign = await house.as('blood-office-officer', await givenDistrict(house.app, '山北区'))
})

/** A draft whose town is planned for so much in one span. */
async function planned(amount: number, from: string, to: string): Promise<string> {
  const id = await office.drafted()
  const year = String(office.year)
  await office.does.change(id, [
    { do: 'set-target', key: await office.does.key(id, '东镇'), amount, status: 'stated' },
    {
      ...{ do: 'add-item', targetKey: await office.does.key(id, '东镇'), amount, area: null },
      ...{ from: `${year}-${from}`, to: `${year}-${to}` },
    },
  ])
  return id
}

const feasible = async (id: string, who = office.officer) =>
  who.get(`/planning/plans/${id}/feasibility`)

describe('A plan against teams and vehicles', () => {
  test('is not checked where nothing is registered: unknown, not impossible', async () => {
    const { body } = await feasible(await planned(60, '03-01', '03-10'))
    expect(body).toMatchObject({ comparable: true, standings: { mobile: null, site: null } })
    expect(body.unchecked).toEqual({ mobile: 60, site: 0 })
    expect(body.conflicts).toEqual([])
    expect(body.holidays).toBeNull()
  })

  test('names the conflict in 车·班, and what was found to resolve it', async () => {
    await givenResource(house.app, office.district, { kind: 'team', name: '一班' })
    await givenResource(house.app, office.district, { kind: 'vehicle', name: '一号车' })
    const id = await planned(900, '03-01', '03-10')
    const { body } = await feasible(id)
    const [conflict] = body.conflicts
    expect(conflict.standing).toMatchObject({ at: 6, asked: 900, perShift: 80, need: 11.3 })
    expect(conflict.standing.over).toBe(900 - conflict.standing.capacity.renfen)
    expect(conflict.standing.parts).toMatchObject([{ label: '东镇', amount: 900 }])
    expect(conflict.ways.map(({ is }: { is: string }) => is)).toContain('borrow')
    expect(conflict.standing.capacity.unknownDays).toBe(10)
    const inMarch = await office.officer.get(`/planning/plans/${id}/feasibility`, {
      grain: 'month',
    })
    expect(inMarch.body.conflicts).toEqual([])
    expect(inMarch.body.periods).toHaveLength(12)
  })

  test('of another unit than 人份 is not compared', async () => {
    const { body: made } = await office.officer.post('/planning/plans', {
      ...{ regionId: office.district, year: office.nextYear(), unit: 'person' },
    })
    const { body } = await feasible(made.planId)
    expect([body.unit, body.comparable]).toEqual(['person', false])
    expect(body.unchecked).toEqual({ mobile: 0, site: 0 })
  })

  test('is seen within reach only', async () => {
    const id = await office.drafted()
    expect((await feasible(id, foreign)).status).toBe(404)
    expect((await foreign.get(`/planning/plans/${id}/capacity`)).status).toBe(404)
    const liaison = await house.as('liaison', office.east.regionId)
    expect((await feasible(id, liaison)).status).toBe(403)
    expect((await feasible(newId())).status).toBe(404)
    const wrong = await office.officer.get(`/planning/plans/${id}/feasibility`, { grain: 'week' })
    expect(wrong.status).toBe(400)
  })
})

describe('Seasons of a region', () => {
  const heat = () => ({
    ...{ regionId: office.district, name: '高温', fromYear: 2026, source: '测试通知，三' },
    what: {
      ...{ is: 'window', kind: 'heat', when: { fromMonthDay: '07-01', toMonthDay: '08-31' } },
      capacityFactor: 0.5,
    },
  })
  const propose = (wish: object) => office.officer.post('/planning/seasons', wish)

  test('count once a second person has approved them, and lower what a column can take', async () => {
    const id = await office.drafted()
    const july = async () =>
      (await office.officer.get(`/planning/plans/${id}/capacity`)).body.capacities.mobile[18].renfen
    const before = await july()
    const { body: proposed } = await propose(heat())
    expect(await july()).toBe(before)
    const decide = (who: Asker) => who.post(`/planning/seasons/${proposed.id}`, { approve: true })
    expect((await decide(office.officer)).status).toBe(403)
    expect(
      (await decide(await house.as('blood-office-approver', office.east.regionId))).status,
    ).toBe(404)
    expect((await decide(office.approver)).status).toBe(200)
    expect(await july()).toBe(before / 2)
    expect((await decide(office.approver)).status).toBe(404)
    const { body } = await office.officer.get(`/planning/plans/${id}/capacity`)
    expect(body.windows).toMatchObject([
      { season: { name: '高温', source: '测试通知，三', willingnessFactor: null } },
    ])
    const { body: listed } = await office.officer.get('/planning/seasons', {
      regionId: office.east.regionId,
    })
    expect(listed).toMatchObject([{ name: '高温', mine: true, approvedBy: expect.any(String) }])
  })

  test.each([
    ['no source', { source: ' ' }],
    [
      'a month that is none',
      {
        what: { is: 'window', kind: 'heat', when: { fromMonthDay: '13-01', toMonthDay: '08-31' } },
      },
    ],
    ['a factor of nothing', { what: { ...heat().what, capacityFactor: 0 } }],
    ['eleven months of need', { what: { is: 'need', weights: Array(11).fill(1) } }],
    ['a need of nothing', { what: { is: 'need', weights: Array(12).fill(0) } }],
    ['years that end before they begin', { toYear: 2020 }],
  ])('refuses %s', async (_case, part) => {
    expect((await propose({ ...heat(), ...part })).status).toBe(400)
  })

  test('are proposed within reach only', async () => {
    expect((await foreign.post('/planning/seasons', heat())).status).toBe(404)
  })
})
