import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db/database.ts'
import { readTable, unmerged } from '#platform/documents/table-in.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict } from '../organisation/given.ts'
import { issue, planning } from './given.ts'

const house = useApplication()
let district = ''
let officer: Asker
let approver: Asker
let planId = ''
let does: ReturnType<typeof planning>

const noticeOf = (
  east: number,
  west: number,
  months: string,
) => `关于做好2027年云河区无偿献血工作的通知
云献〔2027〕${east}号
全年团体无偿献血目标为 ${east + west} 人份。各镇分解如下：
附件1：2027年云河区各镇献血募集目标分解表
地区 献血任务数（人份）
东镇 ${east}
西镇 ${west}
合计 ${east + west}
${months}`

const schedule = `附件2：2027年云河区献血月份计划表
月份 单位 计划献血数（人份）
三月 东镇 70
七月 西镇 40
合计 110`

/** Reads a notice as an officer does: accepts what was found, registers the names that are new. */
async function planOf(text: string): Promise<{ planId: string; revision: number }> {
  const { body } = await officer.post('/planning/notices', { regionId: district, text })
  const { body: notice } = await officer.get(`/planning/notices/${body.id}`)
  const decisions = [
    ...notice.read.findings.map((_: object, index: number) => ({
      item: `finding:${index}`,
      choice: 'accepted',
      value: null,
      reason: null,
    })),
    ...notice.units
      .filter(({ unitId }: { unitId: string | null }) => unitId === null)
      .map(({ label }: { label: string }) => ({
        item: `unit:${label}`,
        choice: 'corrected',
        value: { new: true },
        reason: null,
      })),
  ]
  const decided =
    decisions.length === 0
      ? notice
      : (
          await officer.post(`/planning/notices/${body.id}/decisions`, {
            version: notice.version,
            decisions,
          })
        ).body
  const made = await officer.post(`/planning/notices/${body.id}/plan`, { version: decided.version })
  if (made.status !== 200) throw new Error(JSON.stringify(made.body))
  return made.body
}

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  officer = await house.as('blood-office-officer', district)
  approver = await house.as('blood-office-approver', district)
  does = planning(officer)
  planId = (await planOf(noticeOf(70, 40, schedule))).planId
  await does.submit(planId)
  const issued = await issue(approver, planId, { effectiveOn: '2027-01-15' })
  if (issued.status !== 200) throw new Error(JSON.stringify(issued.body))
})

const amounts = async (query: Record<string, string> = {}) =>
  Object.fromEntries(
    (await does.read(planId, query)).targets.map(({ label, amount }) => [label, amount]),
  )

describe('An issued revision', () => {
  test('is never edited over HTTP', async () => {
    const answer = await does.change(planId, [
      { do: 'set-target', key: await does.key(planId, '东镇'), amount: 1, status: 'stated' },
    ])
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict'])
  })

  test.each([
    ['an amount', `update planning.target set amount = 1 where label = '东镇'`],
    ['a part', `delete from planning.target where label = '东镇'`],
    ['a period', `update planning.item set amount = 1`],
    ['its date', `update planning.revision set effective_on = '2026-01-01'`],
    ['its state', `update planning.revision set state = 'draft'`],
  ])('is never edited by SQL in the application’s own role: %s', async (_case, statement) => {
    const attempt = inTransaction(house.app.database, { accountId: null, regions: '*' }, (tx) =>
      sql.raw(statement).execute(tx),
    )
    await expect(attempt).rejects.toThrow(/issued revision is never edited/)
    expect(await amounts()).toMatchObject({ 东镇: 70, 西镇: 40 })
  })

  test('is what a liaison of the town sees, and nothing of the other town', async () => {
    const { body: regions } = await officer.get('/organisation/regions', { on: '2027-06-01' })
    const town = regions.find(({ name }: { name: string }) => name === '东镇')
    const liaison = await house.as('liaison', town.id)
    const { body } = await liaison.get('/planning/handed-down')
    expect(body).toMatchObject([{ label: '东镇', amount: 70, items: [{ amount: 70 }] }])
    expect((await liaison.get(`/planning/plans/${planId}`)).status).toBe(403)
  })
})

describe('A later revision', () => {
  test('of a second notice keeps the parts and their keys, and changes what the notice names', async () => {
    const before = await does.read(planId)
    await planOf(noticeOf(80, 40, ''))
    const after = await does.read(planId)
    expect(after.revision).toMatchObject({ number: 2, state: 'draft' })
    const keyOf = ({ targets }: typeof before, name: string) =>
      targets.find(({ label }) => label === name)?.key
    for (const name of ['东镇', '西镇']) expect(keyOf(after, name)).toBe(keyOf(before, name))
    expect(await amounts()).toMatchObject({ 东镇: 80, 西镇: 40 })
    expect(after.items).toHaveLength(before.items.length)
  })

  test('is told from the one before, part by part', async () => {
    const { body } = await officer.get(`/planning/plans/${planId}/differences`, {
      from: '1',
      to: '2',
    })
    expect(body).toContainEqual(
      expect.objectContaining({
        label: '东镇',
        change: 'altered',
        before: { amount: 70 },
        after: { amount: 80 },
      }),
    )
    expect(body.map(({ label }: { label: string }) => label)).not.toContain('西镇')
  })

  test('does not stand before it is effective: the target as it stood on a day', async () => {
    await does.submit(planId)
    await issue(approver, planId, { effectiveOn: '2027-06-01' })
    expect(await amounts({ on: '2027-05-31' })).toMatchObject({ 东镇: 70 })
    expect(await amounts({ on: '2027-06-01' })).toMatchObject({ 东镇: 80 })
    expect((await officer.get(`/planning/plans/${planId}`, { on: '2027-01-14' })).status).toBe(404)
  })

  test('is begun one at a time, and a discarded one stays in the history', async () => {
    const begun = await officer.post(`/planning/plans/${planId}/revisions`)
    expect(begun.body.revision).toBe(3)
    expect((await officer.post(`/planning/plans/${planId}/revisions`)).status).toBe(409)
    const { revision } = await does.read(planId)
    await officer.post(`/planning/revisions/${revision.id}/discard`, {
      version: revision.version,
      reason: '不再需要',
    })
    const plan = await does.read(planId)
    expect(plan.revision.number).toBe(2)
    expect(plan.revisions.map(({ number, state }) => [number, state])).toEqual([
      [3, 'discarded'],
      [2, 'issued'],
      [1, 'issued'],
    ])
  })
})

describe('The annexes for spreadsheets', () => {
  const sheets = async (what: string, query: Record<string, string> = {}) => {
    const { body } = await officer.get(`/planning/plans/${planId}/${what}.xlsx`, query)
    return (await readTable(body, `${what}.xlsx`)).sheets
  }

  test('have the columns of the documents and the amounts of the revision asked for', async () => {
    const [first] = await sheets('targets', { revision: '1' })
    const rows = first!.rows.map(({ cells }) => cells)
    expect(rows).toContainEqual(['地区', '献血任务数（人份）', '说明'])
    expect(rows).toContainEqual(['东镇', '70'])
    expect(rows).toContainEqual(['合计', '110'])
    expect(rows[1]![0]).toContain('第1版')
  })

  test('lay the months out with one row a span', async () => {
    const [sheet] = await sheets('schedule', { revision: '1' })
    const rows = unmerged(sheet!).map(({ cells }) => cells)
    expect(rows).toContainEqual(['月份', '单位', '计划献血数（人份）'])
    expect(rows).toContainEqual(['三月', '东镇', '70'])
    expect(rows).toContainEqual(['七月', '西镇', '40'])
  })
})
