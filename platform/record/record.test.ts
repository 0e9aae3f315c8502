import { TOTP } from 'otpauth'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpointsOf } from '#test/endpoints.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, asker, useApplication } from '#test/served.ts'
import { account, browser, password, region } from '../access/given.ts'
import { accessRoutes } from '../access/routes.ts'
import { reading } from '../contract.ts'
import { serve } from '../http/serve.ts'
import { buildServer } from '../http/server.ts'
import { recordRoutes } from './routes.ts'
import { sealOnce } from './seal.ts'

const house = useApplication()
let place = ''
let auditor: Asker
beforeAll(async () => {
  place = await region(house.app)
  auditor = await house.as('audit-administrator', place)
})

const lastEntries = (after: number) =>
  rowsOf(house.database.owner, 'select * from record.entry where id > $1 order by id', [after])
const lastId = async () =>
  Number(
    (await rowsOf(house.database.owner, 'select coalesce(max(id), 0) as id from record.entry'))[0]!
      .id,
  )

/** What each write of the platform is called in the record, and how it comes about. */
const writes: Record<string, { named: string; done: () => Promise<{ status: number }> }> = {}

beforeAll(async () => {
  const system = await house.as('system-administrator', place)
  const security = await house.as('security-administrator', place)
  const officer = (wish = {}) => account(house.app, [{ role: 'liaison', regionId: place }], wish)
  const page = browser(house.server)
  const who = await officer()
  const other = await officer()
  const holder = await officer()
  const on = async (verb: string, body: object = {}, by = system, id = other.id) =>
    by.post(`/access/accounts/${id}/${verb}`, body)
  let secret = ''
  let resetId = ''
  let assignmentId = ''
  Object.assign(writes, {
    'access.signIn': { named: 'session.began', done: () => page.signIn(who) },
    'access.changePassword': {
      named: 'password.changed',
      done: () => page.post('/access/password', { current: password, next: 'Lingyige-mima-1' }),
    },
    'access.beginSecondFactor': {
      named: 'second-factor.enrolled',
      done: async () => {
        const begun = await page.post('/access/second-factor/begin', {
          password: 'Lingyige-mima-1',
        })
        secret = begun.body.secret
        return begun
      },
    },
    'access.confirmSecondFactor': {
      named: 'recovery-codes.made',
      done: () =>
        page.post('/access/second-factor/confirm', { code: new TOTP({ secret }).generate() }),
    },
    'access.secondFactor': {
      named: 'session.began',
      done: async () => {
        await page.signIn({ ...who, password: 'Lingyige-mima-1' })
        const next = new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 })
        return page.post('/access/second-factor', { code: next })
      },
    },
    'access.endSession': {
      named: 'session.ended',
      done: async () => {
        const [session] = (await page.get('/access/sessions')).body
        return page.post(`/access/sessions/${session.id}/end`)
      },
    },
    'access.signOut': {
      named: 'session.ended',
      done: async () => {
        await page.signIn(holder)
        return page.post('/access/sign-out')
      },
    },
    'access.askReset': {
      named: 'second-factor.reset-asked',
      done: async () => {
        const asked = await on('reset', { reason: '手机丢失' }, system, who.id)
        resetId = asked.body.resetId
        return asked
      },
    },
    'access.decideReset': {
      named: 'second-factor.removed',
      done: () => security.post(`/access/resets/${resetId}`, { approve: true }),
    },
    'access.createAccount': {
      named: 'account.created',
      done: () => system.post('/access/accounts', { login: 'fresh', name: '新' }),
    },
    'access.disableAccount': {
      named: 'account.disabled',
      done: () => on('disable', { reason: '离职' }),
    },
    'access.enableAccount': {
      named: 'account.enabled',
      done: () => on('enable', { reason: '返岗' }),
    },
    'access.giveRole': {
      named: 'role.given',
      done: async () => {
        const given = await on('roles', { role: 'health-commission', regionId: place }, security)
        assignmentId = given.body.assignmentId
        return given
      },
    },
    'access.endRole': {
      named: 'role.ended',
      done: () => security.post(`/access/assignments/${assignmentId}/end`),
    },
    'access.unlock': { named: 'account.unlocked', done: () => on('unlock', {}, security) },
    'access.endSessionsOf': {
      named: 'session.ended',
      done: () => on('end-sessions', {}, security),
    },
    'record.verify': { named: 'record.verified', done: () => auditor.post('/record/verify') },
  })
})

beforeAll(async () => {
  const system = await house.as('system-administrator', place)
  const security = await house.as('security-administrator', place)
  const { id } = await account(house.app, [{ role: 'liaison', regionId: place }])
  let resetId = ''
  Object.assign(writes, {
    'access.arrangeHome': {
      named: 'home.arranged',
      done: () => system.post('/access/home', { places: ['alarms'], hidden: [] }),
    },
    'access.askPasswordReset': {
      named: 'password.reset-asked',
      done: async () => {
        const asked = await system.post(`/access/accounts/${id}/password-reset`, {
          reason: '忘记密码',
        })
        resetId = asked.body.resetId
        return asked
      },
    },
    'access.decidePasswordReset': {
      named: 'password.reset-decided',
      done: () => security.post(`/access/password-resets/${resetId}`, { approve: true }),
    },
    'access.takePasswordReset': {
      named: 'password.handed-over',
      done: () => system.post(`/access/password-resets/${resetId}/password`),
    },
  })
})

