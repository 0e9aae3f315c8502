import { beforeAll, describe, expect, test } from 'vitest'
import { served } from '#main/routes.ts'
import { endpointsOf } from '#test/endpoints.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { account, browser, region } from './given.ts'
import { administrators, allows, type Permission, type Role, roles } from './roles.ts'

const house = useApplication()
const endpoints = endpointsOf(served)
const guarded = endpoints.filter(
  ({ may }) => !['anyone', 'signed-in', 'own-password', 'own-second-factor'].includes(may),
)

let district = ''
let town = ''
let elsewhere = ''
beforeAll(async () => {
  district = await region(house.app)
  town = await region(house.app, district)
  elsewhere = await region(house.app)
})

const ask = (who: Asker, { method, address }: (typeof endpoints)[number]) =>
  method === 'GET' ? who.get(address) : who.post(address)

describe('Three separated administrators (三员分立)', () => {
  test.each(administrators)('the %s may do no verb that is not its own', async (role) => {
    const who = await house.as(role, district)
    const foreign = guarded.filter(({ may }) => !allows(role, may as Permission))
    expect(foreign.length).toBeGreaterThan(10)
    for (const endpoint of foreign) {
      const { status, body } = await ask(who, endpoint)
      expect([endpoint.name, status, body.code]).toEqual([endpoint.name, 403, 'not-permitted'])
    }
  })

  test('each may do its own: none of its endpoints answers that it is not permitted', async () => {
    for (const role of administrators) {
      const who = await house.as(role, district)
      for (const endpoint of guarded.filter(({ may }) => allows(role, may as Permission))) {
        expect([endpoint.name, (await ask(who, endpoint)).status]).not.toEqual([endpoint.name, 403])
      }
    }
  })

  test('only looking at accounts is common to two; every other permission has one owner', () => {
    const held = administrators.flatMap((role) => roles[role].map((may): string => may))
    const common = held.filter((may, index) => held.indexOf(may) !== index)
    expect(common).toEqual(['accounts.see'])
    const business = Object.entries(roles)
      .filter(([role]) => !(administrators as readonly string[]).includes(role))
      .flatMap(([, permissions]) => permissions.map((may): string => may))
    expect(business.filter((may) => held.includes(may))).toEqual([])
  })

  test('without a session every endpoint but the open ones says so, whatever it is sent', async () => {
    for (const endpoint of endpoints.filter(({ may }) => may !== 'anyone')) {
      const { status, body } = await ask(house.nobody, endpoint)
      expect([endpoint.name, status, body.code]).toEqual([endpoint.name, 401, 'not-signed-in'])
    }
  })

  test('with a password that was given, nothing opens but one’s own account', async () => {
    const who = browser(house.server)
    const all = Object.keys(roles) as Role[]
    for (const role of all) {
      await who.signIn(await account(house.app, [{ role, regionId: district }], { given: true }))
      for (const { name, method, address } of guarded) {
        const answer = await (method === 'GET' ? who.get(address) : who.post(address))
        expect([role, name, answer.body.code]).toEqual([role, name, 'password-change-needed'])
      }
    }
  })
})

describe('One account, one administrator', () => {
  const give = (who: Asker, id: string, role: Role) =>
    who.post(`/access/accounts/${id}/roles`, { role, regionId: district })

  test.each([
    ['two administrators', 'system-administrator', 'audit-administrator'],
    ['an administrator and an officer', 'security-administrator', 'blood-office-officer'],
    ['an officer and an administrator', 'liaison', 'system-administrator'],
  ] as const)('never %s in one hand', async (_case, first, second) => {
    const security = await house.as('security-administrator', district)
    const { id } = await account(house.app, [], { regionId: district })
    expect((await give(security, id, first)).status).toBe(200)
    const { status, body } = await give(security, id, second)
    expect([status, body.code]).toEqual([409, 'conflict'])
  })

  test('not either when twenty give at once', async () => {
    const security = await house.as('security-administrator', district)
    const { id } = await account(house.app, [], { regionId: district })
    const wanted = Array.from({ length: 20 }, (_, n) =>
      give(security, id, n % 2 ? 'audit-administrator' : 'blood-office-officer'),
    )
    const answers = await Promise.all(wanted)
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    const held = await rowsOf(
      house.database.owner,
      'select distinct role from access.assignment where account_id = $1 and ended_at is null',
      [id],
    )
    expect(held).toHaveLength(1)
  })

  test('nobody gives a role to himself, nor ends his own', async () => {
    const security = await house.as('security-administrator', district)
    const { body } = await give(security, security.accountId, 'liaison')
    expect(body.code).toBe('own-approval')
    const [own] = await rowsOf(
      house.database.owner,
      'select id from access.assignment where account_id = $1',
      [security.accountId],
    )
    const ended = await security.post(`/access/assignments/${own!.id}/end`)
    expect(ended.status).toBe(404)
  })
})

