import { beforeAll, describe, expect, test } from 'vitest'
import { region } from '#platform/access/given.ts'
import type { Role } from '#platform/access/roles.ts'
import { readTableHere } from '#platform/documents/table-in.ts'
import { newId } from '#platform/id.ts'
import { runJob } from '#platform/jobs/queue.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { issue, useOffice } from '../given.ts'
import { table, tallyTaker } from '../progress/given.ts'
import { qualityJobs } from './jobs.ts'

const house = useApplication()
const office = useOffice(house)
const year = 2025

beforeAll(async () => {
  await planned()
  const days = Array.from({ length: 9 }, (_, at) => `2025-02-0${at + 1}`)
  await taken(
    table(
      ...days.map((day, at) => [day, '东镇', at === 8 ? 400 : 40, at === 8 ? 500 : 52] as const),
    ),
  )
  await taken(table(['2025-06-01', '东镇', 40, 52]), {}, office.officer, '六月.csv')
})

const { taken } = tallyTaker(
  () => office.district,
  () => office.officer,
)

/** An issued plan of 2025: the town in February, the bureau in March. */
async function planned(): Promise<void> {
  const { does, district, east, bureau, officer, approver } = office
  const planId = await does.begin({ regionId: district, year })
  const total = (await does.read(planId)).targets[0]!.key
  const [track, town, school] = [newId(), newId(), newId()]
  const part = { do: 'add-target', track: 'group', status: 'stated' }
  const item = { do: 'add-item', label: null, area: null }
  await does.change(planId, [
    { do: 'set-target', key: total, amount: 100, status: 'stated' },
    {
      ...part,
      key: track,
      parentKey: total,
      kind: 'track',
      label: '团体',
      unitId: null,
      amount: 100,
    },
    {
      ...part,
      key: town,
      parentKey: track,
      kind: 'unit',
      label: '东镇',
      unitId: east.unitId,
      amount: 60,
    },
    {
      ...part,
      key: school,
      parentKey: track,
      kind: 'unit',
      label: '教育局',
      unitId: bureau,
      amount: 40,
    },
  ])
  const placed = await does.change(planId, [
    { ...item, targetKey: town, from: '2025-02-01', to: '2025-02-28', amount: 60 },
    { ...item, targetKey: school, from: '2025-03-01', to: '2025-03-31', amount: 40 },
  ])
  expect(placed.status).toBe(200)
  await does.submit(planId)
  expect(await issue(approver, planId, { effectiveOn: '2025-01-01' })).toMatchObject({
    status: 200,
  })
  expect(officer.accountId).not.toBe(approver.accountId)
}

const look = async (more: Record<string, string> = {}, by: Asker = office.officer) =>
  by.get('/planning/quality', { regionId: office.district, year: `${year}`, ...more })
const judgeNow = async () =>
  office.officer.post('/planning/quality/judge', { regionId: office.district, year })
const findingOf = async (rule: string) =>
  (await look()).body.findings.find((one: { rule: string }) => one.rule === rule)
const act = async (by: Asker, rule: string, action: string, more: object = {}) => {
  const { id, version } = await findingOf(rule)
  return by.post(`/planning/findings/${id}/${action}`, { version, ...more })
}

describe('Judging a year', () => {
  test('says what is complete, usual and consistent, and what is not judged', async () => {
    expect((await look()).body.run).toBeNull()
    expect((await judgeNow()).status).toBe(200)
    const { body } = await look()
    expect(body.run.measures).toMatchObject({
      ...{ planned: true, through: '2025-06-01' },
      tallies: { expected: 2, reported: 1, missing: 1, unknown: 0, notJudged: 10, late: 0 },
      schedule: { expected: 2, reported: 2 },
      headcounts: { expected: 2, reported: 0 },
    })
    const rules = body.findings.map(({ rule }: { rule: string }) => rule).toSorted()
    expect(rules).toEqual(
      ['headcount-missing', 'headcount-missing', 'month-empty', 'outlier', 'unreported'].toSorted(),
    )
    expect((await findingOf('unreported')).says.zh).toMatch(/没有报不等于 0/)
    expect((await findingOf('outlier')).says.zh).toMatch(/写 400 人次.*中位数 40，通常在/)
  })

  test('again, by hand, twenty at once or by the daily job, doubles nothing', async () => {
    const before = await rowsOf(house.database.owner, 'select id from planning.finding')
    const again = await Promise.all(Array.from({ length: 20 }, judgeNow))
    expect(again.map(({ body }) => body.added)).toEqual(Array(20).fill(0))
    const job = qualityJobs[0]!
    const input = { region: office.district, year: `${year}` }
    expect(await runJob(house.app, job, input)).toMatchObject({ regions: 1, added: 0, vanished: 0 })
    expect(await rowsOf(house.database.owner, 'select id from planning.finding')).toEqual(before)
    const steps = await rowsOf(house.database.owner, 'select id from planning.finding_step')
    expect(steps).toHaveLength(before.length)
  })

  test('lateness is judged once a second person approved what is expected', async () => {
    const wish = { regionId: office.district, days: 7, from: '2025-01-01', to: null }
    const { body } = await office.officer.post('/planning/timeliness', {
      ...wish,
      citation: '区内规定',
    })
    await judgeNow()
    expect(await findingOf('late')).toBeUndefined()
    const decided = (by: Asker) => by.post(`/planning/timeliness/${body.id}`, { approve: true })
    expect((await decided(office.officer)).status).toBe(403)
    const below = await house.as('blood-office-approver', office.east.regionId)
    expect((await decided(below)).status).toBe(404)
    expect((await decided(office.approver)).body).toEqual({ approved: true })
    await judgeNow()
    expect((await findingOf('late')).says.zh).toMatch(/应在 7 天内（区内规定）/)
    expect((await look()).body.run.measures.tallies).toMatchObject({ inTime: 0, late: 10 })
    const backwards = { ...wish, to: '2024-01-01', citation: 'x' }
    expect((await office.officer.post('/planning/timeliness', backwards)).status).toBe(400)
  })

  test('filters by side, source and state, and gives the whole list as a spreadsheet', async () => {
    const { findings } = (await look({ dimension: 'completeness', source: 'headcounts' })).body
    expect(findings).toHaveLength(2)
    expect((await look({ state: 'accepted' })).body.findings).toEqual([])
    expect((await look({ state: 'nonsense' })).status).toBe(400)
    const file = await office.officer.get('/planning/quality.xlsx', {
      ...{ regionId: office.district, year: `${year}` },
    })
    const { sheets } = await readTableHere(file.body, 'quality.xlsx')
    const text = JSON.stringify(sheets[0]!.rows)
    expect(text).toContain('通常在')
    expect(text).toContain('没有报的数不作 0')
  })
})

