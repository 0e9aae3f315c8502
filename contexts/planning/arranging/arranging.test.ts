import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict } from '../../organisation/given.ts'
import { givenResource } from '../../organisation/resources/given.ts'
import { useOffice } from '../given.ts'
import { arrangePlan } from './arrange-plan.ts'
import { runArrangement } from './run-arrangement.ts'

const house = useApplication()
const office = useOffice(house)
let foreign: Asker

beforeAll(async () => {
  foreign = await house.as('blood-office-officer', await givenDistrict(house.app, '山北区'))
  await givenResource(house.app, office.district, { kind: 'team', name: '一班' })
  await givenResource(house.app, office.district, { kind: 'vehicle', name: '一号车' })
})

/** A draft of 100: the town's 60 lie in March, the bureau's 40 nowhere yet. */
async function planned(): Promise<string> {
  const id = await office.complete()
  await office.does.change(id, [
    {
      ...{ do: 'add-item', targetKey: await office.does.key(id, '东镇'), amount: 60, area: '东区' },
      ...{ from: `${office.year}-03-01`, to: `${office.year}-03-31` },
    },
  ])
  return id
}

const begin = (id: string, part: object = {}, who = office.officer) =>
  who.post(`/planning/plans/${id}/arrangements`, { grain: 'month', seconds: 30, ...part })
const at = async (id: string, who = office.officer) => who.get(`/planning/arrangements/${id}`)
const run = (id: string) => runArrangement(house.app, { id })

/** A proposal that is there. */
async function proposed(id: string, part: object = {}) {
  const { body } = await begin(id, part)
  await run(body.id)
  return (await at(body.id)).body
}

