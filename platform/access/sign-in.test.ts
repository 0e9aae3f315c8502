import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { account, browser, password, region } from './given.ts'

const house = useApplication()
let place = ''
beforeAll(async () => {
  place = await region(house.app)
})
const officer = (wish = {}) =>
  account(house.app, [{ role: 'blood-office-officer', regionId: place }], wish)
const open = () => browser(house.server)

/** From here on it is this much later. */
function later(minutes: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 })
}
afterEach(() => {
  vi.useRealTimers()
})

describe('Signing in', () => {
  test('an officer signs in and is known by role and region', async () => {
    const page = open()
    expect((await page.signIn(await officer())).body).toEqual({ secondFactor: false })
    const { status, body } = await page.get('/access/me')
    expect(status).toBe(200)
    expect(body.assignments).toMatchObject([{ role: 'blood-office-officer', regionId: place }])
  })

  test('a wrong password, a login that does not exist and a shut account get one and the same answer', async () => {
    const known = await officer()
    const shut = await officer()
    await rowsOf(
      house.database.owner,
      'update access.account set disabled_at = now() where id = $1',
      [shut.id],
    )
    const answers = [
      await open().signIn({ ...known, password: 'wrong' }),
      await open().signIn({ login: 'nobody-at-all', password: 'wrong' }),
      await open().signIn(shut),
    ]
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })
})

describe('Guessing', () => {
  test.each([['an account'], ['a login that does not exist']])(
    'after five failures %s is locked for 15 minutes, even for the right password',
    async (kind) => {
      const who = kind === 'an account' ? await officer() : { login: 'ghost', password }
      const page = open()
      for (let n = 0; n < 5; n++) {
        expect((await page.signIn({ ...who, password: 'wrong' })).body.code).toBe('sign-in-failed')
      }
      expect(await page.signIn(who)).toMatchObject({ status: 429, body: { code: 'locked-out' } })
      later(14.9)
      expect((await page.signIn(who)).body.code).toBe('locked-out')
      later(0.2)
      const { status } = await page.signIn(who)
      expect(status).toBe(kind === 'an account' ? 200 : 401)
    },
  )

  test('a success forgets the failures before it', async () => {
    const who = await officer()
    const page = open()
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 4; n++) await page.signIn({ ...who, password: 'wrong' })
      expect((await page.signIn(who)).status).toBe(200)
    }
  })

  test('of twenty wrong passwords at once no more than five are answered, and none hangs', async () => {
    const who = await officer()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => open().signIn({ ...who, password: 'wrong' })),
    )
    const codes = answers.map(({ body }) => body.code)
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(5)
    expect(codes.filter((code) => code === 'locked-out')).toHaveLength(15)
    expect((await open().signIn(who)).body.code).toBe('locked-out')
  })

  test('the right password among nineteen wrong ones at once opens at most one session', async () => {
    const who = await officer()
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        open().signIn(n === 13 ? who : { ...who, password: 'wrong' }),
      ),
    )
    const rows = await rowsOf(
      house.database.owner,
      'select from access.session where account_id = $1',
      [who.id],
    )
    expect(rows.length).toBeLessThanOrEqual(1)
  })

  test.each([
    ['/access/sign-in'],
    ['/access/sign-in/'],
    ['/access//sign-in'],
    ['/access/%73ign-in'],
  ])('one address may not try %s more than thirty times a minute', async (path) => {
    const page = open()
    const codes: string[] = []
    for (let n = 0; n < 32; n++) {
      codes.push((await page.post(path, { login: `guess-${n}`, password: 'wrong' })).body.code)
    }
    const answered = codes.filter((code) => code === 'sign-in-failed').length
    expect(answered).toBeLessThanOrEqual(30)
  })
})

