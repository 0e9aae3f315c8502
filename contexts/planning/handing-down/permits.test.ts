import { beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles } from '#platform/access/roles.ts'
import { newId } from '#platform/id.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict } from '../../organisation/given.ts'

const house = useApplication()
const askers = new Map<Role, Asker>()

beforeAll(async () => {
  const district = await givenDistrict(house.app, '云河区')
  for (const role of Object.keys(roles) as Role[]) {
    askers.set(role, await house.as(role, district))
  }
})

const at = { version: 1 }
const said = { version: 1, text: '理由' }
const items = [{ from: '2031-01-01', to: '2031-01-31', amount: 1 }]

/** Every endpoint with an input it would take, and the permission it asks for. */
const endpoints: readonly [string, string, object?][] = [
  ['planning.see-hand-downs', 'GET /planning/plans/:id/hand-downs'],
  ['planning.issue', 'POST /planning/plans/:id/hand-downs', {}],
  ['planning.see-hand-downs', 'GET /planning/hand-downs/:id'],
  ['planning.review', 'POST /planning/hand-downs/:id/answer', said],
  ['planning.review', 'POST /planning/hand-downs/:id/accept', at],
  ['planning.review', 'POST /planning/hand-downs/:id/return', said],
  ['planning.reopen', 'POST /planning/hand-downs/:id/reopen', said],
  ['planning.review', 'POST /planning/hand-downs/:id/record', { ...said, action: 'object' }],
  ['planning.review', 'GET /planning/plans/:id/reminders'],
  ['planning.review', 'POST /planning/plans/:id/reminders', { handDowns: [newId()] }],
  ['planning.respond', 'GET /planning/hand-downs'],
  ['planning.respond', 'POST /planning/hand-downs/:id/acknowledge', at],
  ['planning.respond', 'POST /planning/hand-downs/:id/object', said],
  ['planning.respond', 'POST /planning/hand-downs/:id/note', said],
  ['planning.respond', 'POST /planning/hand-downs/:id/months', { ...at, items }],
  ['planning.change', 'POST /planning/hand-downs/:id/plan', {}],
  ['planning.submit', 'POST /planning/hand-downs/:id/file', at],
]

const ask = (who: Asker, line: string, body: object | undefined) => {
  const [method, path] = line.replace(':id', newId()).split(' ') as [string, string]
  return method === 'GET' ? who.get(path) : who.post(path, body)
}

describe.each(Object.keys(roles) as Role[])('The role %s', (role) => {
  test.each(endpoints)(
    'does what %s says, and nothing else: %s',
    async (permission, line, body) => {
      const { status, body: answer } = await ask(askers.get(role)!, line, body)
      if ((roles[role] as readonly string[]).includes(permission))
        expect([200, 404]).toContain(status)
      else expect([status, answer.code]).toEqual([403, 'not-permitted'])
    },
  )
})

test.each(endpoints)('nobody without a session: (%s) %s', async (_permission, line, body) => {
  expect((await ask(house.nobody, line, body)).status).toBe(401)
})

test.each([
  'GET /task/hand-down',
  'POST /task/hand-down/acknowledge',
  'POST /task/hand-down/object',
  'POST /task/hand-down/note',
  'POST /task/hand-down/months',
  'POST /task/liaison/confirm',
])('nobody without a link, whatever role they hold: %s', async (line) => {
  for (const who of [house.nobody, ...askers.values()]) {
    expect((await ask(who, line, { ...said, items })).status).toBe(410)
  }
})
