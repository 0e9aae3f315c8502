import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { giveRole } from '#platform/access/assign.ts'
import { region } from '#platform/access/given.ts'
import type { Role } from '#platform/access/roles.ts'
import { asProgramme } from '#platform/programme.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenTown } from '../../organisation/given.ts'
import { foundRegion } from '../../organisation/index.ts'
import { table, tallyTaker } from '../progress/given.ts'
import { reporting, type Which } from './given.ts'

const house = useApplication()
let city: string
let district: string
let officer: Asker
let second: Asker
let approver: Asker
let above: Asker

beforeAll(async () => {
  const found = (kind: 'city' | 'district', parentId: string | null, name: string) =>
    asProgramme(house.app, (act) =>
      foundRegion(act, { parentId, kind, name, on: day('2000-01-01') }),
    )
  city = (await found('city', null, '云河市')).id
  district = (await found('district', city, '云东区')).id
  await givenTown(house.app, district, '东河镇')
  officer = await house.as('blood-office-officer', district)
  second = await house.as('blood-office-officer', district)
  approver = await house.as('blood-office-approver', district)
  above = await house.as('blood-office-approver', city)
})

const { looked, taken } = tallyTaker(
  () => district,
  () => officer,
)
const { one, wish, does, lock } = reporting(() => ({ district, officer, approver, above }))

const march = { number: 3 }

describe('Reporting a month', () => {
  test('goes from open to locked, by an officer and by another who approves', async () => {
    await taken(table(['2025-03-01', '东河镇', 30, 40], ['2025-03-02', '东河镇', 10, 12]))
    expect((await one(march)).body).toMatchObject({
      ...{ state: 'open', version: 0, reported: null, offered: ['submit'] },
      now: { total: { visits: 40, renfen: 52 } },
    })
    expect(await does(officer, 'submit', march)).toMatchObject({
      status: 200,
      body: { state: 'submitted' },
    })
    expect((await does(approver, 'accept', march)).body).toMatchObject({ state: 'accepted' })
    expect((await does(approver, 'lock', march)).body).toMatchObject({ state: 'locked' })
    const { body } = await one(march)
    expect(body).toMatchObject({
      ...{ state: 'locked', round: 1, offered: ['reopen'] },
      reported: { total: { visits: 40 }, units: [{ unit: '东河镇', visits: 40, renfen: 52 }] },
    })
    expect(body.history.map(({ action }: { action: string }) => action)).toEqual([
      'lock',
      'accept',
      'submit',
    ])
  })
})

