import { beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles } from '#platform/access/roles.ts'
import { newId } from '#platform/id.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict, givenTown, givenUnit } from '../../organisation/given.ts'
import { table, tallyTaker } from '../progress/given.ts'

const house = useApplication()
let district: string
let towns: readonly { readonly id: string; readonly unitId: string }[]
let officer: Asker
let approver: Asker
let liaison: Asker
const { taken, looked } = tallyTaker(
  () => district,
  () => officer,
)

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  towns = await Promise.all(
    ['东镇', '西镇'].map(async (name) => {
      const { regionId: id } = await givenTown(house.app, district, name)
      return { id, unitId: await givenUnit(house.app, id, `${name}一厂`) }
    }),
  )
  officer = await house.as('blood-office-officer', district)
  approver = await house.as('blood-office-approver', district)
  liaison = await house.as('liaison', towns[0]!.id)
  const days = Array.from({ length: 12 }, (_, at) => `2026-0${(at % 6) + 1}-1${Math.floor(at / 6)}`)
  const rows = days.flatMap((day) => [
    [day, '东镇一厂', 10, 14] as const,
    [day, '西镇一厂', 5, 7] as const,
  ])
  expect((await taken(table(...rows))).status).toBe(200)
})

const asked = (more: Record<string, string> = {}) => ({
  regionId: district,
  from: '2026-01-01',
  to: '2026-12-31',
  ...more,
})
/** A line as far as these tests look at it. */
interface Found {
  readonly tallyId: string
  readonly day: string
  readonly stands: boolean
  readonly openDispute: string | null
  readonly unitName: string
  readonly corrections: number
  readonly visits: number
}

const linesOf = async (who: Asker, more: Record<string, string> = {}) =>
  (await who.get('/planning/ledger', asked(more))).body.lines as Found[]
const visitsOf = (
  lines: readonly { stands: boolean; visits: number; unitName: string }[],
  unit: string,
) =>
  lines
    .filter((one) => one.stands && one.unitName === unit)
    .reduce((sum, one) => sum + one.visits, 0)
const free = async (who: Asker, unit = '东镇一厂') =>
  (await linesOf(who)).find(
    (line: {
      stands: boolean
      openDispute: string | null
      unitName: string
      corrections: number
    }) =>
      line.stands && line.openDispute === null && line.unitName === unit && line.corrections === 0,
  )!.tallyId
const dispute = (who: Asker, id: string, more: object = {}) =>
  who.post(`/planning/ledger/${id}/disputes`, { reason: '当天不是我厂的人', ...more })
const decide = (who: Asker, id: string, more: object) =>
  who.post(`/planning/disputes/${id}/decision`, { answer: '已与采血车核对', ...more })

describe('Lines of the ledger', () => {
  test('an officer sees every line, a liaison those of its own units alone', async () => {
    expect(await linesOf(officer)).toHaveLength(24)
    const own = await linesOf(liaison)
    expect(own).toHaveLength(12)
    expect(new Set(own.map((line: { unitName: string }) => line.unitName))).toEqual(
      new Set(['东镇一厂']),
    )
    expect(await linesOf(liaison, { unitId: towns[1]!.unitId })).toEqual([])
  })

  test('come in pages, none twice and none left out', async () => {
    await taken(
      table(
        ...Array.from({ length: 120 }, (_, at) => {
          const day = new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10)
          return [day, '西镇一厂', 1, 1] as const
        }),
      ),
    )
    const year = { from: '2025-01-01', to: '2025-12-31' }
    const first = (await officer.get('/planning/ledger', asked(year))).body
    expect(first.lines).toHaveLength(100)
    const { body: second } = await officer.get(
      '/planning/ledger',
      asked({ ...year, afterDay: first.next.day, afterN: String(first.next.n) }),
    )
    const ids = [...first.lines, ...second.lines].map(({ tallyId }: { tallyId: string }) => tallyId)
    expect([new Set(ids).size, second.next]).toEqual([120, null])
  })

  test('of another district, by its address: nothing, neither history nor dispute', async () => {
    const stranger = await house.as(
      'blood-office-officer',
      await givenDistrict(house.app, '另一个区'),
    )
    const other = await house.as('liaison', towns[1]!.id)
    const line = await free(liaison)
    for (const who of [stranger, other]) {
      expect((await linesOf(who)).some((one: { tallyId: string }) => one.tallyId === line)).toBe(
        false,
      )
      expect((await who.get(`/planning/ledger/${line}`)).status).toBe(404)
      expect((await dispute(who, line)).status).toBe(404)
    }
    expect((await stranger.get('/planning/ledgers')).body).toEqual([])
    expect((await liaison.get('/planning/ledgers')).body).toMatchObject([{ name: '云河区' }])
  })
})

