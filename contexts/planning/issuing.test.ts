import { describe, expect, test } from 'vitest'
import { giveRole } from '#platform/access/assign.ts'
import { asProgramme } from '#platform/programme.ts'
import { useApplication } from '#test/served.ts'
import { issue, planning, useOffice } from './given.ts'

const house = useApplication()
const office = useOffice(house)

describe('Issuing', () => {
  test('waits until every unit of the target is given to somebody, and names what is not', async () => {
    const planId = await office.drafted()
    await office.does.submit(planId)
    const refused = await issue(office.approver, planId)
    expect([refused.status, refused.body.code]).toEqual([422, 'not-reconciled'])
    expect(refused.body.values.blockers).toMatchObject([
      { code: 'unallocated', label: '团体', values: { difference: 40 } },
    ])
  })

  test('takes a remainder that is held in reserve on purpose', async () => {
    const planId = await office.drafted()
    await office.does.change(planId, [
      {
        do: 'set-target',
        key: await office.does.key(planId, '团体'),
        amount: 60,
        status: 'stated',
      },
      {
        do: 'add-target',
        parentKey: (await office.does.read(planId)).targets[0]!.key,
        kind: 'track',
        track: 'other',
        label: '储备',
        unitId: null,
        amount: 40,
        status: 'reserve',
      },
    ])
    await office.does.submit(planId)
    expect((await issue(office.approver, planId)).status).toBe(200)
  })

  test('refuses a unit above its cap, whatever is said for it', async () => {
    const planId = await office.complete()
    const cap = {
      basis: 'staff',
      ratio: 0.1,
      from: `${office.year}-01-01`,
      to: `${office.year}-12-31`,
    }
    const { body } = await office.officer.post('/planning/caps', {
      regionId: office.district,
      citation: '意见，二',
      ...cap,
    })
    await office.approver.post(`/planning/caps/${body.id}`, { approve: true })
    await office.officer.post(`/organisation/units/${office.bureau}/headcounts`, {
      unitId: office.bureau,
      year: office.year,
      basis: 'staff',
      amount: 399,
      source: '填报',
      statedOn: `${office.year}-01-01`,
    })
    await office.does.submit(planId)
    const refused = await issue(office.approver, planId, { reason: '领导同意超上限' })
    expect([refused.status, refused.body.code]).toEqual([422, 'over-cap'])
    expect(refused.body.values.blockers).toMatchObject([
      { label: '教育局', values: { amount: 40, cap: 39, over: 1 } },
    ])
  })
})

describe('The one who issues', () => {
  test('is for another than the one who wrote or submitted it', async () => {
    const planId = await office.complete()
    await office.does.submit(planId)
    expect((await issue(office.officer, planId)).body.code).toBe('not-permitted')

    const role = 'blood-office-approver'
    const both = await house.as('blood-office-officer', office.district)
    await asProgramme(house.app, (act) =>
      giveRole(act, { id: both.accountId, role, regionId: office.district }),
    )
    await issue(office.approver, planId)
    const begun = await both.post(`/planning/plans/${planId}/revisions`)
    expect(begun.status).toBe(200)
    await planning(both).submit(planId)
    expect((await issue(both, planId)).body.code).toBe('own-approval')
    expect((await issue(office.approver, planId)).status).toBe(200)
  })

  test('needs a day and a reason, and the state that the approver has seen', async () => {
    const planId = await office.complete()
    await office.does.submit(planId)
    expect((await issue(office.approver, planId, { effectiveOn: '2027-02-30' })).status).toBe(400)
    expect((await issue(office.approver, planId, { reason: ' ' })).status).toBe(400)
    expect((await issue(office.approver, planId, { version: 1 })).body.code).toBe('stale-version')
    expect((await issue(office.approver, planId)).body).toMatchObject({
      state: 'issued',
      documentNumber: '云献〔2027〕1号',
      effectiveOn: '2027-01-01',
    })
    expect((await issue(office.approver, planId)).body.code).toBe('already-done')
  })

  test('a submitted draft is not edited; returned with a reason, it is', async () => {
    const planId = await office.complete()
    const set = { do: 'set-target', key: await office.does.key(planId, '东镇'), amount: 60 }
    await office.does.submit(planId)
    expect((await office.does.change(planId, [{ ...set, status: 'reserve' }])).body.code).toBe(
      'conflict',
    )
    const { revision } = await office.does.read(planId)
    const returned = await office.approver.post(`/planning/revisions/${revision.id}/return`, {
      version: revision.version,
      reason: '东镇留作储备',
    })
    expect(returned.body).toMatchObject({ state: 'draft', reason: '东镇留作储备' })
    expect((await office.does.change(planId, [{ ...set, status: 'reserve' }])).status).toBe(200)
  })
})