describe('What is locked', () => {
  test('takes no import: each row says which period, and who can open it', async () => {
    const bytes = table(['2025-03-05', '东河镇', 3, 4], ['2025-04-05', '东河镇', 3, 4])
    const { preview } = await looked(bytes)
    expect(preview.counts).toMatchObject({ new: 1, error: 1 })
    const { faults } = preview.rows.find(({ verdict }: { verdict: string }) => verdict === 'error')
    expect(faults[0].expected.zh).toMatch(/2025年3月已锁定/)
    expect(faults[0].fix.zh).toMatch(/负责人或上级写明理由重新打开/)
    expect((await taken(bytes)).body).toMatchObject({ counts: { new: 1, error: 1 } })
    const again = table(['2025-03-01', '东河镇', 30, 40])
    expect((await looked(again)).preview.counts).toMatchObject({ same: 1, error: 0 })
  })

  test('no import of its days is taken back, nor a credit of them disputed', async () => {
    const [batch] = (await officer.get('/planning/tallies', { regionId: district })).body.filter(
      ({ to }: { to: string }) => to === '2025-03-02',
    )
    const back = await officer.post(`/planning/tallies/${batch.id}/revert`, { reason: '填错' })
    expect(back).toMatchObject({
      status: 409,
      body: { code: 'period-held', values: { days: ['2025-03-01', '2025-03-02'] } },
    })
    expect(back.body.text.zh).toMatch(/2025-03-01、2025-03-02。由.*重新打开后再办/)
    const [line] = await rowsOf(
      house.database.owner,
      `select id from planning.tally where day = '2025-03-01'`,
    )
    const dispute = await officer.post(`/planning/ledger/${line!.id}/disputes`, { reason: '不对' })
    expect(dispute).toMatchObject({ status: 409, body: { code: 'period-held' } })
    expect(dispute.body.text.zh).toMatch(/2025年3月已锁定/)
  })

  test('nor does the database take a line into it, or let what was reported be altered', async () => {
    const owner = rowsOf(
      house.database.owner,
      `insert into planning.tally (id, batch_id, region_id, day, unit_id, track, visits)
       select gen_random_uuid(), batch_id, region_id, '2025-03-09', unit_id, track, 1
       from planning.tally where day = '2025-03-01'`,
    )
    await expect(owner).rejects.toMatchObject({ constraint: 'period_held' })
    await expect(
      rowsOf(
        house.database.owner,
        `update planning.period set figures = '{}' where from_day = '2025-03-01'`,
      ),
    ).rejects.toMatchObject({ constraint: 'period_kept' })
    await expect(
      rowsOf(
        house.database.owner,
        `update planning.period set state = 'open' where from_day = '2025-03-01'`,
      ),
    ).rejects.toMatchObject({ constraint: 'period_kept' })
  })

  test('opened again with a reason it takes figures; locked anew, both reports can be read', async () => {
    expect((await does(approver, 'reopen', march, ' ')).status).toBe(400)
    expect((await does(approver, 'reopen', march, '漏报一场')).body).toMatchObject({
      state: 'reopened',
    })
    const { body } = await taken(table(['2025-03-05', '东河镇', 5, 6]))
    expect(body.counts).toMatchObject({ new: 1 })
    await lock(march)
    const { rounds, history } = (await one(march)).body
    expect(rounds).toMatchObject([
      { round: 2, state: 'locked', figures: { total: { visits: 45, renfen: 58 } } },
      { round: 1, state: 'superseded', figures: { total: { visits: 40, renfen: 52 } } },
    ])
    expect(history.find(({ action }: { action: string }) => action === 'reopen').reason).toBe(
      '漏报一场',
    )
  })
})

describe('Who may', () => {
  const may = { number: 5 }
  const roles: readonly [Role, readonly number[]][] = [
    // submit, take back, return, accept, lock, reopen; 403 not by the role, 409 not in this state
    ['blood-office-officer', [200, 200, 403, 403, 403, 403]],
    ['blood-office-approver', [403, 403, 409, 409, 409, 409]],
    ['health-commission', [403, 403, 403, 403, 403, 403]],
    ['liaison', [403, 403, 403, 403, 403, 403]],
    ['station-planner', [403, 403, 403, 403, 403, 403]],
    ['system-administrator', [403, 403, 403, 403, 403, 403]],
  ]
  test.each(roles)('%s', async (role, expected) => {
    const who = await house.as(role, district)
    const met: number[] = []
    for (const action of ['submit', 'take-back', 'return', 'accept', 'lock', 'reopen']) {
      met.push(
        (
          await does(
            who,
            action,
            may,
            action === 'return' || action === 'reopen' ? '理由' : undefined,
          )
        ).status,
      )
    }
    expect(met).toEqual(expected)
    const sees = role.startsWith('blood-office') || role === 'health-commission'
    expect((await one(may, who)).status).toBe(sees ? 200 : 403)
  })

  test('nobody of another region sees or does anything', async () => {
    const elsewhere = await region(house.app)
    for (const role of ['blood-office-officer', 'blood-office-approver'] as const) {
      const stranger = await house.as(role, elsewhere)
      expect((await one(may, stranger)).status).toBe(404)
      const action = role === 'blood-office-officer' ? 'submit' : 'lock'
      expect((await does(stranger, action, may)).status).toBe(404)
      const matrix = await stranger.get('/planning/periods', { regionId: district, year: '2025' })
      expect(matrix.status).toBe(404)
    }
  })

  test('who submitted does not accept, though their role allows both', async () => {
    const both = await house.as('blood-office-officer', district)
    await asProgramme(house.app, (act) =>
      giveRole(act, { id: both.accountId, role: 'blood-office-approver', regionId: district }),
    )
    const june = { number: 6 }
    expect((await does(both, 'submit', june)).status).toBe(200)
    expect(await does(both, 'accept', june)).toMatchObject({
      status: 409,
      body: { code: 'own-approval' },
    })
    expect((await does(approver, 'return', june, '数字不全')).body).toMatchObject({
      state: 'returned',
    })
    expect((await does(second, 'submit', june)).body).toMatchObject({ state: 'submitted' })
    expect((await does(both, 'accept', june)).body).toMatchObject({ state: 'accepted' })
  })

  test('a period that is not over is not reported, and there is no thirteenth month', async () => {
    const { body } = await officer.get('/planning/periods/one', {
      ...{ regionId: district, year: '2199', kind: 'year', number: '1' },
    })
    expect(body.offered).toEqual([])
    const asked = { regionId: district, year: 2199, kind: 'year', number: 1, round: 1, version: 0 }
    expect(await officer.post('/planning/periods/submit', asked)).toMatchObject({
      status: 422,
      body: { code: 'refused-by-rule', values: { last: '2199-12-31' } },
    })
    const quarter = { ...asked, year: 2025, kind: 'quarter', number: 5 }
    expect(await officer.post('/planning/periods/submit', quarter)).toMatchObject({ status: 400 })
  })
})

