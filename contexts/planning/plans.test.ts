import { beforeAll, describe, expect, test } from 'vitest'
import { giveRole } from '#platform/access/assign.ts'
import { newId } from '#platform/id.ts'
import { asProgramme } from '#platform/programme.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict, givenTown, givenUnit } from '../organisation/given.ts'
import { issue, planning } from './given.ts'

const house = useApplication()
let district = ''
let east: { regionId: string; unitId: string }
let bureau = ''
let officer: Asker
let approver: Asker
let does: ReturnType<typeof planning>

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  east = await givenTown(house.app, district, '东镇')
  bureau = await givenUnit(house.app, district, '教育局')
  officer = await house.as('blood-office-officer', district)
  approver = await house.as('blood-office-approver', district)
  does = planning(officer)
})

let years = 2030

/** A draft of a year of its own: a total of 100, all of it the group track's; the town has 60 of it. */
async function drafted(): Promise<string> {
  const planId = await does.begin({ regionId: district, year: ++years })
  const [total, track, town] = [(await does.read(planId)).targets[0]!.key, newId(), newId()]
  const part = { track: 'group', status: 'stated' }
  await does.change(planId, [
    { do: 'set-target', key: total, amount: 100, status: 'stated' },
    {
      ...part,
      do: 'add-target',
      key: track,
      parentKey: total,
      kind: 'track',
      label: '团体',
      unitId: null,
      amount: 100,
    },
    {
      ...part,
      do: 'add-target',
      key: town,
      parentKey: track,
      kind: 'unit',
      label: '东镇',
      unitId: east.unitId,
      amount: 60,
    },
  ])
  return planId
}

/** The same with the other 40 given to a bureau: it adds up. */
async function complete(): Promise<string> {
  const planId = await drafted()
  await does.change(planId, [
    {
      do: 'add-target',
      parentKey: await does.key(planId, '团体'),
      kind: 'unit',
      track: 'group',
      label: '教育局',
      unitId: bureau,
      amount: 40,
      status: 'stated',
    },
  ])
  return planId
}

const amountOf = async (planId: string, label: string, query: Record<string, string> = {}) =>
  (await does.read(planId, query)).targets.find((target) => target.label === label)?.amount

