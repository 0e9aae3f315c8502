import { beforeAll, describe, expect, test } from 'vitest'
import { givenDistrict } from '#contexts/organisation/given.ts'
import { account } from '#platform/access/given.ts'
import { newId } from '#platform/id.ts'
import { type Asker, testPassword, useApplication } from '#test/served.ts'
import { issue, useOffice } from './given.ts'

const house = useApplication()
const office = useOffice(house)
let colleague: Asker
let site = ''

beforeAll(async () => {
  colleague = await house.as('blood-office-officer', office.district)
  site = await house.server.listen({ host: '127.0.0.1', port: 0 })
})

/** A draft with the town's 60 in March and July, as both officers have read it. */
async function begun() {
  const planId = await office.drafted()
  const targetKey = await office.does.key(planId, '东镇')
  const [march, july] = [newId(), newId()]
  const add = { do: 'add-item', targetKey, area: null }
  await office.does.change(planId, [
    { ...add, key: march, amount: 40, ...month(3) },
    { ...add, key: july, amount: 20, ...month(7) },
  ])
  const { revision } = await office.does.read(planId)
  const send = (who: Asker, changes: readonly object[], more: object = {}) =>
    who.post(`/planning/revisions/${revision.id}/changes`, {
      version: revision.version,
      changes,
      ...more,
    })
  return { planId, targetKey, march, july, revision, send }
}

const month = (of: number) => ({
  from: `${office.year}-0${of}-01`,
  to: `${office.year}-0${of}-${of === 6 ? 30 : 31}`,
})
const set = (key: string, amount: number, of: number) => ({
  do: 'set-item',
  key,
  amount,
  ...month(of),
  area: null,
})
const amounts = async (planId: string) =>
  (await office.does.read(planId)).items.map(({ amount }) => amount)

describe('Two officers who change one draft at once', () => {
  test('are both kept where they changed different spans, and the second is told to read', async () => {
    const { planId, march, july, revision, send } = await begun()
    expect((await send(office.officer, [set(march, 41, 3)])).body).toEqual({
      version: revision.version + 1,
      merged: false,
    })
    expect((await send(colleague, [set(july, 21, 7)])).body).toEqual({
      version: revision.version + 2,
      merged: true,
    })
    expect(await amounts(planId)).toEqual([41, 21])
  })

  test('meet on the same span: both values, whose the other is and since when; nothing is saved', async () => {
    const { planId, march, july, send } = await begun()
    await send(office.officer, [set(march, 41, 3)])
    const { status, body } = await send(colleague, [set(july, 21, 7), set(march, 42, 3)])
    expect([status, body.code]).toEqual([409, 'stale-version'])
    expect(body.values.clashes).toMatchObject([
      {
        key: march,
        was: { amount: 40 },
        theirs: { amount: 41 },
        by: expect.stringMatching(/^测试/),
        at: expect.stringMatching(/Z$/),
      },
    ])
    expect(body.values.yours).toMatchObject([{ amount: 21 }, { amount: 42 }])
    expect(await amounts(planId)).toEqual([41, 20])
  })

  test('are not asked where both say the same, nor where both removed it', async () => {
    const { planId, march, july, send } = await begun()
    await send(office.officer, [set(march, 41, 3), { do: 'remove-item', key: july }])
    const again = await send(colleague, [set(march, 41, 3), { do: 'remove-item', key: july }])
    expect(again.status).toBe(200)
    expect(await amounts(planId)).toEqual([41])
  })

  test('twenty on twenty spans lose nothing', async () => {
    const { planId, targetKey, send } = await begun()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        send(at % 2 === 0 ? office.officer : colleague, [
          { do: 'add-item', key: newId(), targetKey, amount: at, ...month(5), area: `${at}` },
        ]),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const { items } = await office.does.read(planId)
    expect(items.map(({ area }) => area).filter((area) => area !== null)).toHaveLength(20)
  })

  test('a state that was never handed out is not merged', async () => {
    const { march, revision, send } = await begun()
    const answer = await send(office.officer, [set(march, 41, 3)], {
      version: revision.version + 9,
    })
    expect(answer.body.code).toBe('stale-version')
  })
})

describe('A batch whose answer was lost on the way', () => {
  test('is made once, though sent twice', async () => {
    const { planId, targetKey, send } = await begun()
    const changes = [
      { do: 'add-item', key: newId(), targetKey, amount: 5, ...month(5), area: null },
    ]
    const batch = newId()
    const first = await send(office.officer, changes, { batch })
    const second = await send(office.officer, changes, { batch })
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body).toEqual({ version: first.body.version, merged: true })
    expect(await amounts(planId)).toEqual([40, 20, 5])
  })

  test('is no way to somebody else’s draft', async () => {
    const { march, send } = await begun()
    const elsewhere = await house.as(
      'blood-office-officer',
      await givenDistrict(house.app, '旁边的区'),
    )
    expect((await send(elsewhere, [set(march, 1, 3)], { batch: newId() })).status).toBe(404)
  })
})

