import { describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { useApplication } from '#test/served.ts'
import { issue, useOffice } from './given.ts'

const house = useApplication()
const office = useOffice(house)

const amountOf = async (planId: string, label: string, query: Record<string, string> = {}) =>
  (await office.does.read(planId, query)).targets.find((target) => target.label === label)?.amount

describe('A year that is begun', () => {
  test('from nothing has one total that is to be set, and cannot be issued so', async () => {
    const planId = await office.does.begin({ regionId: office.district, year: 2028 })
    const { targets, blockers, revision, revisions } = await office.does.read(planId)
    expect(targets).toMatchObject([{ kind: 'total', amount: null, status: 'pending' }])
    expect(blockers).toMatchObject([{ code: 'no-total', blocks: true }])
    expect(revision).toMatchObject({ number: 1, state: 'draft', version: 1 })
    expect(revisions).toHaveLength(1)
  })

  test('is not begun twice', async () => {
    const again = await office.officer.post('/planning/plans', {
      regionId: office.district,
      year: 2028,
    })
    expect([again.status, again.body.code]).toEqual([409, 'conflict'])
  })

  test.each([
    ['before there was a programme', { year: 1900 }],
    ['in no year at all', { year: 2027.5 }],
    ['counted in something unknown', { year: 2029, unit: 'unknown' }],
  ])('%s is refused', async (_case, wish) => {
    const answer = await office.officer.post('/planning/plans', {
      regionId: office.district,
      ...wish,
    })
    expect(answer.status).toBe(400)
  })

  test('from a year without an issued plan is refused, and nothing is begun', async () => {
    const wish = { regionId: office.district, year: 2029, fromYear: 2028 }
    expect((await office.officer.post('/planning/plans', wish)).status).toBe(404)
    const { body } = await office.officer.get('/planning/plans', { regionId: office.district })
    expect(body.map(({ year }: { year: number }) => year)).not.toContain(2029)
  })

  test('from last year takes over parts and units, no amount, no period, no key', async () => {
    const before = await office.complete()
    await office.does.change(before, [
      {
        do: 'add-item',
        targetKey: await office.does.key(before, '东镇'),
        amount: 60,
        from: `${office.year}-03-01`,
        to: `${office.year}-03-31`,
        area: null,
      },
    ])
    await office.does.submit(before)
    await issue(office.approver, before)
    const last = await office.does.read(before)
    const planId = await office.does.begin({
      regionId: office.district,
      year: office.nextYear(),
      fromYear: last.year,
    })
    const { targets, items } = await office.does.read(planId)
    expect(targets.map(({ label, amount, status }) => [label, amount, status])).toEqual(
      last.targets.map(({ label }) => [label, null, 'pending']),
    )
    expect(items).toEqual([])
    expect(targets.find(({ label }) => label === '东镇')).toMatchObject({
      unitId: office.east.unitId,
      lastYear: { target: 60 },
    })
    const keys = new Set(last.targets.map(({ key }) => key))
    expect(targets.some(({ key }) => keys.has(key))).toBe(false)
  })

  test('from last year leaves out who is no more, and says so where they stood', async () => {
    const { body: old } = await office.officer.post('/organisation/units', {
      ...{ regionId: office.district, kind: 'bureau', name: '老粮食局', on: '2001-01-01' },
    })
    const before = await office.drafted()
    const parentKey = await office.does.key(before, '团体')
    await office.does.change(before, [
      {
        ...{ do: 'add-target', parentKey, kind: 'unit', track: 'group', label: '老粮食局' },
        ...{ unitId: old.id, amount: 40, status: 'stated' },
      },
    ])
    await office.does.submit(before)
    expect((await issue(office.approver, before)).status).toBe(200)
    const fromYear = office.year
    const closed = await office.officer.post(`/organisation/units/${old.id}/close`, {
      ...{ version: 1, on: '2026-06-01' },
    })
    expect(closed.status).toBe(200)
    const planId = await office.does.begin({
      ...{ regionId: office.district, year: office.nextYear(), fromYear },
    })
    const { targets } = await office.does.read(planId)
    expect(targets.map(({ label }) => label)).toEqual(['年度总目标', '团体', '东镇'])
    expect(targets[1]).toMatchObject({ note: '已撤销，没有沿用：老粮食局' })
  })
})

describe('A change of a draft', () => {
  test.each([
    ['negative', { amount: -1, status: 'stated' }],
    ['a fraction', { amount: 1.5, status: 'stated' }],
    ['larger than can be counted', { amount: 1e18, status: 'stated' }],
    ['missing though stated', { amount: null, status: 'stated' }],
    ['there though pending', { amount: 5, status: 'pending' }],
  ])('whose amount is %s is refused', async (_case, wish) => {
    const planId = await office.drafted()
    const key = await office.does.key(planId, '东镇')
    expect((await office.does.change(planId, [{ do: 'set-target', key, ...wish }])).status).toBe(
      400,
    )
    expect(await amountOf(planId, '东镇')).toBe(60)
  })

  test('is made whole or not at all', async () => {
    const planId = await office.drafted()
    const { version } = (await office.does.read(planId)).revision
    const answer = await office.does.change(planId, [
      { do: 'set-target', key: await office.does.key(planId, '东镇'), amount: 1, status: 'stated' },
      { do: 'remove-target', key: newId() },
    ])
    expect(answer.status).toBe(404)
    expect(await amountOf(planId, '东镇')).toBe(60)
    expect((await office.does.read(planId)).revision.version).toBe(version)
  })

  test('on an older state saves nothing and shows both values', async () => {
    const planId = await office.drafted()
    const key = await office.does.key(planId, '东镇')
    const { revision } = await office.does.read(planId)
    const set = (amount: number) => ({ do: 'set-target', key, amount, status: 'stated' })
    await office.does.change(planId, [set(61)])
    const answer = await office.officer.post(`/planning/revisions/${revision.id}/changes`, {
      version: revision.version,
      changes: [set(62)],
    })
    expect([answer.status, answer.body.code]).toEqual([409, 'stale-version'])
    expect(answer.body.values.theirs.targets).toMatchObject([{ key, amount: 61 }])
    expect(answer.body.values.yours).toEqual([set(62)])
    expect(await amountOf(planId, '东镇')).toBe(61)
  })

  test('made by twenty at once is made once, and nineteen are told', async () => {
    const planId = await office.drafted()
    const key = await office.does.key(planId, '东镇')
    const { revision } = await office.does.read(planId)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        office.officer.post(`/planning/revisions/${revision.id}/changes`, {
          version: revision.version,
          changes: [{ do: 'set-target', key, amount: 10 + at, status: 'stated' }],
        }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(19).fill(409)])
    const winner = answers.findIndex(({ status }) => status === 200)
    expect(await amountOf(planId, '东镇')).toBe(10 + winner)
  })
})

