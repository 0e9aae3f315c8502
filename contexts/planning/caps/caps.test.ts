import { beforeAll, describe, expect, test } from 'vitest'
import { region } from '#platform/access/given.ts'
import { type Asker, useApplication } from '#test/served.ts'

const house = useApplication()
let district = ''
let officer: Asker
let approver: Asker

beforeAll(async () => {
  district = await region(house.app)
  officer = await house.as('blood-office-officer', district)
  approver = await house.as('blood-office-approver', district)
})

const wish = { basis: 'staff', ratio: 0.065, citation: '测试通知，二（三）' }
const propose = async (from: string, to: string | null) => {
  const { body } = await officer.post('/planning/caps', { regionId: district, ...wish, from, to })
  return body.id as string
}
const decide = (id: string, approve: boolean, who = approver) =>
  who.post(`/planning/caps/${id}`, { approve })
const caps = async () => (await officer.get('/planning/caps', { regionId: district })).body
const cap = async (id: string) => (await caps()).find((one: { id: string }) => one.id === id)

describe('A cap', () => {
  test('limits nothing until a second person has approved it', async () => {
    const { body: plan } = await officer.post('/planning/plans', { regionId: district, year: 2027 })
    const id = await propose('2027-01-01', '2027-12-31')
    expect(await cap(id)).toMatchObject({ approvedBy: null, mine: true, plans: [] })
    await decide(id, true)
    const seen = await cap(id)
    expect(seen.approvedBy).not.toBeNull()
    expect(seen.plans).toMatchObject([{ id: plan.planId, year: 2027 }])
  })

  test('is followed by a later one: then no plan of that year leans on it', async () => {
    const [earlier] = await caps()
    const later = await propose('2027-07-01', null)
    await decide(later, true)
    expect((await cap(earlier.id)).plans).toEqual([])
    expect((await cap(later)).plans).toHaveLength(1)
  })

  test('that was refused stays in the list, with who refused it', async () => {
    const id = await propose('2028-01-01', null)
    await decide(id, false)
    const seen = await cap(id)
    expect(seen.refusedBy).not.toBeNull()
    expect(seen).toMatchObject({ approvedBy: null, plans: [] })
  })

  test('is not approved by the one who proposed it, who lacks the permission, nor twice', async () => {
    const id = await propose('2029-01-01', null)
    expect((await decide(id, true, officer)).status).toBe(403)
    await decide(id, true)
    expect((await decide(id, false)).status).toBe(404)
  })

  test('whose last day is before its first is refused', async () => {
    const { status, body } = await officer.post('/planning/caps', {
      regionId: district,
      ...wish,
      from: '2027-02-01',
      to: '2027-01-31',
    })
    expect([status, body.code]).toEqual([400, 'input-invalid'])
  })
})