describe('Every change leaves an entry', () => {
  test('for each writing endpoint of the platform, under its name', async () => {
    const all = endpointsOf({ access: accessRoutes, record: recordRoutes })
    const writing = all.filter(({ kind }) => kind === 'write').map(({ name }) => name)
    expect(Object.keys(writes).sort()).toEqual(writing.sort())
    for (const [name, { named, done }] of Object.entries(writes)) {
      const before = await lastId()
      const { status } = await done()
      const entries = await lastEntries(before)
      expect([name, status, entries.at(-1)?.name]).toEqual([name, 200, named])
      expect(entries.every(({ kind }) => kind === 'change')).toBe(true)
    }
  })

  test('an uploaded file leaves its hash, not its name', async () => {
    const officer = await house.as('blood-office-officer', place)
    const before = await lastId()
    const { body } = await officer.upload('张三的名单.txt', Buffer.from('名单'))
    const [entry] = await lastEntries(before)
    expect(entry).toMatchObject({
      name: 'file.uploaded',
      actor: officer.accountId,
      subject: body.id,
      data: { size: 6, sha256: body.sha256 },
    })
    expect(JSON.stringify(entry)).not.toContain('张三')
  })

  test('a refusal by rule leaves none, and nothing else either', async () => {
    const system = await house.as('system-administrator', place)
    const before = await lastId()
    const own = await system.post(`/access/accounts/${system.accountId}/disable`, { reason: '试' })
    expect(own.status).toBe(409)
    expect(await lastEntries(before)).toEqual([])
  })
})

describe('Reading personal data', () => {
  const contract = {
    card: reading
      .route({ method: 'GET', path: '/probe/{id}', summary: 'A card', tags: ['probe'] })
      .meta({ may: 'liaisons.reveal', personal: true })
      .input(z.object({ id: z.string() }))
      .output(z.object({ phone: z.string() })),
  }

  test('leaves an entry with reader and subject; a refused reading leaves none', async () => {
    const probe = serve(contract, { card: async () => ({ phone: '13800000000' }) })
    const server = await buildServer(house.app, { access: accessRoutes, probe })
    const officer = await account(house.app, [{ role: 'blood-office-officer', regionId: place }])
    const page = browser(server)
    await page.signIn(officer)
    const before = await lastId()
    expect((await page.get('/probe/person-7')).body).toEqual({ phone: '13800000000' })
    const [entry, ...more] = await lastEntries(before)
    expect(entry).toMatchObject({
      kind: 'read',
      subject: 'person-7',
      actor: officer.id,
      name: 'card',
    })
    expect(JSON.stringify(entry)).not.toContain('138')
    expect(more).toEqual([])

    const liaison = browser(server)
    await liaison.signIn(await account(house.app, [{ role: 'liaison', regionId: place }]))
    const next = await lastId()
    expect((await liaison.get('/probe/person-7')).status).toBe(403)
    expect(await lastEntries(next)).toEqual([])
    await server.close()
  })
})

describe('The audit administrator', () => {
  test('searches the record, newest first, page by page', async () => {
    const { body: first } = await auditor.get('/record/entries', { limit: '5' })
    expect(first).toHaveLength(5)
    const ids = first.map(({ id }: { id: number }) => id)
    expect(ids).toEqual([...ids].sort((a, b) => b - a))
    const next = await auditor.get('/record/entries', { limit: '5', before: String(ids[4]) })
    expect(next.body[0].id).toBeLessThan(ids[4])
    const named = await auditor.get('/record/entries', { name: 'role.given' })
    expect(new Set(named.body.map(({ name }: { name: string }) => name))).toEqual(
      new Set(['role.given']),
    )
  })

  test('proves it, and that it was proved stands in it', async () => {
    await sealOnce(house.app.database)
    const { body } = await auditor.post('/record/verify')
    expect(body).toMatchObject({ sound: true, fault: null })
    const wrong = await auditor.post('/record/verify', { head: `1:${'0'.repeat(64)}` })
    expect(wrong.body).toMatchObject({ sound: false, fault: { seal: 1 } })
    const [last] = (await auditor.get('/record/entries', { limit: '1' })).body
    expect(last).toMatchObject({ name: 'record.verified', data: { fault: 'head-differs' } })
  })

  test('does not read what people of another region did', async () => {
    const elsewhere = await region(house.app)
    const far = await house.as('system-administrator', elsewhere)
    await far.post('/access/accounts', { login: 'far-one', name: '远' })
    const seen = await auditor.get('/record/entries', { name: 'account.created', limit: '200' })
    const actors = seen.body.map(({ actor }: { actor: string }) => actor)
    expect(actors).not.toContain(far.accountId)
    const near = asker(house.server, '', '')
    expect((await near.get('/record/entries')).status).toBe(401)
  })
})
