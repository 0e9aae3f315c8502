import { beforeAll, describe, expect, test } from 'vitest'
import { region } from '#platform/access/given.ts'
import { type Asker, useApplication } from '#test/served.ts'

const house = useApplication()
let district = ''
let officer: Asker
let approver: Asker

const year = new Date().getFullYear() + 1
const notice = `关于做好${year}年云河区无偿献血工作的通知
云献〔${year - 1}〕7号
全年团体无偿献血目标为 120 人份。各镇分解如下：
单位 任务数
东镇 70
西镇 40
合计 120
请于${year}年4月20日前报送联络员名单。`

beforeAll(async () => {
  district = await region(house.app)
  officer = await house.as('blood-office-officer', district)
  approver = await house.as('blood-office-approver', district)
})

const today = async (who: Asker) => (await who.get('/planning/today')).body
const kinds = async (who: Asker) =>
  (await today(who)).tasks.map(({ kind }: { kind: string }) => kind)

describe('The day of an office that begins', () => {
  test('is empty: no task, no plan, no notice; three ten-day periods without anything in them', async () => {
    const seen = await today(officer)
    expect(seen).toMatchObject({ tasks: [], more: 0, plan: null, notices: [], deadlines: [] })
    expect(seen.coming).toMatchObject({ items: [], total: 0 })
    expect(seen.coming.periods).toHaveLength(3)
  })
})

describe('The day of an officer and an approver', () => {
  test('a notice whose errors are undecided is the officer’s task, and sets the next deadline', async () => {
    const { body } = await officer.post('/planning/notices', { regionId: district, text: notice })
    const seen = await today(officer)
    expect(seen.tasks).toMatchObject([{ kind: 'notice', noticeId: body.id }])
    expect(seen.tasks[0].errors).toBeGreaterThan(0)
    expect(seen.notices).toMatchObject([{ id: body.id }])
    expect(seen.deadlines).toMatchObject([{ noticeId: body.id, on: `${year}-04-20` }])
    expect(await kinds(approver)).toEqual([])
  })

  test('errors that were decided on are counted no more', async () => {
    const [{ noticeId, errors }] = (await today(officer)).tasks
    const { body } = await officer.get(`/planning/notices/${noticeId}`)
    const index = body.read.findings.findIndex(
      ({ severity }: { severity: string }) => severity === 'error',
    )
    await officer.post(`/planning/notices/${noticeId}/decisions`, {
      version: body.version,
      decisions: [{ item: `finding:${index}`, choice: 'ignored', value: null, reason: '已核' }],
    })
    expect((await today(officer)).tasks[0].errors).toBe(errors - 1)
  })

  test('a proposed cap is the approver’s task and nobody else’s', async () => {
    const cap = { basis: 'staff', ratio: 0.065, from: `${year}-01-01`, to: null, citation: '测试' }
    await officer.post('/planning/caps', { regionId: district, ...cap })
    expect(await kinds(approver)).toEqual(['approve-cap'])
    expect(await kinds(officer)).toEqual(['notice'])
  })

  test('a draft is its office’s task with what is not yet given out; handed in, the approver’s', async () => {
    const made = await officer.post('/planning/plans', { regionId: district, year })
    const plan = async () => (await officer.get(`/planning/plans/${made.body.planId}`)).body
    const { revision, targets } = await plan()
    const change = { do: 'set-target', key: targets[0].key, amount: 50, status: 'stated' }
    const changed = await officer.post(`/planning/revisions/${revision.id}/changes`, {
      version: revision.version,
      changes: [change],
    })
    expect((await today(officer)).tasks[1]).toMatchObject({ kind: 'unallocated', amount: 50, year })
    expect((await today(officer)).plan).toMatchObject({ id: made.body.planId, year })
    const version = changed.body.version
    await officer.post(`/planning/revisions/${revision.id}/submit`, { version })
    expect(await kinds(officer)).toEqual(['notice'])
    expect(await kinds(approver)).toEqual(['approve', 'approve-cap'])

    const submitted = (await plan()).revision
    await approver.post(`/planning/revisions/${revision.id}/return`, {
      version: submitted.version,
      reason: '还有 50 人份没有分下去',
    })
    expect((await today(officer)).tasks[0]).toMatchObject({
      kind: 'returned',
      reason: '还有 50 人份没有分下去',
    })
  })

  test('nothing of it is seen from another region', async () => {
    const stranger = await house.as('blood-office-officer', await region(house.app))
    expect(await today(stranger)).toMatchObject({ tasks: [], plan: null, notices: [] })
  })
})

describe('Search', () => {
  const search = async (text: string, who = officer) =>
    (await who.get('/planning/search', { text })).body.map(({ kind }: { kind: string }) => kind)

  test.each([
    ['the year of a plan', String(year), ['plan', 'notice']],
    ['words of a title', '无偿献血工作', ['notice']],
    ['a document number', '云献', ['notice']],
    ['what is nowhere', '没有这样的字', []],
    ['a sign that SQL reads as any text', '%', []],
  ])('by %s', async (_case, text, found) => expect(await search(text)).toEqual(found))

  test('finds nothing of another region', async () => {
    const stranger = await house.as('health-commission', await region(house.app))
    expect(await search('云', stranger)).toEqual([])
  })
})