describe('A disputed credit', () => {
  test('is moved by a negative and a positive line; sums follow and its history tells all', async () => {
    const line = await free(liaison)
    const before = await linesOf(officer)
    const unknown = await dispute(liaison, line, { proposedUnitId: newId() })
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found'])
    const { body } = await dispute(liaison, line, { proposedUnitId: towns[1]!.unitId })
    expect((await officer.get('/planning/disputes', { regionId: district })).body[0]).toMatchObject(
      {
        id: body.id,
        unitName: '东镇一厂',
        visits: 10,
        decision: null,
      },
    )
    const decided = await decide(officer, body.id, { decision: 'moved', movedTo: towns[1]!.unitId })
    expect([decided.status, decided.body]).toEqual([200, { corrections: 2 }])
    const after = await linesOf(officer)
    expect(visitsOf(after, '东镇一厂')).toBe(visitsOf(before, '东镇一厂') - 10)
    expect(visitsOf(after, '西镇一厂')).toBe(visitsOf(before, '西镇一厂') + 10)
    const { body: history } = await officer.get(`/planning/ledger/${line}`)
    expect(history.steps.map(({ sign, unitName }: never) => [sign, unitName])).toEqual([
      [1, '东镇一厂'],
      [-1, '东镇一厂'],
      [1, '西镇一厂'],
    ])
    expect(history.disputes).toMatchObject([{ decision: 'moved', answer: '已与采血车核对' }])
    // Who lost it may go on following it, and is not told which other unit has it.
    const { body: seen } = await liaison.get(`/planning/ledger/${line}`)
    expect(seen.steps[2].unitName).toBeNull()
  })

  test('is not counted again when its file comes once more, nor when its new unit sends it', async () => {
    const moved = (await linesOf(officer)).filter(
      (one: { corrections: number }) => one.corrections === 2,
    )[0]!
    const again = await looked(
      table([moved.day, '东镇一厂', 10, 14], [moved.day, '西镇一厂', 5, 7]),
    )
    expect(again.preview.counts).toMatchObject({ new: 0, same: 2 })
  })

  test('that is withdrawn counts for nobody, and cannot be disputed again', async () => {
    const line = await free(officer)
    const { body } = await dispute(officer, line)
    expect((await decide(approver, body.id, { decision: 'withdrawn' })).body).toEqual({
      corrections: 1,
    })
    const found = (await linesOf(officer)).find((one: { tallyId: string }) => one.tallyId === line)
    expect(found).toMatchObject({ stands: false })
    expect(await dispute(liaison, line)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  })

  test('that is upheld stands as it stood', async () => {
    const line = await free(liaison)
    const { body } = await dispute(liaison, line)
    expect((await decide(officer, body.id, { decision: 'upheld' })).body).toEqual({
      corrections: 0,
    })
    expect((await officer.get(`/planning/ledger/${line}`)).body.steps).toHaveLength(1)
  })
})

describe('A dispute', () => {
  test.each([
    ['by the one who raised it', (): Asker => officer, { decision: 'upheld' }, 409, 'own-approval'],
    ['without the unit it goes to', () => approver, { decision: 'moved' }, 400, 'input-invalid'],
    [
      'to a unit that is not there',
      () => approver,
      { decision: 'moved', movedTo: newId() },
      404,
      'not-found',
    ],
    ['by a liaison', () => liaison, { decision: 'upheld' }, 403, 'not-permitted'],
    ['without a reason', () => approver, { decision: 'upheld', answer: ' ' }, 400, 'input-invalid'],
  ] as const)('is not decided %s', async (_case, who, decision, status, code) => {
    const id = (await dispute(officer, await free(officer))).body.id
    expect(await decide(who(), id, decision)).toMatchObject({ status, body: { code } })
    expect((await decide(approver, id, { decision: 'upheld' })).status).toBe(200)
  })

  test('twenty who dispute at once make one dispute, twenty who decide at once one decision', async () => {
    const line = await free(officer)
    const raised = await Promise.all(Array.from({ length: 20 }, () => dispute(officer, line)))
    const made = raised.filter(({ status }) => status === 200)
    expect(made).toHaveLength(1)
    expect(raised.filter(({ body }) => body.code === 'already-done')).toHaveLength(19)
    const decisions = await Promise.all(
      Array.from({ length: 20 }, () =>
        decide(approver, made[0]!.body.id, { decision: 'moved', movedTo: towns[1]!.unitId }),
      ),
    )
    expect(decisions.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await officer.get(`/planning/ledger/${line}`)).body.steps).toHaveLength(3)
  })

  test('lapses with its import, and every credit of that is taken back where it stands now', async () => {
    const day = '2026-07-01'
    const batch = (await taken(table([day, '东镇一厂', 8, 8], ['2026-07-02', '东镇一厂', 9, 9])))
      .body
    expect(batch.counts).toMatchObject({ new: 2 })
    const of = async (on: string) => (await linesOf(officer)).find((one) => one.day === on)!.tallyId
    const moved = (await dispute(officer, await of(day))).body.id
    await decide(approver, moved, { decision: 'moved', movedTo: towns[1]!.unitId })
    const open = (await dispute(officer, await of('2026-07-02'))).body.id
    const [{ id }] = (await officer.get('/planning/tallies', { regionId: district })).body
    expect((await officer.post(`/planning/tallies/${id}/revert`, { reason: '错表' })).status).toBe(
      200,
    )
    const { body } = await officer.get(`/planning/ledger/${await of(day)}`)
    expect(body.steps.map(({ sign, unitName }: never) => [sign, unitName]).slice(-2)).toEqual([
      [1, '西镇一厂'],
      [-1, '西镇一厂'],
    ])
    expect((await decide(approver, open, { decision: 'upheld' })).body.code).toBe('already-done')
    const all = (await officer.get('/planning/disputes', { regionId: district })).body
    expect(all.find((one: { id: string }) => one.id === open)).toMatchObject({ decision: 'lapsed' })
  })
})

const endpoints = [
  ['tallies.follow', 'GET', '/planning/ledgers'],
  ['tallies.follow', 'GET', `/planning/ledger/${newId()}`],
  ['tallies.dispute', 'POST', `/planning/ledger/${newId()}/disputes`],
  ['tallies.decide', 'POST', `/planning/disputes/${newId()}/decision`],
] as const
const body = { reason: '甲', answer: '乙', decision: 'upheld' }

describe.each(Object.keys(roles) as Role[])('The role %s', (role) => {
  test.each(endpoints)(
    'does what %s says and nothing else: %s %s',
    async (permission, method, path) => {
      const who = await house.as(role, district)
      const { status } = method === 'GET' ? await who.get(path) : await who.post(path, body)
      const may = (roles[role] as readonly string[]).includes(permission)
      expect(status === 403).toBe(!may)
    },
  )
})
