import { expect, test } from 'vitest'
import { addDays, dayOf, instant } from '#kernel/days.ts'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { demonstrate } from './demonstrate.ts'

const house = useApplication()

test('青浦 has a drive some weeks ahead and one analysed, once however often it starts', async () => {
  await demonstrate(house.app, () => {})
  await demonstrate(house.app, () => {})
  const rows = await rowsOf<{ id: string; name: string }>(
    house.database.owner,
    'select id, name from organisation.region',
  )
  const at = (name: string) => rows.find((one) => one.name === name)!.id
  const officer = await house.as('blood-office-officer', at('青浦区'))
  const { body: drives } = await officer.get('/drives')
  const today = dayOf(instant(Date.now()))
  expect(drives).toMatchObject([
    { unit: '徐泾镇', state: 'closed', demo: true, expected: 46 },
    { unit: '华新镇', state: 'confirmed', demo: true, turn: 'unit', projection: 40 },
  ])
  expect(drives[0].onDay < today).toBe(true)
  expect(drives[1].onDay > addDays(today, 20)).toBe(true)
  const planner = await house.as('station-planner', at('青浦区'))
  const { body: analysis } = await planner.get(`/drives/${drives[0].id}/analysis`)
  expect(analysis).toMatchObject({
    projection: 45,
    counts: { visits: 35, renfen: 46, deferred: 5 },
  })
  const outside = (await officer.get(`/drives/${drives[0].id}/analysis`)).body
  expect(outside.counts).toMatchObject({ withoutDonation: 8, deferred: 'withheld' })
  const liaison = await house.as('liaison', at('华新镇'))
  expect((await liaison.get('/drives')).body).toMatchObject([{ id: drives[1].id }])
}, 60_000)