describe('A year that is begun', () => {
  test('from nothing has one total that is to be set, and cannot be issued so', async () => {
    const planId = await does.begin({ regionId: district, year: 2028 })
    const { targets, blockers, revision, revisions } = await does.read(planId)
    expect(targets).toMatchObject([{ kind: 'total', amount: null, status: 'pending' }])
    expect(blockers).toMatchObject([{ code: 'no-total', blocks: true }])
    expect(revision).toMatchObject({ number: 1, state: 'draft', version: 1 })
    expect(revisions).toHaveLength(1)
  })

  test('is not begun twice', async () => {
    const again = await officer.post('/planning/plans', { regionId: district, year: 2028 })
    expect([again.status, again.body.code]).toEqual([409, 'conflict'])
  })

  test.each([
    ['before there was a programme', { year: 1900 }],
    ['in no year at all', { year: 2027.5 }],
    ['counted in something unknown', { year: 2029, unit: 'unknown' }],
  ])('%s is refused', async (_case, wish) => {
    const answer = await officer.post('/planning/plans', { regionId: district, ...wish })
    expect(answer.status).toBe(400)
  })

  test('from a year without an issued plan is refused, and nothing is begun', async () => {
    const wish = { regionId: district, year: 2029, fromYear: 2028 }
    expect((await officer.post('/planning/plans', wish)).status).toBe(404)
    const { body } = await officer.get('/planning/plans', { regionId: district })
    expect(body.map(({ year }: { year: number }) => year)).not.toContain(2029)
  })

  test('from last year takes over parts and units, no amount, no period, no key', async () => {
    const before = await complete()
    await does.change(before, [
      {
        do: 'add-item',
        targetKey: await does.key(before, '东镇'),
        amount: 60,
        from: `${years}-03-01`,
        to: `${years}-03-31`,
        area: null,
      },
    ])
    await does.submit(before)
    await issue(approver, before)
    const last = await does.read(before)
    const planId = await does.begin({ regionId: district, year: ++years, fromYear: years - 1 })
    const { targets, items } = await does.read(planId)
    expect(targets.map(({ label, amount, status }) => [label, amount, status])).toEqual(
      last.targets.map(({ label }) => [label, null, 'pending']),
    )
    expect(items).toEqual([])
    expect(targets.find(({ label }) => label === '东镇')).toMatchObject({
      unitId: east.unitId,
      lastYear: { target: 60 },
    })
    const keys = new Set(last.targets.map(({ key }) => key))
    expect(targets.some(({ key }) => keys.has(key))).toBe(false)
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
    const planId = await drafted()
    const key = await does.key(planId, '东镇')
    expect((await does.change(planId, [{ do: 'set-target', key, ...wish }])).status).toBe(400)
    expect(await amountOf(planId, '东镇')).toBe(60)
  })

  test('is made whole or not at all', async () => {
    const planId = await drafted()
    const { version } = (await does.read(planId)).revision
    const answer = await does.change(planId, [
      { do: 'set-target', key: await does.key(planId, '东镇'), amount: 1, status: 'stated' },
      { do: 'remove-target', key: newId() },
    ])
    expect(answer.status).toBe(404)
    expect(await amountOf(planId, '东镇')).toBe(60)
    expect((await does.read(planId)).revision.version).toBe(version)
  })

  test('on an older state saves nothing and shows both values', async () => {
    const planId = await drafted()
    const key = await does.key(planId, '东镇')
    const { revision } = await does.read(planId)
    const set = (amount: number) => ({ do: 'set-target', key, amount, status: 'stated' })
    await does.change(planId, [set(61)])
    const answer = await officer.post(`/planning/revisions/${revision.id}/changes`, {
      version: revision.version,
      changes: [set(62)],
    })
    expect([answer.status, answer.body.code]).toEqual([409, 'stale-version'])
    expect(answer.body.values.theirs.targets).toMatchObject([{ key, amount: 61 }])
    expect(answer.body.values.yours).toEqual([set(62)])
    expect(await amountOf(planId, '东镇')).toBe(61)
  })

  test('made by twenty at once is made once, and nineteen are told', async () => {
    const planId = await drafted()
    const key = await does.key(planId, '东镇')
    const { revision } = await does.read(planId)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        officer.post(`/planning/revisions/${revision.id}/changes`, {
          version: revision.version,
          changes: [{ do: 'set-target', key, amount: 10 + at, status: 'stated' }],
        }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(19).fill(409)])
    const winner = answers.findIndex(({ status }) => status === 200)
    expect(await amountOf(planId, '东镇')).toBe(10 + winner)
  })

  test('that says what is so already is no change', async () => {
    const planId = await drafted()
    const { version } = (await does.read(planId)).revision
    const same = { do: 'set-target', key: await does.key(planId, '东镇'), amount: 60 }
    const { body } = await does.change(planId, [{ ...same, status: 'stated' }])
    expect(body.version).toBe(version)
  })

  test('that was removed comes back with its place and its periods', async () => {
    const planId = await complete()
    const key = await does.key(planId, '东镇')
    await does.change(planId, [
      {
        do: 'add-item',
        targetKey: key,
        amount: 60,
        from: '2031-07-01',
        to: '2031-08-31',
        area: null,
      },
    ])
    const before = await does.read(planId)
    await does.change(planId, [{ do: 'remove-target', key }])
    expect((await does.read(planId)).items).toEqual([])
    const back = await does.change(planId, [
      {
        do: 'put-back',
        targets: [{ at: 2, part: before.targets[2] }],
        items: [{ at: 0, span: before.items[0] }],
      },
    ])
    expect(back.status).toBe(200)
    const after = await does.read(planId)
    expect(after.targets).toEqual(before.targets)
    expect(after.items.map(({ id: _id, ...item }) => item)).toEqual(
      before.items.map(({ id: _id, ...item }) => item),
    )
  })

  test('with a unit nobody registered, or one twice in a group, is refused', async () => {
    const planId = await drafted()
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
    const track = await does.key(planId, '团体')
    expect((await does.change(planId, [add(newId())])).status).toBe(404)
    expect((await does.change(planId, [add(east.unitId)])).status).toBe(400)
  })

  test('of a span that ends before it begins is refused', async () => {
    const planId = await drafted()
    const span = {
      do: 'add-item',
      targetKey: await does.key(planId, '东镇'),
      amount: 1,
      area: null,
    }
    const answer = await does.change(planId, [{ ...span, from: '2031-02-01', to: '2031-01-01' }])
    expect(answer.status).toBe(400)
  })
})