describe('Administrators reach their own region and what lies below it', () => {
  test('the security administrator gives roles there and nowhere else', async () => {
    const security = await house.as('security-administrator', district)
    const { id } = await account(house.app, [], { regionId: district })
    const role = 'liaison'
    const give = (regionId: string) =>
      security.post(`/access/accounts/${id}/roles`, { role, regionId })
    expect((await give(town)).status).toBe(200)
    expect((await give(elsewhere)).status).toBe(404)
    const foreign = await account(house.app, [], { regionId: elsewhere })
    const given = await security.post(`/access/accounts/${foreign.id}/roles`, {
      role,
      regionId: town,
    })
    expect(given.status).toBe(404)
  })

  test('nor may one of a town give roles on the district above', async () => {
    const security = await house.as('security-administrator', town)
    const { id } = await account(house.app, [], { regionId: town })
    const given = await security.post(`/access/accounts/${id}/roles`, {
      role: 'liaison',
      regionId: district,
    })
    expect(given.status).toBe(404)
  })

  test('a role held elsewhere cannot be ended from here', async () => {
    const security = await house.as('security-administrator', district)
    const far = await account(house.app, [{ role: 'liaison', regionId: elsewhere }])
    const near = await account(house.app, [{ role: 'liaison', regionId: town }])
    const ids = await Promise.all(
      [far, near].map(({ id }) =>
        rowsOf(house.database.owner, 'select id from access.assignment where account_id = $1', [
          id,
        ]),
      ),
    )
    const end = (rows: Record<string, unknown>[]) =>
      security.post(`/access/assignments/${rows[0]!.id}/end`)
    expect((await end(ids[0]!)).status).toBe(404)
    expect((await end(ids[1]!)).body).toEqual({ ended: true })
  })
})

describe('Accounts of other regions', () => {
  test('an account of another region is not listed, not shut, not unlocked, not reset', async () => {
    const far = await account(house.app, [{ role: 'liaison', regionId: elsewhere }])
    const near = await account(house.app, [{ role: 'liaison', regionId: town }])
    const system = await house.as('system-administrator', district)
    const security = await house.as('security-administrator', district)
    for (const who of [system, security]) {
      const logins = (await who.get('/access/accounts')).body.map(
        ({ login }: { login: string }) => login,
      )
      expect(logins).toContain(near.login)
      expect(logins).not.toContain(far.login)
    }
    const verbs = [
      [system, 'disable'],
      [system, 'enable'],
      [system, 'reset'],
      [security, 'unlock'],
      [security, 'end-sessions'],
    ] as const
    for (const [who, verb] of verbs) {
      const answer = await who.post(`/access/accounts/${far.id}/${verb}`, { reason: '试' })
      expect([verb, answer.status]).toEqual([verb, 404])
    }
  })

  test('a province’s officer who also works here is seen, but not shut from here', async () => {
    const guest = await account(house.app, [{ role: 'liaison', regionId: town }], {
      regionId: elsewhere,
    })
    const system = await house.as('system-administrator', district)
    const listed = (await system.get('/access/accounts')).body
    expect(listed.some(({ id }: { id: string }) => id === guest.id)).toBe(true)
    const shut = await system.post(`/access/accounts/${guest.id}/disable`, { reason: '试' })
    expect(shut.status).toBe(404)
  })

  test('what one creates belongs to one’s own region', async () => {
    const system = await house.as('system-administrator', district)
    const made = await system.post('/access/accounts', { login: 'new-officer', name: '新' })
    expect(made.status).toBe(200)
    const others = await house.as('security-administrator', elsewhere)
    const unlocked = await others.post(`/access/accounts/${made.body.id}/unlock`)
    expect(unlocked.status).toBe(404)
    const wanted = { login: 'far-officer', name: '远', regionId: elsewhere }
    expect((await system.post('/access/accounts', wanted)).status).toBe(404)
  })

  test('the database itself lets no role be given, and no account be changed, outside of reach', async () => {
    const far = await account(house.app, [], { regionId: elsewhere })
    const within = `select set_config('xuemai.regions', '${district}', false);`
    const { app } = house.database
    await expect(
      rowsOf(
        app,
        `${within} insert into access.assignment (id, account_id, role, region_id, given_at)
         values (gen_random_uuid(), '${far.id}', 'liaison', '${elsewhere}', now())`,
      ),
    ).rejects.toThrow(/row-level security/)
    await rowsOf(app, `${within} update access.account set name = 'x' where id = '${far.id}'`)
    const [kept] = await rowsOf(
      house.database.owner,
      'select name from access.account where id = $1',
      [far.id],
    )
    expect(kept!.name).not.toBe('x')
  })
})

describe('Accounts', () => {
  test('a login is taken once, also when twenty ask at once', async () => {
    const system = await house.as('system-administrator', district)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        system.post('/access/accounts', { login: 'popular', name: '名' }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.code === 'conflict')).toHaveLength(19)
  })

  test('a shut account’s sessions end at once; opened again, it signs in', async () => {
    const system = await house.as('system-administrator', district)
    const who = await account(house.app, [{ role: 'liaison', regionId: town }])
    const page = browser(house.server)
    await page.signIn(who)
    const reason = '离职'
    expect((await system.post(`/access/accounts/${who.id}/disable`, { reason })).body).toEqual({
      disabled: true,
    })
    expect((await page.get('/access/sessions')).status).toBe(401)
    expect((await page.signIn(who)).status).toBe(401)
    await system.post(`/access/accounts/${who.id}/enable`, { reason })
    expect((await page.signIn(who)).status).toBe(200)
    const own = await system.post(`/access/accounts/${system.accountId}/disable`, { reason })
    expect(own.body.code).toBe('conflict')
  })

  test('the security administrator lifts a lock, which the list had shown', async () => {
    const security = await house.as('security-administrator', district)
    const who = await account(house.app, [{ role: 'liaison', regionId: town }])
    const page = browser(house.server)
    for (let n = 0; n < 5; n++) await page.signIn({ ...who, password: 'wrong' })
    const shown = (await security.get('/access/accounts')).body.find(
      ({ id }: { id: string }) => id === who.id,
    )
    expect(shown.lockedUntil).not.toBeNull()
    await security.post(`/access/accounts/${who.id}/unlock`)
    expect((await page.signIn(who)).status).toBe(200)
  })
})
