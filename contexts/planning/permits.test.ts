import { beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles } from '#platform/access/roles.ts'
import { newId } from '#platform/id.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict } from '../organisation/given.ts'
import { planning } from './given.ts'

const house = useApplication()
let district = ''
let planId = ''
let revisionId = ''
const askers = new Map<Role, Asker>()

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  for (const role of Object.keys(roles) as Role[]) {
    askers.set(role, await house.as(role, district))
  }
  const does = planning(askers.get('blood-office-officer')!)
  planId = await does.begin({ regionId: district, year: 2027 })
  revisionId = (await does.read(planId)).revision.id
})

const version = 999
const reason = '理由'
const span = { from: '2027-01-01', to: null, citation: '意见' }

/** Every endpoint of a plan with an input it would take, and the permission it asks for. */
const endpoints: readonly [string, string, (() => object)?][] = [
  ['planning.see', 'GET /planning/plans'],
  ['planning.see', 'GET /planning/plans/:plan'],
  ['planning.see', 'GET /planning/plans/:plan/differences?from=1&to=1'],
  ['planning.see', 'GET /planning/plans/:plan/targets.xlsx'],
  ['planning.see', 'GET /planning/plans/:plan/schedule.xlsx'],
  ['planning.see', 'GET /planning/notices?regionId=:district'],
  ['planning.see-issued', 'GET /planning/handed-down'],
  ['planning.read-notice', 'POST /planning/notices', () => ({ regionId: district, text: '短文' })],
  [
    'planning.read-notice',
    'POST /planning/notices/:nothing/decisions',
    () => ({ version, decisions: [{ item: 'a', choice: 'accepted', value: null, reason: null }] }),
  ],
  ['planning.change', 'POST /planning/notices/:nothing/plan', () => ({ version })],
  ['planning.change', 'POST /planning/plans', () => ({ regionId: district, year: 2027 })],
  ['planning.change', 'POST /planning/plans/:plan/revisions'],
  [
    'planning.change',
    'POST /planning/revisions/:revision/changes',
    () => ({ version, changes: [{ do: 'remove-item', key: newId() }] }),
  ],
  ['planning.change', 'POST /planning/revisions/:revision/discard', () => ({ version, reason })],
  ['planning.submit', 'POST /planning/revisions/:revision/submit', () => ({ version })],
  ['planning.issue', 'POST /planning/revisions/:revision/return', () => ({ version, reason })],
  [
    'planning.issue',
    'POST /planning/revisions/:revision/issue',
    () => ({ version, reason, documentNumber: null, effectiveOn: '2027-01-01' }),
  ],
  ['rules.see', 'GET /planning/caps?regionId=:district'],
  [
    'rules.propose',
    'POST /planning/caps',
    () => ({ regionId: district, basis: 'staff', ratio: 0.05, ...span }),
  ],
  ['rules.approve', 'POST /planning/caps/:nothing', () => ({ approve: true })],
]

const ask = (who: Asker, line: string, body: (() => object) | undefined) => {
  const [method, path] = line.split(' ') as [string, string]
  const [address, query] = path
    .replace(':plan', planId)
    .replace(':revision', revisionId)
    .replace(':district', district)
    .replace(':nothing', newId())
    .split('?') as [string, string?]
  return method === 'GET'
    ? who.get(address, Object.fromEntries(new URLSearchParams(query)))
    : who.post(address, body?.() ?? {})
}

describe('Whoever is not signed in', () => {
  test.each(endpoints)('(%s) is not answered: %s', async (_permission, line, body) => {
    expect((await ask(house.nobody, line, body)).status).toBe(401)
  })
})

describe.each(Object.keys(roles) as Role[])('The role %s', (role) => {
  test.each(endpoints)(
    'does what %s says, and nothing else: %s',
    async (permission, line, body) => {
      const { status, body: answer } = await ask(askers.get(role)!, line, body)
      if ((roles[role] as readonly string[]).includes(permission)) expect(status).not.toBe(403)
      else expect([status, answer.code]).toEqual([403, 'not-permitted'])
    },
  )
})

describe('An office of another district', () => {
  test.each(endpoints)('(%s) neither sees nor changes this one’s: %s', async (_p, line, body) => {
    const elsewhere = await givenDistrict(house.app, '另一个区')
    for (const role of ['blood-office-officer', 'blood-office-approver'] as const) {
      const stranger = await house.as(role, elsewhere)
      const { status, body: answer } = await ask(stranger, line, body)
      if (status === 200) expect(answer).toEqual([])
      else expect([400, 403, 404, 422]).toContain(status)
    }
    const { revision } = await planning(askers.get('blood-office-officer')!).read(planId)
    expect(revision).toMatchObject({ number: 1, state: 'draft', version: 1 })
  })
})
