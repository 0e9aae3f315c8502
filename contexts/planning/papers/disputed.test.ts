import { beforeAll, expect, test } from 'vitest'
import type { Paper, PaperCell } from '#platform/papers/paper.ts'
import { isTable } from '#platform/papers/paper.ts'
import { useApplication } from '#test/served.ts'
import { issue, useOffice } from '../given.ts'
import { table, tallyTaker } from '../progress/given.ts'
import type { ReportShape } from './shapes.ts'

const house = useApplication()
const office = useOffice(house)
const { taken } = tallyTaker(
  () => office.district,
  () => office.officer,
)
let planId: string

beforeAll(async () => {
  office.year = 2023
  planId = await office.complete()
  const march = { area: null, from: '2024-03-01', to: '2024-03-31' }
  const changed = await office.does.change(planId, [
    { do: 'add-item', targetKey: await office.does.key(planId, '东镇'), amount: 60, ...march },
    { do: 'add-item', targetKey: await office.does.key(planId, '教育局'), amount: 40, ...march },
  ])
  expect(changed.status).toBe(200)
  await office.does.submit(planId)
  await issue(office.approver, planId, { effectiveOn: '2024-01-01' })
  await taken(table(['2024-03-01', '东镇', 30, 40], ['2024-03-02', '教育局', 10, 12]))
})

test('A credit that a decision moved is told where it was when each report was written', async () => {
  const before = await write()
  await moveCredit('教育局', office.east.unitId)
  const after = await write()

  expect((await open(before)).facts.quality).toMatchObject({ finished: 2, withFigures: 2 })
  expect((await open(after)).facts.quality).toMatchObject({ finished: 2, withFigures: 1 })
  // The whole, its track, and its two units.
  expect(await doneOf(before)).toEqual([52, 52, 40, 12])
  expect(await doneOf(after)).toEqual([52, 52, 52, 0])
})

async function write(): Promise<string> {
  const { body } = await office.officer.post('/planning/reports', {
    ...{ planId, kind: 'progress-report', on: '2024-03-31' },
  })
  return body.number
}

const open = async (number: string): Promise<ReportShape> =>
  (await office.officer.get(`/planning/reports/${number}`)).body

/** What a report says was done by each part, where its source says the same. */
async function doneOf(number: string): Promise<number[]> {
  const paper = (await open(number)).paper as Paper
  const done = new Map<string, number>()
  for (const { from, amount } of cellsOf(paper)) {
    if (!from?.startsWith('done:')) continue
    const { body } = await office.officer.get(`/planning/reports/${number}/source`, { from })
    expect([from, body.linesSum]).toEqual([from, amount])
    done.set(from, body.value)
  }
  return [...done.values()]
}

const cellsOf = (paper: Paper): PaperCell[] =>
  [...paper.body, ...paper.annexes.flatMap(({ blocks }) => blocks)]
    .filter(isTable)
    .flatMap(({ rows }) => rows.flat())
    .filter((cell) => cell !== null)

async function moveCredit(unitName: string, movedTo: string): Promise<void> {
  const { body } = await office.officer.get('/planning/ledger', {
    ...{ regionId: office.district, from: '2024-01-01', to: '2024-12-31' },
  })
  const { tallyId } = body.lines.find((line: { unitName: string }) => line.unitName === unitName)
  const raised = await office.officer.post(`/planning/ledger/${tallyId}/disputes`, {
    reason: '是镇上的人',
  })
  const decided = await office.approver.post(`/planning/disputes/${raised.body.id}/decision`, {
    ...{ decision: 'moved', movedTo, answer: '已核对' },
  })
  expect(decided.body).toEqual({ corrections: 2 })
}