describe('Two levels', () => {
  test('the upper is accepted once those below are, and they stay held until it opens', async () => {
    const july = { number: 7 }
    const upper = { regionId: city, number: 7 }
    const cityOfficer = await house.as('blood-office-officer', city)
    const cityApprover = await house.as('blood-office-approver', city)
    await does(cityOfficer, 'submit', upper)
    expect((await one(upper, above)).body.conditions.lower).toMatchObject([
      { regionId: district, state: 'open' },
    ])
    expect(await does(cityApprover, 'accept', upper)).toMatchObject({
      status: 409,
      body: { code: 'conflict', values: { waiting: [{ regionId: district }] } },
    })
    await lockBelow(july, upper, cityOfficer)
    expect((await does(cityApprover, 'accept', upper)).body).toMatchObject({ state: 'accepted' })
    expect(await does(approver, 'reopen', july, '漏报')).toMatchObject({
      status: 409,
      body: { values: { above: city, state: 'accepted' } },
    })
    await does(cityApprover, 'return', upper, '下级漏报')
    // The level above may open it as well.
    expect((await does(above, 'reopen', july, '漏报')).body).toMatchObject({ state: 'reopened' })
  })

  async function lockBelow(below: Which, upper: Which, cityOfficer: Asker) {
    expect((await one(upper, cityOfficer)).body.state).toBe('submitted')
    expect((await lock(below)).body).toMatchObject({ state: 'locked' })
  }

  test('the matrix shows both, every month, quarter and the year', async () => {
    const { body } = await above.get('/planning/periods', { regionId: city, year: '2025' })
    expect(body.regions.map(({ depth }: { depth: number }) => depth)).toEqual([0, 1])
    expect(body.regions[1].cells).toHaveLength(17)
    expect(body.regions[1].cells[2]).toMatchObject({ kind: 'month', number: 3, state: 'locked' })
  })
})

describe('Twenty at once', () => {
  test('one locks; the others are told what it is now', async () => {
    const august = { number: 8 }
    await does(officer, 'submit', august)
    await does(approver, 'accept', august)
    const asked = await wish(august)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => approver.post('/planning/periods/lock', asked)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
      expect([status, body.code, body.values.state]).toEqual([409, 'stale-version', 'locked'])
    }
  })

  test('what is imported while a month is reported is in the report, or refused', async () => {
    const september = { number: 9 }
    const seen = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        looked(table([`2025-09-${String(at + 1).padStart(2, '0')}`, '东河镇', 1, 1])),
      ),
    )
    const [, ...answers] = await Promise.all([
      does(officer, 'submit', september),
      ...seen.map(({ asked, preview }) =>
        officer.post('/planning/tallies/confirm', { ...asked, digest: preview.digest }),
      ),
    ])
    const took = answers.filter(({ status, body }) => status === 200 && body.batchId !== null)
    const { now, reported } = (await one(september)).body
    expect(now.total.visits).toBe(took.length)
    expect(reported.total.visits).toBe(took.length)
  })
})
