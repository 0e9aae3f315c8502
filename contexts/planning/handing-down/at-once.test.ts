import { describe, expect, test } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { issue, planning, useOffice } from '../given.ts'
import { handingDown, messagesOf } from './given.ts'

const house = useApplication()
const office = useOffice(house)
const above = () => handingDown(office.officer)

async function issued(): Promise<string> {
  const planId = await office.complete()
  await office.does.submit(planId)
  expect((await issue(office.approver, planId)).status).toBe(200)
  return planId
}

describe('A day that is over', () => {
  test('is no last day for an answer, neither where a plan is issued nor where it is asked anew', async () => {
    const planId = await office.complete()
    await office.does.submit(planId)
    const late = await issue(office.approver, planId, { dueOn: '2020-01-02' })
    expect([late.status, late.body.code]).toEqual([400, 'input-invalid'])
    expect(await above().list(planId)).toEqual([])
    expect((await issue(office.approver, planId)).status).toBe(200)

    const { id } = await above().find(planId, '教育局')
    await above().act(id, 'record', { action: 'object', text: '人手不足' })
    const again = await above().act(id, 'answer', { text: '照旧', dueOn: '2020-01-02' })
    expect([again.status, again.body.code]).toEqual([400, 'input-invalid'])
    expect(await above().find(planId, '教育局')).toMatchObject({ state: 'objected', round: 1 })
  })
})

describe('Two at one moment', () => {
  test('remind a unit once', async () => {
    const planId = await issued()
    const { id } = await above().find(planId, '教育局')
    const remind = () =>
      office.officer.post(`/planning/plans/${planId}/reminders`, { handDowns: [id] })
    const answers = await Promise.all([remind(), remind(), remind()])
    expect(answers.map(({ body }) => body.sent).toSorted()).toEqual([0, 0, 1])
    const { steps } = await above().read(id)
    expect(steps.filter(({ rung }) => rung === 'by-hand')).toHaveLength(1)
    const silent = (await messagesOf(house)).filter(
      ({ template, accountId }) =>
        template === 'planning.silent' && accountId === office.officer.accountId,
    )
    expect(silent).toHaveLength(1)
  })

  test('hand down what was issued without one of them failing', async () => {
    const planId = await issued()
    const before = await above().list(planId)
    const again = () => office.approver.post(`/planning/plans/${planId}/hand-downs`, {})
    const answers = await Promise.all([again(), again()])
    expect(answers.map(({ body }) => body)).toEqual([{ sent: 0 }, { sent: 0 }])
    expect((await above().list(planId)).map(({ id, state }) => [id, state])).toEqual(
      before.map(({ id, state }) => [id, state]),
    )
  })
})

describe('A plan that is there already', () => {
  test('answers what was handed down, which stands in the record once', async () => {
    const planId = await issued()
    const { id } = await above().find(planId, '东镇')
    const town = await house.as('blood-office-officer', office.east.regionId)
    const own = await planning(town).begin({ regionId: office.east.regionId, year: office.year })
    const begin = async () => (await town.post(`/planning/hand-downs/${id}/plan`)).body
    expect([await begin(), await begin()]).toEqual([{ planId: own }, { planId: own }])
    const entries = await rowsOf(
      house.database.owner,
      "select data from record.entry where name = 'hand-down.answered-with' and subject = $1",
      [id],
    )
    expect(entries).toEqual([{ data: { planId: own } }])
  })
})
