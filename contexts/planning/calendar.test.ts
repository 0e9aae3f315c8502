import { beforeAll, describe, expect, test } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenTown } from '../organisation/given.ts'
import { issue, useOffice } from './given.ts'

const house = useApplication()
const office = useOffice(house)
let planId = ''
let year = 0
let western: Asker
let eastern: Asker

beforeAll(async () => {
  // A feed reaches some months into the future: the plan is of next year.
  year = new Date().getFullYear() + 1
  office.year = year - 1
  const west = await givenTown(house.app, office.district, '西镇')
  western = await house.as('liaison', west.regionId)
  eastern = await house.as('liaison', office.east.regionId)
  planId = await office.complete()
  await office.does.change(planId, [
    {
      do: 'add-item',
      targetKey: await office.does.key(planId, '东镇'),
      amount: 35,
      from: `${year}-03-01`,
      to: `${year}-03-31`,
      area: '集镇',
    },
  ])
})

const feed = async (who: Asker, wish: object = {}) => {
  const { body } = await who.post('/messages/feeds', { name: '我的手机', ...wish })
  return body as { id: string; path: string }
}
const readAt = async (path: string) => {
  const { statusCode, body, headers } = await house.server.inject({ method: 'GET', url: path })
  return { status: statusCode, text: body.replaceAll('\r\n ', ''), type: headers['content-type'] }
}
const events = (text: string) => text.split('BEGIN:VEVENT').slice(1)
const eastItem = async (path: string) =>
  events((await readAt(path)).text).find((event) => event.includes('东镇 35人份'))

describe('The calendar of a plan', () => {
  test('is empty while the plan is a draft', async () => {
    const { path } = await feed(office.officer)
    const { status, text, type } = await readAt(path)
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(events(text)).toEqual([])
  })

  test('has what is issued, for the district, and for the town what it holds', async () => {
    await office.does.submit(planId)
    await issue(office.approver, planId)
    const ours = await eastItem((await feed(office.officer)).path)
    expect(ours).toContain(`DTSTART;VALUE=DATE:${year}0301`)
    expect(ours).toContain(`DTEND;VALUE=DATE:${year}0401`)
    expect(ours).toContain('LOCATION:集镇')
    expect(ours).toContain('STATUS:CONFIRMED')
    expect(await eastItem((await feed(eastern)).path)).toContain('STATUS:CONFIRMED')
    expect(events((await readAt((await feed(western)).path)).text)).toEqual([])
  })

  test('of one unit has that unit’s items alone', async () => {
    const { path } = await feed(office.officer, { unitId: office.east.unitId })
    const found = events((await readAt(path)).text)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((event) => event.includes('东镇'))).toBe(true)
    const bureau = await feed(office.officer, { unitId: office.bureau })
    expect(await eastItem(bureau.path)).toBeUndefined()
  })

  test('of a region is made only within reach', async () => {
    const wish = { name: '区', regionId: office.district }
    expect((await eastern.post('/messages/feeds', wish)).status).toBe(404)
    const foreign = { name: '区', unitId: office.bureau }
    expect((await eastern.post('/messages/feeds', foreign)).status).toBe(404)
    const both = { name: '区', regionId: office.district, unitId: office.bureau }
    expect((await office.officer.post('/messages/feeds', both)).status).toBe(400)
    const { path } = await feed(office.officer, { regionId: office.district })
    expect(await eastItem(path)).toContain('STATUS:CONFIRMED')
  })

  test('says under the same UID that a later revision cancelled an item', async () => {
    const { path } = await feed(office.officer)
    const before = /UID:(.+)/.exec((await eastItem(path))!)![1]
    await office.officer.post(`/planning/plans/${planId}/revisions`)
    const { items } = await office.does.read(planId)
    const { key } = items.find(({ amount }) => amount === 35)!
    await office.does.change(planId, [{ do: 'remove-item', key }])
    expect(await eastItem(path)).toContain('STATUS:CONFIRMED')
    await office.does.submit(planId)
    await issue(office.approver, planId, { reason: '调整' })
    const after = await eastItem(path)
    expect(after).toContain(`UID:${before}`)
    expect(after).toContain('STATUS:CANCELLED')
    expect(after).toContain('SEQUENCE:2')
  })
})

describe('The address of a feed', () => {
  test('is a secret that is stored nowhere, unknown once revoked, and revoked by its owner alone', async () => {
    const { id, path } = await feed(eastern)
    const token = path.split('/').at(-1)!
    const [kept] = await rowsOf(
      house.database.superuser,
      'select * from messages.calendar_feed where id = $1',
      [id],
    )
    expect(JSON.stringify(kept)).not.toContain(token)
    expect((await readAt(`${path}x`)).status).toBe(404)
    expect((await western.post(`/messages/feeds/${id}/revoke`)).status).toBe(404)
    expect((await eastern.post(`/messages/feeds/${id}/revoke`)).body).toEqual({ revoked: true })
    expect((await readAt(path)).status).toBe(404)
    expect(
      (await eastern.get('/messages/feeds')).body.map((one: { id: string }) => one.id),
    ).not.toContain(id)
  })

  test('shows no more once its account is shut', async () => {
    const { path } = await feed(western)
    expect((await readAt(path)).status).toBe(200)
    await rowsOf(
      house.database.superuser,
      'update access.account set disabled_at = now() where id = $1',
      [western.accountId],
    )
    expect((await readAt(path)).status).toBe(404)
  })
})
