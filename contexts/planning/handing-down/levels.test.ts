import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { UnitKind } from '#kernel/unit-kinds.ts'
import { asProgramme } from '#platform/programme.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { foundRegion } from '../../organisation/found-region.ts'
import { foundUnit } from '../../organisation/found-unit.ts'
import type { RegionKind } from '../../organisation/rules/kinds.ts'
import { issue, planning } from '../given.ts'
import { handingDown, openLink, tokenFor } from './given.ts'

const house = useApplication()
const on = day('2000-01-01')
const year = 2031
const amount = 1200

/** One level: its region, the unit that stands for it above, and its people. */
interface Level {
  readonly name: string
  readonly regionId: string
  readonly unitId: string
  readonly officer: Asker
  readonly approver: Asker
}
const levels: Level[] = []
let village = ''

async function level(name: string, kind: RegionKind, parentId: string | null, unit: UnitKind) {
  const { id: regionId } = await asProgramme(house.app, (act) =>
    foundRegion(act, { parentId, kind, name, on }),
  )
  const { id: unitId } = await asProgramme(house.app, (act) =>
    foundUnit(act, { regionId, kind: unit, name, on }),
  )
  const officer = await house.as('blood-office-officer', regionId)
  levels.push({
    name,
    regionId,
    unitId,
    officer,
    approver: await house.as('blood-office-approver', regionId),
  })
  return regionId
}

beforeAll(async () => {
  const province = await level('云省', 'province', null, 'other')
  const city = await level('河市', 'city', province, 'other')
  const district = await level('江区', 'district', city, 'county')
  const town = await level('东镇', 'town', district, 'town')
  const made = await asProgramme(house.app, (act) =>
    foundUnit(act, { regionId: town, kind: 'enterprise', name: '第一纺织厂', on }),
  )
  village = made.id
  await levels[3]!.officer.post(`/organisation/units/${village}/liaisons`, {
    ...{ role: 'liaison', name: '周联络', phone: '13700002222', from: '2026-01-01' },
  })
})

/** Splits a draft's total: all of it to one unit below, with one span in May. */
async function split(planId: string, of: Level, below: { unitId: string; name: string }) {
  const does = planning(of.officer)
  const { targets } = await does.read(planId)
  const total = targets.find(({ kind }) => kind === 'total')!
  const track = targets.find(({ kind }) => kind === 'track')
  const key = track?.key ?? crypto.randomUUID()
  const changed = await does.change(planId, [
    { do: 'set-target', key: total.key, amount, status: 'stated' },
    ...(track === undefined
      ? [
          {
            ...{ do: 'add-target', key, parentKey: total.key, kind: 'track', track: 'group' },
            ...{ label: '团体', unitId: null, amount, status: 'stated' },
          },
        ]
      : []),
    {
      ...{ do: 'add-target', parentKey: key, kind: 'unit', track: 'group', label: below.name },
      ...{ unitId: below.unitId, amount, status: 'stated' },
    },
  ])
  expect(changed.status).toBe(200)
  const itemised = await does.change(planId, [
    {
      ...{ do: 'add-item', targetKey: await does.key(planId, below.name), amount, area: null },
      ...{ from: `${year}-05-01`, to: `${year}-05-31` },
    },
  ])
  expect(itemised.status).toBe(200)
  expect((await does.submit(planId)).body.state).toBe('submitted')
}