describe('A session', () => {
  test('a cookie brought along is not taken over, and its session ends', async () => {
    const first = open()
    await first.signIn(await officer())
    const planted = first.kept.cookie
    const victim = browser(house.server, planted)
    const other = await officer()
    await victim.signIn(other)
    expect(victim.kept.cookie).not.toBe(planted)
    expect((await browser(house.server, planted).get('/access/me')).body).toBeNull()

    const invented = browser(house.server, 'a-token-chosen-by-somebody-else')
    await invented.signIn(other)
    expect(invented.kept.cookie).not.toBe('a-token-chosen-by-somebody-else')
  })

  test('the cookie is out of reach of scripts and of other sites, and nowhere stored', async () => {
    const page = open()
    const { setCookie } = await page.signIn(await officer())
    expect(setCookie).toMatch(/HttpOnly/)
    expect(setCookie).toMatch(/SameSite=Strict/)
    expect(setCookie).toMatch(/Path=\//)
    const kept = await rowsOf(house.database.owner, 'select s::text as row from access.session s')
    expect(JSON.stringify(kept)).not.toContain(page.kept.cookie)
  })

  test('signing out ends the session, not only the cookie', async () => {
    const page = open()
    await page.signIn(await officer())
    const cookie = page.kept.cookie
    expect((await page.post('/access/sign-out')).body).toEqual({ ended: true })
    expect((await browser(house.server, cookie).get('/access/sessions')).body.code).toBe(
      'not-signed-in',
    )
  })

  test('a session ends after an hour without use, however young', async () => {
    const page = open()
    await page.signIn(await officer())
    later(59)
    expect((await page.get('/access/me')).body).not.toBeNull()
    later(59)
    expect((await page.get('/access/me')).body).not.toBeNull()
    later(61)
    expect((await page.get('/access/me')).body).toBeNull()
  })

  test('a session ends after ten hours, however busy', async () => {
    const page = open()
    await page.signIn(await officer())
    for (let n = 0; n < 11; n++) {
      later(54)
      expect((await page.get('/access/me')).body).not.toBeNull()
    }
    later(7)
    expect((await page.get('/access/me')).body).toBeNull()
  })
})

describe('The record of signing in', () => {
  test('every attempt stands in the record, on logins that do not exist too', async () => {
    const who = await officer()
    const page = open()
    await page.signIn({ ...who, password: 'wrong' })
    await page.signIn({ login: 'no-such-login', password: 'secret-mistyped' })
    await page.signIn(who)
    const rows = await rowsOf(
      house.database.owner,
      `select name, subject, data from record.entry order by id desc limit 3`,
    )
    expect(rows.map(({ name }) => name)).toEqual([
      'session.began',
      'sign-in.failed',
      'sign-in.failed',
    ])
    expect(rows[1]).toMatchObject({ subject: 'unknown', data: { cause: 'password' } })
    expect(rows[2]).toMatchObject({ subject: who.id, data: { address: expect.any(String) } })
    expect(JSON.stringify(rows)).not.toMatch(/secret-mistyped|no-such-login/)
  })
})

describe('Changing one’s password', () => {
  test('a new password ends every other session, and the old one opens nothing', async () => {
    const who = await officer()
    const [here, there] = [open(), open()]
    await here.signIn(who)
    await there.signIn(who)
    const change = { current: password, next: 'Lingyige-mima-1' }
    expect((await here.post('/access/password', change)).body).toEqual({ otherSessionsEnded: 1 })
    expect((await there.get('/access/sessions')).status).toBe(401)
    expect((await here.get('/access/sessions')).status).toBe(200)
    expect((await open().signIn(who)).status).toBe(401)
    expect((await open().signIn({ ...who, password: change.next })).status).toBe(200)
  })

  test.each([
    ['short', 'Ab1-'],
    ['of two kinds', 'abcdefghij1234'],
    ['the current one', password],
  ])('a new password may not be %s', async (_case, next) => {
    const page = open()
    await page.signIn(await officer())
    const { status, body } = await page.post('/access/password', { current: password, next })
    expect([status, body.code]).toEqual([400, 'input-invalid'])
  })

  test('a stolen session cannot guess the password: five wrong ones lock the account', async () => {
    const page = open()
    await page.signIn(await officer())
    const guess = { current: 'wrong', next: 'Lingyige-mima-1' }
    for (let n = 0; n < 5; n++) {
      expect((await page.post('/access/password', guess)).body.code).toBe('sign-in-failed')
    }
    const { body } = await page.post('/access/password', { ...guess, current: password })
    expect(body.code).toBe('locked-out')
  })
})

describe('A password given by an administrator', () => {
  test('must be changed before anything else', async () => {
    const who = await officer({ given: true })
    const page = open()
    await page.signIn(who)
    expect((await page.get('/access/me')).body.mustChangePassword).toBe(true)
    const upload = await page.post('/uploads?name=a.txt', { a: 1 })
    expect([upload.status, upload.body.code]).toEqual([403, 'password-change-needed'])
    await page.post('/access/password', { current: who.password, next: 'Lingyige-mima-1' })
    expect((await page.post('/uploads?name=a.txt', { a: 1 })).status).toBe(201)
  })

  test('must be changed by an administrator too', async () => {
    const who = await account(house.app, [{ role: 'system-administrator', regionId: place }], {
      given: true,
    })
    const page = open()
    await page.signIn(who)
    expect((await page.get('/access/accounts')).body.code).toBe('password-change-needed')
  })
})

describe('One’s own sessions', () => {
  test('one sees and ends one’s own sessions only', async () => {
    const who = await officer()
    const [mine, elsewhere, other] = [open(), open(), open()]
    await mine.signIn(who)
    await elsewhere.signIn(who)
    await other.signIn(await officer())
    const { body } = await mine.get('/access/sessions')
    expect(body.map(({ current }: { current: boolean }) => current).sort()).toEqual([false, true])
    const [foreign] = (await other.get('/access/sessions')).body
    expect((await mine.post(`/access/sessions/${foreign.id}/end`)).status).toBe(404)
    expect((await other.get('/access/sessions')).status).toBe(200)

    const there = body.find(({ current }: { current: boolean }) => !current)
    expect((await mine.post(`/access/sessions/${there.id}/end`)).status).toBe(200)
    expect((await elsewhere.get('/access/sessions')).status).toBe(401)
  })

  test('a request without the header that other sites cannot set is refused', async () => {
    const answer = await house.server.inject({
      method: 'POST',
      url: '/api/access/sign-in',
      payload: { login: 'a', password: 'b' },
    })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'csrf-refused'])
  })
})