describe('Following it up', () => {
  const due = '2199-01-01'

  test('who is asked to look after it gets one message, with what and until when', async () => {
    const owner = office.approver.accountId
    expect((await act(office.officer, 'outlier', 'assign', { owner, dueOn: due })).status).toBe(200)
    expect(await findingOf('outlier')).toMatchObject({ dueOn: due, owner: expect.any(String) })
    const told = (await office.approver.get('/messages/inbox')).body
    expect(JSON.stringify(told)).toMatch(/与平时相差大/)
    const stranger = await house.as('blood-office-officer', await region(house.app))
    const foreign = { owner: stranger.accountId, dueOn: due }
    expect((await act(office.officer, 'outlier', 'assign', foreign)).status).toBe(400)
    const over = { owner, dueOn: '2020-01-01' }
    expect((await act(office.officer, 'outlier', 'assign', over)).status).toBe(400)
  })

  test('an explanation needs words, and another accepts it', async () => {
    expect((await act(office.officer, 'outlier', 'explain', { reason: ' ' })).status).toBe(400)
    expect(
      (await act(office.officer, 'outlier', 'explain', { reason: '全区集中献血日' })).body,
    ).toMatchObject({ state: 'explained' })
    expect(await act(office.officer, 'outlier', 'accept')).toMatchObject({
      status: 409,
      body: { code: 'own-approval' },
    })
    expect((await act(office.approver, 'outlier', 'accept')).body).toMatchObject({
      state: 'accepted',
    })
    await judgeNow()
    expect(await findingOf('outlier')).toMatchObject({ state: 'accepted', present: true })
  })

  test('corrected but found again it is open again; vanished it closes itself, both in its history', async () => {
    await act(office.officer, 'unreported', 'correct', { reason: '已补报' })
    await judgeNow()
    expect(await findingOf('unreported')).toMatchObject({ state: 'open' })
    await taken(table(['2025-03-10', '教育局', 30, 40]), {}, office.officer, '三月.csv')
    expect((await judgeNow()).body.vanished).toBeGreaterThan(0)
    const gone = await findingOf('unreported')
    expect(gone).toMatchObject({ state: 'corrected', present: false })
    const { history } = (await office.officer.get(`/planning/findings/${gone.id}`)).body
    expect(history.map(({ action }: { action: string }) => action)).toEqual([
      'vanish',
      'return',
      'correct',
      'found',
    ])
  })

  test('on an older version nothing is done', async () => {
    const { id, version } = await findingOf('late')
    const late = { version: version + 1, reason: '说明' }
    expect(await office.officer.post(`/planning/findings/${id}/explain`, late)).toMatchObject({
      status: 409,
      body: { code: 'stale-version' },
    })
  })
})

describe('Who may', () => {
  const roles: readonly [Role, readonly number[]][] = [
    // look, judge, explain, propose an expectation
    ['blood-office-officer', [200, 200, 200, 200]],
    ['blood-office-approver', [200, 403, 200, 403]],
    ['health-commission', [200, 403, 403, 403]],
    ['liaison', [403, 403, 403, 403]],
    ['station-planner', [403, 403, 403, 403]],
    ['audit-administrator', [403, 403, 403, 403]],
  ]
  const tried = async (who: Asker) => {
    const { id, version } = await findingOf('late')
    const regionId = office.district
    const rule = { regionId, days: 1, from: '2026-01-01', to: null, citation: '试' }
    return [
      await look({}, who),
      await who.post('/planning/quality/judge', { regionId, year }),
      await who.post(`/planning/findings/${id}/explain`, { version, reason: '说明' }),
      await who.post('/planning/timeliness', rule),
    ].map(({ status }) => status)
  }

  test.each(roles)('%s', async (role, expected) => {
    expect(await tried(await house.as(role, office.district))).toEqual(expected)
  })

  test('nobody of another region', async () => {
    const stranger = await house.as('blood-office-officer', await region(house.app))
    expect(await tried(stranger)).toEqual([404, 404, 404, 404])
  })
})