describe('From the province to the unit, five levels', () => {
  test('each takes what it was given, splits it, files it, and hands it on once it is accepted', async () => {
    const [province] = levels
    let planId = await planning(province!.officer).begin({ regionId: province!.regionId, year })
    await split(planId, province!, levels[1]!)
    expect((await issue(province!.approver, planId)).status).toBe(200)

    for (const [at, above] of levels.slice(0, 3).entries()) {
      const below = levels[at + 1]!
      const next = levels[at + 2] ?? { unitId: village, name: '第一纺织厂' }
      const { id } = await handingDown(above.officer).find(planId, below.name)
      const own = handingDown(below.officer)
      expect(await own.read(id)).toMatchObject({ amount, side: 'receiver', issuer: above.name })
      const begun = await below.officer.post(`/planning/hand-downs/${id}/plan`)
      expect(begun.status).toBe(200)
      const child = begun.body.planId
      const drafted = await planning(below.officer).read(child)
      expect(drafted.targets.map(({ kind, amount: of }) => [kind, of])).toEqual([
        ['total', amount],
        ['track', amount],
      ])
      const early = await own.act(id, 'file')
      expect([early.status, early.body.code]).toEqual([422, 'not-reconciled'])
      await split(child, below, next)

      const tooEarly = await issue(below.approver, child)
      expect([tooEarly.status, tooEarly.body.code]).toEqual([409, 'conflict'])
      const filed = await own.act(id, 'file')
      expect(filed.body).toMatchObject({
        state: 'filed',
        receipt: { total: amount, difference: 0 },
      })
      const { revision } = await planning(below.officer).read(child)
      const resting = await below.approver.post(`/planning/revisions/${revision.id}/return`, {
        ...{ version: revision.version, reason: '再想想' },
      })
      expect([resting.status, resting.body.code]).toEqual([409, 'conflict'])
      expect((await handingDown(above.officer).act(id, 'accept')).body.state).toBe('locked')
      expect((await issue(below.approver, child)).body.state).toBe('issued')
      const again = await below.officer.post(`/planning/plans/${child}/revisions`)
      expect([again.status, again.body.code]).toEqual([409, 'conflict'])
      planId = child
    }

    const { id } = await handingDown(levels[3]!.officer).find(planId, '第一纺织厂')
    const { who } = await openLink(house, await tokenFor(house, '周联络'))
    const { body: task } = await who.get('/task/hand-down')
    expect(task).toMatchObject({ id, amount, issuer: '东镇', items: [{ text: '五月', amount }] })
    const filed = await who.post('/task/hand-down/months', {
      version: task.version,
      items: [{ from: `${year}-05-01`, to: `${year}-05-31`, amount }],
    })
    expect(filed.body.receipt).toMatchObject({ total: amount, difference: 0 })
    expect((await handingDown(levels[3]!.officer).act(id, 'accept')).body.state).toBe('locked')
  }, 60_000)

  test('no level sees past its neighbour: what it gave others, or what lies above', async () => {
    const [province, city, district] = levels
    const plans = async (who: Level) => (await who.officer.get('/planning/plans')).body
    const top = (await plans(province!)).find(
      ({ regionId }: { regionId: string }) => regionId === province!.regionId,
    )
    const [handed] = await handingDown(province!.officer).list(top.id)
    expect((await city!.officer.get(`/planning/hand-downs/${handed!.id}`)).status).toBe(200)
    expect((await district!.officer.get(`/planning/hand-downs/${handed!.id}`)).status).toBe(404)
    expect((await city!.officer.get(`/planning/plans/${top.id}/hand-downs`)).status).toBe(404)
  })
})

describe('A plan filed with the level above', () => {
  test('that comes to more or less is not taken; returned, it is a draft again', async () => {
    const [province, city, district] = levels
    const next = year + 1
    const planId = await planning(province!.officer).begin({
      regionId: province!.regionId,
      year: next,
    })
    const does = planning(province!.officer)
    const [total] = (await does.read(planId)).targets
    const track = crypto.randomUUID()
    await does.change(planId, [
      { do: 'set-target', key: total!.key, amount: 100, status: 'stated' },
      {
        ...{ do: 'add-target', key: track, parentKey: total!.key, kind: 'track', track: 'group' },
        ...{ label: '团体', unitId: null, amount: 100, status: 'stated' },
      },
      {
        ...{ do: 'add-target', parentKey: track, kind: 'unit', track: 'group', label: '河市' },
        ...{ unitId: city!.unitId, amount: 100, status: 'stated' },
      },
    ])
    await does.submit(planId)
    expect((await issue(province!.approver, planId)).status).toBe(200)
    const { id } = await handingDown(province!.officer).find(planId, '河市')
    const child = (await city!.officer.post(`/planning/hand-downs/${id}/plan`)).body.planId
    const own = planning(city!.officer)
    const keys = (await own.read(child)).targets.map(({ key }) => key)
    const state = async (amounts: number) =>
      own.change(child, [
        ...keys.map((key) => ({ do: 'set-target', key, amount: amounts, status: 'stated' })),
        {
          ...{ do: 'add-target', parentKey: keys[1], kind: 'unit', track: 'group', label: '江区' },
          ...{ unitId: district!.unitId, amount: amounts, status: 'stated' },
        },
      ])
    await state(101)
    await own.submit(child)
    const filed = await handingDown(city!.officer).act(id, 'file')
    expect([filed.status, filed.body.values]).toEqual([
      422,
      { handed: 100, filed: 101, difference: 1, bound: 'exactly' },
    ])
    const { revision } = await own.read(child)
    await city!.approver.post(`/planning/revisions/${revision.id}/return`, {
      ...{ version: revision.version, reason: '多了一人份' },
    })
    const unit = await own.key(child, '江区')
    await own.change(
      child,
      [...keys, unit].map((key) => ({ do: 'set-target', key, amount: 100, status: 'stated' })),
    )
    await own.submit(child)
    expect((await handingDown(city!.officer).act(id, 'file')).body.state).toBe('filed')
    const back = await handingDown(province!.officer).act(id, 'return', { text: '请按县区细分' })
    expect(back.body.state).toBe('returned')
    const returned = await own.read(child)
    expect(returned.revision).toMatchObject({ state: 'draft', reason: '请按县区细分' })
    expect((await own.submit(child)).status).toBe(200)
    expect((await handingDown(city!.officer).act(id, 'file')).body.state).toBe('filed')
  }, 60_000)
})
