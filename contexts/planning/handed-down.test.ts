import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, useApplication } from '#test/served.ts'
import { givenTown } from '../organisation/given.ts'
import { issue, useOffice } from './given.ts'

const house = useApplication()
const office = useOffice(house)
let west = { regionId: '', unitId: '' }
let eastern: Asker
let western: Asker
let planId = ''

beforeAll(async () => {
  west = await givenTown(house.app, office.district, '西镇')
  eastern = await house.as('liaison', office.east.regionId)
  western = await house.as('liaison', west.regionId)
  planId = await office.complete()
})

const seenBy = async (who: Asker) =>
  (await who.get('/planning/handed-down')).body.map(
    ({ label, amount, revision }: { label: string; amount: number; revision: number }) => [
      label,
      amount,
      revision,
    ],
  )
const issued = async (wish: object = {}) => {
  await office.does.submit(planId)
  const { body } = await issue(office.approver, planId, wish)
  expect(body.state).toBe('issued')
}
const change = async (...changes: readonly object[]) =>
  expect((await office.does.change(planId, changes)).status).toBe(200)
const revise = () => office.officer.post(`/planning/plans/${planId}/revisions`)

describe('The liaison of a town', () => {
  test('sees nothing of a draft, nor while it is submitted', async () => {
    expect(await seenBy(eastern)).toEqual([])
    await office.does.submit(planId)
    expect(await seenBy(eastern)).toEqual([])
    const { revision } = await office.does.read(planId)
    await office.approver.post(`/planning/revisions/${revision.id}/return`, {
      version: revision.version,
      reason: '再看',
    })
  })

  test('sees its own target once it is issued, with its periods and its number', async () => {
    await change({
      do: 'add-item',
      targetKey: await office.does.key(planId, '东镇'),
      amount: 35,
      from: `${office.year}-03-01`,
      to: `${office.year}-03-31`,
      area: '集镇',
    })
    await issued()
    const { body } = await eastern.get('/planning/handed-down')
    expect(body).toMatchObject([
      {
        planId,
        year: office.year,
        unit: 'renfen',
        from: '云河区',
        label: '东镇',
        amount: 60,
        documentNumber: '云献〔2027〕1号',
        items: [{ area: '集镇', amount: 35, from: `${office.year}-03-01`, text: '三月' }],
      },
    ])
    expect(await seenBy(western)).toEqual([])
  })
})

describe('After a later issue a liaison', () => {
  test('sees the newest only, and nothing of the draft that follows it', async () => {
    await revise()
    await change({
      do: 'set-target',
      key: await office.does.key(planId, '东镇'),
      amount: 50,
      status: 'stated',
    })
    await change({
      do: 'add-target',
      parentKey: await office.does.key(planId, '团体'),
      kind: 'unit',
      track: 'group',
      label: '西镇',
      unitId: west.unitId,
      amount: 10,
      status: 'stated',
    })
    expect(await seenBy(eastern)).toEqual([['东镇', 60, 1]])
    await issued()
    expect(await seenBy(eastern)).toEqual([['东镇', 50, 2]])
    expect(await seenBy(western)).toEqual([['西镇', 10, 2]])
  })

  test('sees no more of a target that the newest issue took away', async () => {
    await revise()
    await change(
      { do: 'remove-target', key: await office.does.key(planId, '西镇') },
      {
        do: 'set-target',
        key: await office.does.key(planId, '东镇'),
        amount: 60,
        status: 'stated',
      },
    )
    await issued()
    expect(await seenBy(western)).toEqual([])
  })

  test('may ask for nothing else of the plan or its notices', async () => {
    for (const path of [
      `/planning/plans/${planId}`,
      '/planning/plans',
      `/planning/notices?regionId=${office.district}`,
    ]) {
      expect((await eastern.get(path)).status).toBe(403)
    }
  })

  test('of a town founded within the year still sees its target in the issues after it', async () => {
    const { body: north } = await office.officer.post('/organisation/regions', {
      parentId: office.district,
      kind: 'town',
      name: '北镇',
      on: `${office.year}-05-01`,
    })
    const { body: unit } = await office.officer.post('/organisation/units', {
      regionId: north.id,
      kind: 'town',
      name: '北镇',
      on: `${office.year}-05-01`,
    })
    await revise()
    const keys = [await office.does.key(planId, '团体'), await office.does.key(planId, '东镇')]
    await change(
      { do: 'set-target', key: keys[1], amount: 40, status: 'stated' },
      {
        do: 'add-target',
        parentKey: keys[0],
        kind: 'unit',
        track: 'group',
        label: '北镇',
        unitId: unit.id,
        amount: 20,
        status: 'stated',
      },
    )
    await issued()
    await revise()
    await issued()
    expect(await seenBy(await house.as('liaison', north.id))).toEqual([['北镇', 20, 5]])
  })
})

describe('An officer of a town below', () => {
  test('has no plan of the district in the list, and neither opens nor revises it', async () => {
    const officer = await house.as('blood-office-officer', office.east.regionId)
    expect((await officer.get('/planning/plans')).body).toEqual([])
    for (const answer of [
      await officer.get(`/planning/plans/${planId}`),
      await officer.post(`/planning/plans/${planId}/revisions`),
      await officer.get(`/planning/plans/${planId}/differences`, { from: '1', to: '2' }),
      await officer.get(`/planning/plans/${planId}/targets.xlsx`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'not-found'])
    }
  })
})

test('a later issue that is effective earlier stands from its day on', async () => {
  const first = `${office.year}-01-01`
  const key = await office.does.key(planId, '东镇')
  await revise()
  await change({ do: 'set-target', key, amount: 40, status: 'reserve' })
  await issued({ effectiveOn: `${office.year}-09-01` })
  await revise()
  await change({ do: 'set-target', key, amount: 40, status: 'stated' })
  await issued({ effectiveOn: first })
  const newest = (await office.does.read(planId)).revision.number
  for (const on of [first, `${office.year}-10-01`]) {
    expect((await office.does.read(planId, { on })).revision.number).toBe(newest)
  }
})