describe('Issuing', () => {
  test('waits until every unit of the target is given to somebody, and names what is not', async () => {
    const planId = await drafted()
    await does.submit(planId)
    const refused = await issue(approver, planId)
    expect([refused.status, refused.body.code]).toEqual([422, 'not-reconciled'])
    expect(refused.body.values.blockers).toMatchObject([
      { code: 'unallocated', label: '团体', values: { difference: 40 } },
    ])
  })

  test('takes a remainder that is held in reserve on purpose', async () => {
    const planId = await drafted()
    await does.change(planId, [
      {
        do: 'set-target',
        key: await does.key(planId, '团体'),
        amount: 60,
        status: 'stated',
      },
      {
        do: 'add-target',
        parentKey: (await does.read(planId)).targets[0]!.key,
        kind: 'track',
        track: 'other',
        label: '储备',
        unitId: null,
        amount: 40,
        status: 'reserve',
      },
    ])
    await does.submit(planId)
    expect((await issue(approver, planId)).status).toBe(200)
  })

  test('refuses a unit above its cap, whatever is said for it', async () => {
    const planId = await complete()
    const cap = { basis: 'staff', ratio: 0.1, from: `${years}-01-01`, to: `${years}-12-31` }
    const { body } = await officer.post('/planning/caps', {
      regionId: district,
      citation: '意见，二',
      ...cap,
    })
    await approver.post(`/planning/caps/${body.id}`, { approve: true })
    await officer.post(`/organisation/units/${bureau}/headcounts`, {
      unitId: bureau,
      year: years,
      basis: 'staff',
      amount: 399,
      source: '填报',
      statedOn: `${years}-01-01`,
    })
    await does.submit(planId)
    const refused = await issue(approver, planId, { reason: '领导同意超上限' })
    expect([refused.status, refused.body.code]).toEqual([422, 'over-cap'])
    expect(refused.body.values.blockers).toMatchObject([
      { label: '教育局', values: { amount: 40, cap: 39, over: 1 } },
    ])
  })

  test('is for another than the one who wrote or submitted it', async () => {
    const planId = await complete()
    await does.submit(planId)
    expect((await issue(officer, planId)).body.code).toBe('not-permitted')

    const role = 'blood-office-approver'
    const both = await house.as('blood-office-officer', district)
    await asProgramme(house.app, (act) =>
      giveRole(act, { id: both.accountId, role, regionId: district }),
    )
    await issue(approver, planId)
    const begun = await both.post(`/planning/plans/${planId}/revisions`)
    expect(begun.status).toBe(200)
    await planning(both).submit(planId)
    expect((await issue(both, planId)).body.code).toBe('own-approval')
    expect((await issue(approver, planId)).status).toBe(200)
  })

  test('needs a day and a reason, and the state that the approver has seen', async () => {
    const planId = await complete()
    await does.submit(planId)
    expect((await issue(approver, planId, { effectiveOn: '2027-02-30' })).status).toBe(400)
    expect((await issue(approver, planId, { reason: ' ' })).status).toBe(400)
    expect((await issue(approver, planId, { version: 1 })).body.code).toBe('stale-version')
    expect((await issue(approver, planId)).body).toMatchObject({
      state: 'issued',
      documentNumber: '云献〔2027〕1号',
      effectiveOn: '2027-01-01',
    })
    expect((await issue(approver, planId)).body.code).toBe('already-done')
  })

  test('a submitted draft is not edited; returned with a reason, it is', async () => {
    const planId = await complete()
    const set = { do: 'set-target', key: await does.key(planId, '东镇'), amount: 60 }
    await does.submit(planId)
    expect((await does.change(planId, [{ ...set, status: 'reserve' }])).body.code).toBe('conflict')
    const { revision } = await does.read(planId)
    const returned = await approver.post(`/planning/revisions/${revision.id}/return`, {
      version: revision.version,
      reason: '东镇留作储备',
    })
    expect(returned.body).toMatchObject({ state: 'draft', reason: '东镇留作储备' })
    expect((await does.change(planId, [{ ...set, status: 'reserve' }])).status).toBe(200)
  })
})
