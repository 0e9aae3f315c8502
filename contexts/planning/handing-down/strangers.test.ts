import { beforeAll, describe, expect, test } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { givenDistrict, givenTown } from '../../organisation/given.ts'
import { issue, useOffice } from '../given.ts'
import { handingDown } from './given.ts'

const house = useApplication()
const office = useOffice(house)
let west = { regionId: '', unitId: '' }

beforeAll(async () => {
  west = await givenTown(house.app, office.district, '西镇')
})

/** A plan of 60 for the town and 40 for the bureau, issued. */
async function issued() {
  const planId = await office.complete()
  await office.does.submit(planId)
  expect((await issue(office.approver, planId)).status).toBe(200)
  return { planId, above: handingDown(office.officer) }
}

describe('Nobody else', () => {
  test('of another town or district sees or answers it by its address', async () => {
    const { planId, above } = await issued()
    const { id, version } = await above.find(planId, '东镇')
    const strangers = [
      await house.as('liaison', west.regionId),
      await house.as('blood-office-officer', west.regionId),
      await house.as('blood-office-approver', await givenDistrict(house.app, '外区')),
    ]
    for (const who of strangers) {
      expect((await who.get(`/planning/hand-downs/${id}`)).status).toBe(404)
      for (const [action, wish] of [
        ['acknowledge', {}],
        ['object', { text: '不行' }],
        ['note', { text: '你好' }],
        ['months', { items: [{ from: '2031-01-01', to: '2031-01-31', amount: 60 }] }],
      ] as const) {
        const { status } = await who.post(`/planning/hand-downs/${id}/${action}`, {
          version,
          ...wish,
        })
        expect([action, status]).toEqual([action, 404])
      }
    }
    expect((await strangers[1]!.get(`/planning/plans/${planId}/hand-downs`)).status).toBe(404)
    expect(await above.find(planId, '东镇')).toMatchObject({ state: 'waiting', version })
  })

  test('of the same town reviews what the level above reviews, nor does above answer for it', async () => {
    const { planId, above } = await issued()
    const { id } = await above.find(planId, '东镇')
    const own = handingDown(await house.as('blood-office-approver', office.east.regionId))
    await own.act(id, 'acknowledge')
    for (const [action, wish] of [
      ['accept', {}],
      ['return', { text: '退' }],
      ['reopen', { text: '开' }],
      ['record', { action: 'object', text: '代' }],
    ] as const) {
      expect([action, (await own.act(id, action, wish)).status]).toEqual([action, 403])
    }
    expect((await above.act(id, 'object', { text: '替镇里说' })).status).toBe(403)
    const systemWide = handingDown(await house.as('liaison', office.district))
    expect((await systemWide.act(id, 'note', { text: '越级' })).status).toBe(403)
  })

  test('writes past the state machine: the database keeps what was handed down and what is locked', async () => {
    const { planId, above } = await issued()
    const { id } = await above.find(planId, '东镇')
    for (const change of ['amount = 1', "state = 'locked'", "due_on = '2099-12-31'"]) {
      const work = rowsOf(
        house.database.app,
        `do $$ begin perform set_config('xuemai.regions', '${office.east.regionId}', true);
         update planning.hand_down set ${change} where id = '${id}'; end $$`,
      )
      await expect(work).rejects.toThrow('only the level above')
    }
  })
})