describe('A span of a draft', () => {
  test.each([
    ['before its year', '2019-12-01', '2019-12-31'],
    ['beyond its year', '2099-01-01', '2099-01-31'],
  ])('%s is refused, and the reason says which year', async (_case, from, to) => {
    const { planId, march, send } = await begun()
    const answer = await send(office.officer, [{ ...set(march, 40, 3), from, to }])
    expect([answer.status, answer.body.code]).toEqual([400, 'input-invalid'])
    expect(answer.body.text.zh).toContain(`${office.year} 年内`)
    expect(answer.body.values.misplaced).toMatchObject([{ code: 'outside-year', key: march }])
    expect(await amounts(planId)).toEqual([40, 20])
  })

  test('above the cap of its unit is refused with the cap and its document', async () => {
    await office.officer.post('/planning/caps', {
      regionId: office.district,
      basis: 'residents-without-unit',
      ratio: 0.025,
      from: '2027-01-01',
      to: null,
      citation: '意见二(一)',
    })
    const { body: caps } = await office.approver.get('/planning/caps', {
      regionId: office.district,
    })
    const decided = await office.approver.post(`/planning/caps/${caps[0].id}`, { approve: true })
    expect(decided.status).toBe(200)
    const { planId, march, send } = await begun()
    const stated = await office.officer.post(
      `/organisation/units/${office.east.unitId}/headcounts`,
      {
        basis: 'residents-without-unit',
        amount: 2_800,
        year: office.year,
        source: '统计年鉴',
        statedOn: '2027-01-01',
      },
    )
    expect(stated.status).toBe(200)
    const answer = await send(office.officer, [set(march, 51, 3)])
    expect([answer.status, answer.body.code]).toEqual([422, 'over-cap'])
    expect(answer.body.text.zh).toContain('东镇 排到 71，超过上限 70（意见二(一)）')
    expect((await send(office.officer, [set(march, 50, 3)])).status).toBe(200)
    expect(await amounts(planId)).toEqual([50, 20])
  })

  test('of an issued revision is refused, and says what to do instead', async () => {
    const planId = await office.complete()
    await office.does.submit(planId)
    await issue(office.approver, planId)
    const { revision, targets } = await office.does.read(planId)
    const answer = await office.officer.post(`/planning/revisions/${revision.id}/changes`, {
      version: revision.version,
      changes: [{ do: 'add-item', targetKey: targets[2]!.key, amount: 1, ...month(3), area: null }],
    })
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict'])
    expect(answer.body.text.zh).toContain('另立新版')
  })
})

describe('Who watches a draft', () => {
  const listen = async (login: string, id: string, after: number) => {
    const signedIn = await fetch(`${site}/api/access/sign-in`, {
      method: 'POST',
      headers: { 'x-xuemai': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: testPassword }),
    })
    const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
    const leaving = new AbortController()
    const answer = await fetch(`${site}/api/planning/revisions/${id}/edits?after=${after}`, {
      headers: { cookie },
      signal: leaving.signal,
    })
    return { answer, leave: () => leaving.abort() }
  }

  test('hears of a change as it is saved, with who made it and what stands now', async () => {
    await account(house.app, [{ role: 'blood-office-approver', regionId: office.district }], {
      login: 'listener',
    })
    const { march, revision, send } = await begun()
    const { answer, leave } = await listen('listener', revision.id, revision.version)
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const told = heard(answer)
    expect(await told()).toEqual({ version: revision.version, state: 'draft', edits: [] })
    await send(office.officer, [set(march, 41, 3)])
    expect(await told()).toMatchObject({
      version: revision.version + 1,
      edits: [
        {
          what: 'item',
          key: march,
          place: null,
          by: expect.stringMatching(/^测试/),
          before: { amount: 40 },
          after: { amount: 41, text: '三月' },
        },
      ],
    })
    leave()
  })

  test('from another district hears that there is no such draft', async () => {
    const other = await givenDistrict(house.app, '对岸的区')
    await account(house.app, [{ role: 'blood-office-officer', regionId: other }], {
      login: 'stranger',
    })
    const { revision } = await begun()
    const { answer, leave } = await listen('stranger', revision.id, 0)
    expect(await answer.text()).toContain('not-found')
    leave()
  })

  test('without the permission hears nothing', async () => {
    await account(house.app, [{ role: 'liaison', regionId: office.east.regionId }], {
      login: 'liaison-of-east',
    })
    const { revision } = await begun()
    const { answer } = await listen('liaison-of-east', revision.id, 0)
    expect(answer.status).toBe(403)
  })
})

/** The messages of an event stream, one after the other. */
function heard(answer: Response): () => Promise<unknown> {
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return async () => {
    for (;;) {
      const found = /event: message\n(?:id: .*\n)?data: (.*)\n\n/.exec(text)
      if (found !== null) {
        text = text.slice(found.index + found[0].length)
        return JSON.parse(found[1]!)
      }
      const { value, done } = await reader.read()
      if (done) throw new Error(`the stream ended: ${text}`)
      text += value
    }
  }
}
