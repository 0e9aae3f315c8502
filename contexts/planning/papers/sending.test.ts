import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { issue, useOffice } from '../given.ts'
import { sendReports } from './send-reports.ts'

const house = useApplication()
const office = useOffice(house)
let commission: Asker

beforeAll(async () => {
  commission = await house.as('health-commission', office.district)
})

const propose = (more: object = {}) =>
  office.officer.post('/planning/report-schedules', {
    regionId: office.district,
    kind: 'progress-report',
    every: 'month',
    onDay: 5,
    recipients: ['health-commission'],
    ...more,
  })
const approve = (id: string, by = office.approver) =>
  by.post(`/planning/report-schedules/${id}/approve`)
const listed = async () =>
  (await office.officer.get('/planning/report-schedules', { regionId: office.district })).body
const messagesTo = (who: Asker) =>
  rowsOf<{ template: string }>(
    house.database.owner,
    'select template from messages.message where account_id = $1',
    [who.accountId],
  )
const run = (on: string) => sendReports(house.app, { on: day(on) })

describe('Sending reports by the clock', () => {
  test('takes two people, and knows what fits', async () => {
    expect((await propose({ kind: 'unit-letters' })).status).toBe(400)
    expect((await propose({ every: 'week', onDay: 9 })).status).toBe(400)
    expect((await propose({ kind: 'annual-notice' })).status).toBe(400)
    expect((await office.approver.post('/planning/report-schedules', {})).status).toBe(403)
    const { body } = await propose()
    expect((await approve(body.id, office.officer)).status).toBe(403)
    expect(await run('2026-03-10')).toMatchObject({ sent: 0, failed: false })
    expect((await approve(body.id)).status).toBe(200)
    expect((await approve(body.id)).body.code).toBe('already-done')
  })

  test('what cannot be sent is told, beside its schedule and to the office', async () => {
    const result = await run('2026-03-10')
    expect(result).toMatchObject({ sent: 0, failed: true })
    expect(result.faults[0]).toContain('no issued plan')
    expect((await listed())[0].last).toMatchObject({
      outcome: 'failed',
      period: '2026-03',
      number: null,
    })
    expect(await messagesTo(office.officer)).toContainEqual({ template: 'planning.report-unsent' })
  })

  test('is done once a period, however often and however many at once it runs', async () => {
    office.year = 2025
    const planId = await office.complete()
    await office.does.submit(planId)
    await issue(office.approver, planId, { effectiveOn: '2026-01-01' })
    expect(await run('2026-04-04')).toMatchObject({ sent: 0, failed: false })
    const runs = await Promise.all([run('2026-04-05'), run('2026-04-06'), run('2026-04-07')])
    expect(runs.map(({ sent }) => sent).sort()).toEqual([0, 0, 1])
    const [{ last }] = await listed()
    expect(last).toMatchObject({ outcome: 'sent', period: '2026-04', told: 1 })
    expect(await messagesTo(commission)).toEqual([{ template: 'planning.report' }])
    const { body } = await commission.get(`/planning/reports/${last.number}`)
    expect(body).toMatchObject({
      kind: 'progress-report',
      scheduled: true,
      issuedBy: expect.any(String),
    })
    expect(await run('2026-05-05')).toMatchObject({ sent: 1 })
  })

  test('ends when it is ended', async () => {
    const [{ id }] = await listed()
    expect((await office.officer.post(`/planning/report-schedules/${id}/end`)).status).toBe(200)
    expect(await run('2026-06-05')).toMatchObject({ sent: 0, failed: false })
    expect(await listed()).toEqual([])
  })
})