describe('A part of a draft', () => {
  test('said to be what it is already is no change', async () => {
    const planId = await office.drafted()
    const { version } = (await office.does.read(planId)).revision
    const same = { do: 'set-target', key: await office.does.key(planId, '东镇'), amount: 60 }
    const { body } = await office.does.change(planId, [{ ...same, status: 'stated' }])
    expect(body.version).toBe(version)
  })

  test('that was removed comes back with its place and its periods', async () => {
    const planId = await office.complete()
    const key = await office.does.key(planId, '东镇')
    await office.does.change(planId, [
      {
        do: 'add-item',
        targetKey: key,
        amount: 60,
        from: `${office.year}-07-01`,
        to: `${office.year}-08-31`,
        area: null,
      },
    ])
    const before = await office.does.read(planId)
    await office.does.change(planId, [{ do: 'remove-target', key }])
    expect((await office.does.read(planId)).items).toEqual([])
    const back = await office.does.change(planId, [
      {
        do: 'put-back',
        targets: [{ at: 2, part: before.targets[2] }],
        items: [{ at: 0, span: before.items[0] }],
      },
    ])
    expect(back.status).toBe(200)
    const after = await office.does.read(planId)
    expect(after.targets).toEqual(before.targets)
    expect(after.items.map(({ id: _id, ...item }) => item)).toEqual(
      before.items.map(({ id: _id, ...item }) => item),
    )
  })

  test('of a unit nobody registered, or twice in a group, is refused', async () => {
    const planId = await office.drafted()
    const add = (unitId: string) => ({
      do: 'add-target',
      parentKey: track,
      kind: 'unit',
      track: 'group',
      label: '某',
      unitId,
      amount: 1,
      status: 'stated',
    })
    const track = await office.does.key(planId, '团体')
    expect((await office.does.change(planId, [add(newId())])).status).toBe(404)
    expect((await office.does.change(planId, [add(office.east.unitId)])).status).toBe(400)
  })

  test('is not placed in a span that ends before it begins', async () => {
    const planId = await office.drafted()
    const span = {
      do: 'add-item',
      targetKey: await office.does.key(planId, '东镇'),
      amount: 1,
      area: null,
    }
    const answer = await office.does.change(planId, [
      { ...span, from: '2031-02-01', to: '2031-01-01' },
    ])
    expect(answer.status).toBe(400)
  })
})
