import { beforeAll, describe, expect, test } from 'vitest'
import { type Day, dayOf, instant } from '#kernel/days.ts'
import { workingDaysAfter } from '#kernel/working-days.ts'
import { asProgramme } from '#platform/programme.ts'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { givenDistrict } from '../../organisation/given.ts'
import { issue, useOffice } from '../given.ts'
import { handingDown, messagesOf, openLink, tokenFor } from './given.ts'
import { remindSilent } from './remind.ts'

const house = useApplication()
const office = useOffice(house)
const today = dayOf(instant(Date.now()))
let planId = ''
let due: Day
const above = () => handingDown(office.officer)

beforeAll(async () => {
  const name = (role: string, called: string, phone: string) =>
    office.officer.post(`/organisation/units/${office.bureau}/liaisons`, {
      ...{ role, name: called, phone, from: '2026-01-01' },
    })
  await name('liaison', '张联络', '13812341234')
  await name('leader', '赵分管', '13812345678')
  planId = await office.complete()
  await office.does.submit(planId)
  await issue(office.approver, planId)
  due = (await above().find(planId, '教育局')).dueOn
})

/** The job as it would run on a day. */
const runOn = (day: Day) =>
  asProgramme(house.app, (act) =>
    remindSilent({ ...act, today: day, now: instant(Date.parse(`${day}T01:00:00Z`)) }),
  )
const told = async (template: string) =>
  (await messagesOf(house)).filter((one) => one.template === template)
const rungsOf = async (label: string) =>
  (await above().read((await above().find(planId, label)).id)).steps.flatMap(
    ({ rung }) => rung ?? [],
  )

describe('Whoever is silent', () => {
  test('is reminded before the day, on it and after it; run again, the job sends nothing', async () => {
    expect(await runOn(today)).toEqual({ reminded: 0 })
    await runOn(workingDaysAfter(due, -3))
    expect(await runOn(workingDaysAfter(due, -3))).toEqual({ reminded: 0 })
    await runOn(due)
    await runOn(due)
    expect(await rungsOf('教育局')).toEqual(['soon', 'due'])
    const sent = (await told('planning.remind')).filter(({ to }) => to === '张联络')
    expect(sent).toHaveLength(2)
    expect(sent[0]!.body).toContain(`答复期限${due}`)
    const { answer } = await openLink(house, await tokenFor(house, '张联络'))
    expect(answer.status).toBe(200)
  })

  test('is told to the one responsible, then to the issuing officers, each once', async () => {
    await runOn(workingDaysAfter(due, 1))
    await runOn(workingDaysAfter(due, 3))
    expect((await told('planning.remind')).filter(({ to }) => to === '赵分管')).toHaveLength(1)
    const before = (await told('planning.silent')).length
    await runOn(workingDaysAfter(due, 5))
    await runOn(workingDaysAfter(due, 6))
    expect(await rungsOf('教育局')).toEqual(['soon', 'due', 'over', 'leader', 'officer'])
    const silent = (await told('planning.silent')).slice(before)
    const bureau = silent.filter(({ body }) => body.includes('教育局'))
    expect(bureau.map(({ accountId }) => accountId).sort()).toEqual(
      [office.officer.accountId, office.approver.accountId].sort(),
    )
    expect(bureau[0]!.body).toMatch(/已过\d+天/)
  })

  test('with nobody registered goes to the office at once, for nobody else would hear of it', async () => {
    const silent = await told('planning.silent')
    expect(silent.filter(({ body }) => body.includes('东镇')).length).toBeGreaterThan(0)
  })

  test('two runs at one moment send one reminder', async () => {
    const other = await office.complete()
    await office.does.submit(other)
    await issue(office.approver, other)
    const row = await above().find(other, '教育局')
    const before = (await told('planning.remind')).filter(({ to }) => to === '张联络').length
    await Promise.all(Array.from({ length: 6 }, () => runOn(row.dueOn).catch(() => undefined)))
    const after = (await told('planning.remind')).filter(({ to }) => to === '张联络').length
    expect(after - before).toBe(1)
    expect((await above().read(row.id)).steps.filter(({ rung }) => rung === 'due')).toHaveLength(1)
  })
})

describe('An officer', () => {
  test('sees each text before it is sent, masked and recorded, and sends to those chosen', async () => {
    const { body } = await office.officer.get(`/planning/plans/${planId}/reminders`)
    const bureau = body.find(({ label }: { label: string }) => label === '教育局')
    expect(bureau).toMatchObject({ to: '张*络', phone: '138****1234', why: null })
    expect(bureau.text.zh).toContain('教育局：云河区下达的')
    const [read] = await rowsOf(
      house.database.owner,
      "select subject from record.entry where kind = 'read' and name = 'reminders' and actor = $1",
      [office.officer.accountId],
    )
    expect(read).toEqual({ subject: planId })
    const send = () =>
      office.officer.post(`/planning/plans/${planId}/reminders`, { handDowns: [bureau.id] })
    const before = (await told('planning.remind')).length
    expect((await send()).body).toEqual({ sent: 1, left: 0 })
    expect((await send()).body).toEqual({ sent: 0, left: 1 })
    expect((await told('planning.remind')).length).toBe(before + 1)
    expect(await above().find(planId, '教育局')).toMatchObject({
      lastContact: { action: 'remind' },
    })
  })

  test('who has answered is no longer among them, nor is what another district handed down', async () => {
    const { id } = await above().find(planId, '教育局')
    await above().act(id, 'record', { action: 'acknowledge', text: '电话' })
    const { body } = await office.officer.get(`/planning/plans/${planId}/reminders`)
    expect(body.map(({ label }: { label: string }) => label)).toEqual(['东镇'])
    const sent = await office.officer.post(`/planning/plans/${planId}/reminders`, {
      handDowns: [id],
    })
    expect(sent.body).toEqual({ sent: 0, left: 1 })
    const stranger = await house.as('blood-office-officer', await givenDistrict(house.app, '外区'))
    expect((await stranger.get(`/planning/plans/${planId}/reminders`)).status).toBe(404)
    const foreign = await stranger.post(`/planning/plans/${planId}/reminders`, { handDowns: [id] })
    expect(foreign.status).toBe(404)
    const approver = await house.as('liaison', office.east.regionId)
    expect((await approver.get(`/planning/plans/${planId}/reminders`)).status).toBe(403)
  })
})
