import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { served } from '#main/routes.ts'
import { endpointsOf } from '#test/endpoints.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { type Account, account, browser, password, region } from './given.ts'
import { type Role, roles } from './roles.ts'

const house = useApplication()
const reason = '忘记密码，已当面核实'
let place = ''
let elsewhere = ''
let system: Asker
let security: Asker
beforeAll(async () => {
  place = await region(house.app)
  elsewhere = await region(house.app)
  system = await house.as('system-administrator', place)
  security = await house.as('security-administrator', place)
})
afterEach(() => {
  vi.useRealTimers()
})
const later = (minutes: number) =>
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 })

const officer = () => account(house.app, [{ role: 'blood-office-officer', regionId: place }])
const open = () => browser(house.server)
const asked = async ({ id }: Account, by = system) =>
  by.post(`/access/accounts/${id}/password-reset`, { reason })
const approve = (id: string, by = security, yes = true) =>
  by.post(`/access/password-resets/${id}`, { approve: yes })
const take = (id: string, by = system) => by.post(`/access/password-resets/${id}/password`)

/** Asked, approved and taken: the one-time password. */
async function handedOver(who: Account): Promise<string> {
  const { resetId } = (await asked(who)).body
  await approve(resetId)
  return (await take(resetId)).body.password
}

describe('A forgotten password', () => {
  test('is reset by two people, and opens nothing but choosing a new one', async () => {
    const who = await officer()
    const before = open()
    await before.signIn(who)
    const { resetId } = (await asked(who)).body
    expect((await before.get('/access/me')).body).not.toBeNull()
    expect((await approve(resetId)).body).toEqual({ approved: true })
    expect((await system.get('/access/password-resets')).body).toContainEqual(
      expect.objectContaining({
        id: resetId,
        login: who.login,
        reason,
        approvedAt: expect.any(String),
      }),
    )
    const taken = await take(resetId)
    expect(taken.body.password).toMatch(/^[\w-]{16}$/)
    expect((await take(resetId)).status).toBe(404)
    expect((await before.get('/access/me')).body).toBeNull()
    expect((await open().signIn(who)).body.code).toBe('sign-in-failed')

    const page = open()
    expect((await page.signIn({ ...who, password: taken.body.password })).status).toBe(200)
    const others = endpointsOf(served).filter(
      ({ may }) => may !== 'anyone' && may !== 'own-password',
    )
    expect(others.length).toBeGreaterThan(60)
    for (const { name, method, address } of others) {
      const answer = await (method === 'GET' ? page.get(address) : page.post(address))
      expect([name, answer.body.code]).toEqual([name, 'password-change-needed'])
    }
    const next = { current: taken.body.password, next: 'Xin-mima-2027' }
    expect((await page.post('/access/password', next)).status).toBe(200)
    expect((await page.get('/access/sessions')).status).toBe(200)
    expect((await open().signIn({ ...who, password: 'Xin-mima-2027' })).status).toBe(200)

    const told = await rowsOf(
      house.database.owner,
      `select name from record.entry where subject = $1 and name like 'password.%' order by id`,
      [who.id],
    )
    expect(told.map(({ name }) => name)).toEqual([
      'password.reset-asked',
      'password.reset-decided',
      'password.handed-over',
      'password.changed',
    ])
    const [leak] = await rowsOf(
      house.database.owner,
      'select count(*)::int as n from record.entry where position($1 in data::text) > 0',
      [taken.body.password],
    )
    expect(leak!.n).toBe(0)
  })

  test('its one-time password opens one session and no second, of twenty who try at once', async () => {
    const who = await officer()
    const secret = { ...who, password: await handedOver(who) }
    const answers = await Promise.all(Array.from({ length: 20 }, () => open().signIn(secret)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('it ends after its minutes', async () => {
    const who = await officer()
    const secret = { ...who, password: await handedOver(who) }
    later(house.app.config.RESET_PASSWORD_MINUTES + 1)
    expect((await open().signIn(secret)).body.code).toBe('sign-in-failed')
  })

  test('approved but not taken within a day it lapses, and may be asked for again', async () => {
    const who = await officer()
    const { resetId } = (await asked(who)).body
    expect((await asked(who)).body.code).toBe('already-done')
    await approve(resetId)
    await rowsOf(
      house.database.owner,
      `update access.password_reset set approved_at = now() - interval '25 hours' where id = $1`,
      [resetId],
    )
    expect((await take(resetId)).body.code).toBe('conflict')
    expect((await asked(who)).status).toBe(200)
  })

  test('refused, the old password goes on, and nothing can be taken', async () => {
    const who = await officer()
    const { resetId } = (await asked(who)).body
    expect((await approve(resetId, security, false)).body).toEqual({ approved: false })
    expect((await take(resetId)).status).toBe(404)
    expect((await approve(resetId)).status).toBe(404)
    expect((await open().signIn({ ...who, password })).status).toBe(200)
  })
})

describe('Who may reset a password', () => {
  test('before the approval nobody takes it', async () => {
    const { resetId } = (await asked(await officer())).body
    expect((await take(resetId)).status).toBe(404)
  })

  test.each(Object.keys(roles) as Role[])(
    'the %s does its own half, if it has one',
    async (role) => {
      const who = await officer()
      const by = await house.as(role, place)
      const isSystem = role === 'system-administrator'
      const isSecurity = role === 'security-administrator'
      expect((await asked(who, by)).status).toBe(isSystem ? 200 : 403)
      const { resetId } = isSystem
        ? { resetId: (await by.get('/access/password-resets')).body.at(-1).id }
        : (await asked(who)).body
      expect((await approve(resetId, by)).status).toBe(isSecurity ? 200 : 403)
      if (!isSecurity) await approve(resetId)
      expect((await take(resetId, by)).status).toBe(isSystem ? 200 : 403)
    },
  )

  test('nobody for himself, and nobody of a foreign region', async () => {
    const own = await system.post(`/access/accounts/${system.accountId}/password-reset`, { reason })
    expect(own.body.code).toBe('own-approval')
    const [far, near] = [
      await house.as('system-administrator', elsewhere),
      await house.as('security-administrator', elsewhere),
    ]
    const who = await officer()
    expect((await asked(who, far)).status).toBe(404)
    const { resetId } = (await asked(who)).body
    expect((await far.get('/access/password-resets')).body).toEqual([])
    expect((await approve(resetId, near)).status).toBe(404)
    await approve(resetId)
    expect((await take(resetId, far)).status).toBe(404)
  })

  test.each([
    ['without a reason', {}],
    ['with an empty one', { reason: ' ' }],
  ])('not %s', async (_case, body) => {
    const { id } = await officer()
    expect((await system.post(`/access/accounts/${id}/password-reset`, body)).status).toBe(400)
  })
})