describe('An arrangement', () => {
  test('is worked off beside the plan, which stays as it is until it is accepted, as one step', async () => {
    const id = await planned()
    const before = await office.does.read(id)
    const made = await proposed(id, { weights: { extra: 300, off: 10, unliked: 10, moved: 0 } })
    expect(made).toMatchObject({ state: 'done', percent: 100, beside: 0 })
    expect(made.outcome).toMatchObject({
      ...{ is: 'proposal', method: 'proven', curve: { by: 'capacity', source: null } },
    })
    expect(made.outcome.items.map(({ label, amount }: Item) => [label, amount]).sort()).toEqual([
      ['东镇', 60],
      ['教育局', 40],
    ])
    expect((await office.does.read(id)).items).toEqual(before.items)

    const accepted = await office.officer.post(`/planning/arrangements/${made.id}/accept`)
    expect(accepted.status).toBe(200)
    const after = await office.does.read(id)
    expect(after.revision.version).toBe(before.revision.version + 1)
    for (const { itemKey, span, area } of made.outcome.items as Item[]) {
      if (itemKey === null) continue
      expect(after.items.find(({ key }) => key === itemKey)).toMatchObject({ ...span, area })
    }
    expect(after.items).toHaveLength(2)
    const again = await office.officer.post(`/planning/arrangements/${made.id}/accept`)
    expect(again.body.code).toBe('already-done')

    await office.does.change(id, accepted.body.undo)
    expect((await office.does.read(id)).items).toEqual(before.items)
    const entries = await rowsOf<{ name: string }>(
      house.database.owner,
      'select name from record.entry where subject = $1 order by id',
      [made.id],
    )
    expect(entries.map(({ name }) => name)).toEqual(['arrangement.begun', 'arrangement.accepted'])
  })

  test('is accepted in part: only what was chosen changes', async () => {
    const id = await planned()
    const made = await proposed(id)
    const bureau = made.outcome.items.find(({ label }: Item) => label === '教育局')
    const wrong = await office.officer.post(`/planning/arrangements/${made.id}/accept`, {
      keys: [bureau.key, 'rest:none'],
    })
    expect(wrong.status).toBe(404)
    const town = made.outcome.items.find(({ label }: Item) => label === '东镇')
    expect(town.same).toBe(true)
    const none = await office.officer.post(`/planning/arrangements/${made.id}/accept`, {
      keys: [town.key],
    })
    expect(none.body.code).toBe('already-done')
    const { body } = await office.officer.post(`/planning/arrangements/${made.id}/accept`, {
      keys: [bureau.key],
    })
    expect(body.changed).toBe(1)
    const { items } = await office.does.read(id)
    expect(items.map(({ amount }) => amount)).toEqual([60, 40])
  })

  test('heeds what a unit has forbidden until that is withdrawn', async () => {
    const id = await planned()
    const wish = {
      ...{ unitId: office.east.unitId, stance: 'forbidden', source: '镇里来函' },
      ...{ from: `${office.year}-03-01`, to: `${office.year}-03-31` },
    }
    const { body: stated } = await office.officer.post('/planning/wishes', wish)
    const townIn = async () =>
      (await proposed(id)).outcome.items.find(({ label }: Item) => label === '东镇').span.from
    expect(await townIn()).not.toBe(wish.from)
    const { body: listed } = await office.officer.get(`/planning/plans/${id}/wishes`)
    expect(listed).toMatchObject([{ unitName: '东镇', stance: 'forbidden', source: '镇里来函' }])
    expect((await office.officer.post(`/planning/wishes/${stated.id}/withdraw`)).status).toBe(200)
    expect(await townIn()).toBe(wish.from)
    expect((await office.officer.post(`/planning/wishes/${stated.id}/withdraw`)).status).toBe(404)
    const backwards = await office.officer.post('/planning/wishes', { ...wish, to: '2030-01-01' })
    expect(backwards.status).toBe(400)
    expect((await foreign.post('/planning/wishes', wish)).status).toBe(404)
  })

  test('fixed spans are not part of it; an approved need is followed and named', async () => {
    const id = await planned()
    const { body: need } = await office.officer.post('/planning/seasons', {
      ...{ regionId: office.district, name: '用血需求', fromYear: 2026, source: '测试年报，表 4' },
      what: { is: 'need', weights: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
    })
    await office.approver.post(`/planning/seasons/${need.id}`, { approve: true })
    const [span] = (await office.does.read(id)).items
    const { outcome } = await proposed(id, { fixed: [span!.key] })
    expect(outcome.items.map(({ label }: Item) => label)).toEqual(['教育局'])
    expect(outcome.slots[2].fixed).toBe(60)
    expect(outcome.curve).toEqual({ by: 'need', source: '测试年报，表 4' })
    expect((await proposed(id, { follow: 'capacity' })).outcome.curve.by).toBe('capacity')
  })
})

describe('Two arrangements at once', () => {
  test('do not disturb each other: both are kept, the second says so, and they are the same', async () => {
    const id = await planned()
    const [one, two] = [(await begin(id)).body, (await begin(id)).body]
    expect([one.beside, two.beside]).toEqual([0, 1])
    const states = await Promise.all([run(one.id), run(two.id)])
    expect(states).toEqual([{ state: 'done' }, { state: 'done' }])
    const [first, second] = [(await at(one.id)).body, (await at(two.id)).body]
    expect(JSON.stringify(second.outcome)).toBe(JSON.stringify(first.outcome))
    const { body: listed } = await office.officer.get(`/planning/plans/${id}/arrangements`)
    expect(listed.map((head: { id: string }) => head.id)).toEqual([two.id, one.id])
  })

  test('the second to be accepted clashes where the first changed the same span, and loses nothing', async () => {
    const id = await planned()
    const moving = { weights: { extra: 300, off: 10, unliked: 10, moved: 0 } }
    const wish = {
      ...{ unitId: office.east.unitId, stance: 'forbidden', source: '镇里来函' },
      ...{ from: `${office.year}-03-01`, to: `${office.year}-03-31` },
    }
    const { body: stated } = await office.officer.post('/planning/wishes', wish)
    const first = await proposed(id, moving)
    await office.officer.post('/planning/wishes', {
      ...wish,
      from: `${office.year}-01-01`,
      to: `${office.year}-06-30`,
    })
    const second = await proposed(id, moving)
    expect((await office.officer.post(`/planning/arrangements/${first.id}/accept`)).status).toBe(
      200,
    )
    const before = await office.does.read(id)
    const late = await office.officer.post(`/planning/arrangements/${second.id}/accept`)
    expect([late.status, late.body.code]).toEqual([409, 'stale-version'])
    expect((await office.does.read(id)).items).toEqual(before.items)
    expect(stated.id).toEqual(expect.any(String))
  })
})

describe('An arrangement that cannot be, or shall not', () => {
  test('is cancelled while it waits or runs, once; its thread ends and nothing is kept', async () => {
    const id = await planned()
    const { body } = await begin(id)
    const running = run(body.id)
    const cancelled = await office.officer.post(`/planning/arrangements/${body.id}/cancel`)
    expect(cancelled.status).toBe(200)
    expect(await running).toEqual({ state: 'cancelled' })
    expect((await at(body.id)).body).toMatchObject({ state: 'cancelled', outcome: null })
    const again = await office.officer.post(`/planning/arrangements/${body.id}/cancel`)
    expect(again.body.code).toBe('already-done')
    expect(await run(body.id)).toEqual({ state: 'cancelled' })
    const accepted = await office.officer.post(`/planning/arrangements/${body.id}/accept`)
    expect(accepted.body.code).toBe('conflict')
  })

  test('is explained: what would have to give way, and by how much', async () => {
    const id = await planned()
    await office.does.change(id, [
      {
        ...{ do: 'set-target', key: await office.does.key(id, '教育局'), status: 'stated' },
        amount: 900_000,
      },
    ])
    const { outcome } = await proposed(id)
    expect(outcome).toMatchObject({ is: 'no-way', proven: true, alone: [{ label: '教育局' }] })
    expect(outcome.reliefs.map(({ is }: { is: string }) => is)).toEqual(['room', 'left'])
    expect(outcome.reliefs[1]).toMatchObject({ renfen: 900_000, blocks: [{ label: '教育局' }] })
  })

  test('without time falls back to the stated rule with its gap', async () => {
    const { outcome } = await proposed(await planned(), { seconds: 0 })
    expect(outcome).toMatchObject({ is: 'proposal', method: 'rule', whatIfs: [] })
    expect(outcome.gap).toBeGreaterThanOrEqual(0)
  })

  test('is refused where there is no draft, another unit, or nobody to collect', async () => {
    const issued = await office.complete()
    await office.does.submit(issued)
    expect((await begin(issued)).body.code).toBe('conflict')
    const { body: persons } = await office.officer.post('/planning/plans', {
      ...{ regionId: office.district, year: office.nextYear(), unit: 'person' },
    })
    expect((await begin(persons.planId)).body.code).toBe('conflict')
    expect((await begin(newId())).status).toBe(404)
    expect((await begin(issued, { seconds: -1 })).status).toBe(400)
    expect((await begin(issued, { grain: 'week' })).status).toBe(400)
  })

  test('is begun, seen and accepted within reach and by whom it behoves only', async () => {
    const id = await planned()
    const made = await proposed(id)
    expect((await begin(id, {}, foreign)).status).toBe(404)
    expect((await at(made.id, foreign)).status).toBe(404)
    expect((await foreign.post(`/planning/arrangements/${made.id}/accept`)).status).toBe(404)
    expect((await begin(id, {}, office.approver)).status).toBe(403)
    expect((await at(made.id, office.approver)).status).toBe(200)
    const accepted = await office.approver.post(`/planning/arrangements/${made.id}/accept`)
    expect(accepted.status).toBe(403)
  })
})

test('the command line arranges a plan and answers the proposal', async () => {
  const plan = await planned()
  const wish = { plan, grain: 'month', follow: 'capacity', seconds: 30 } as const
  const found = await arrangePlan(house.app, wish)
  expect(found).toMatchObject({ state: 'done', failed: false, outcome: { is: 'proposal' } })
})

interface Item {
  readonly key: string
  readonly label: string
  readonly amount: number
  readonly itemKey: string | null
  readonly area: string | null
  readonly span: { readonly from: string; readonly to: string }
}
