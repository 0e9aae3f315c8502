import { TOTP } from 'otpauth'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { type Account, account, browser, password, region } from './given.ts'

const house = useApplication()
let place = ''
beforeAll(async () => {
  place = await region(house.app)
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
})
afterEach(() => {
  vi.useRealTimers()
})

const open = () => browser(house.server)
const halfAMinuteLater = () => vi.setSystemTime(Date.now() + 30_000)
const codeOf = (secret: string, later = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + later })

/** An officer with an authenticator, its secret and recovery codes. */
async function enrolled(): Promise<Account & { secret: string; recoveryCodes: string[] }> {
  const who = await account(house.app, [{ role: 'blood-office-officer', regionId: place }])
  const page = open()
  await page.signIn(who)
  const { secret } = (await page.post('/access/second-factor/begin', { password })).body
  const code = codeOf(secret)
  const { recoveryCodes } = (await page.post('/access/second-factor/confirm', { code })).body
  halfAMinuteLater()
  return { ...who, secret, recoveryCodes }
}

const give = (page: ReturnType<typeof open>, code: string) =>
  page.post('/access/second-factor', { code })

describe('Enrolling an authenticator', () => {
  test('it counts only once its first code has come back', async () => {
    const who = await account(house.app, [{ role: 'blood-office-officer', regionId: place }])
    const page = open()
    await page.signIn(who)
    const begun = await page.post('/access/second-factor/begin', { password })
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\//)
    expect((await open().signIn(who)).body).toEqual({ secondFactor: false })

    const wrong = await page.post('/access/second-factor/confirm', { code: '000000' })
    expect(wrong.body.code).toBe('sign-in-failed')
    const code = codeOf(begun.body.secret)
    const { body } = await page.post('/access/second-factor/confirm', { code })
    expect(new Set(body.recoveryCodes).size).toBe(10)
    expect((await open().signIn(who)).body).toEqual({ secondFactor: true })
  })

  test('it needs the password, and a second one needs a reset', async () => {
    const who = await enrolled()
    const page = open()
    await page.signIn(who)
    await give(page, codeOf(who.secret))
    const wrong = await page.post('/access/second-factor/begin', { password: 'wrong' })
    expect([wrong.status, wrong.body.code]).toEqual([401, 'sign-in-failed'])
    const again = await page.post('/access/second-factor/begin', { password })
    expect([again.status, again.body.code]).toEqual([409, 'conflict'])
  })

  test('secret and recovery codes are not readable in the database', async () => {
    const who = await enrolled()
    const rows = await rowsOf(
      house.database.owner,
      `select encode(totp_secret, 'escape') as kept,
        (select string_agg(encode(code_hash, 'escape'), ' ') from access.recovery_code) as codes,
        (select string_agg(data::text, ' ') from record.entry) as record
       from access.account where id = $1`,
      [who.id],
    )
    const kept = JSON.stringify(rows)
    for (const text of [who.secret, ...who.recoveryCodes]) expect(kept).not.toContain(text)
  })
})

describe('Signing in with a second factor', () => {
  test('until the code is given, the session opens nothing; then under a new cookie', async () => {
    const who = await enrolled()
    const page = open()
    await page.signIn(who)
    const before = page.kept.cookie
    expect((await page.get('/access/sessions')).body.code).toBe('second-factor-needed')
    expect((await page.post('/access/password', { current: password, next: 'x' })).body.code).toBe(
      'second-factor-needed',
    )
    expect(await give(page, codeOf(who.secret))).toMatchObject({
      status: 200,
      body: { recoveryCodesLeft: null },
    })
    expect((await page.get('/access/sessions')).status).toBe(200)
    expect(page.kept.cookie).not.toBe(before)
    expect((await browser(house.server, before).get('/access/sessions')).status).toBe(401)
  })

  test('a session that owes its code ends after ten minutes', async () => {
    const who = await enrolled()
    const page = open()
    await page.signIn(who)
    vi.setSystemTime(Date.now() + 11 * 60_000)
    expect((await give(page, codeOf(who.secret))).body.code).toBe('not-signed-in')
  })

  test('a code works once, and so does a clock that is half a minute off', async () => {
    const who = await enrolled()
    const [first, second] = [open(), open()]
    await first.signIn(who)
    await second.signIn(who)
    const code = codeOf(who.secret)
    expect((await give(first, code)).status).toBe(200)
    expect((await give(second, code)).body.code).toBe('sign-in-failed')
    expect((await give(second, codeOf(who.secret, 30_000))).status).toBe(200)
  })

  test('of twenty who give the same code at once, one comes in', async () => {
    const who = await enrolled()
    const pages = Array.from({ length: 20 }, open)
    for (const page of pages) await page.signIn(who)
    const code = codeOf(who.secret)
    const answers = await Promise.all(pages.map((page) => give(page, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('a recovery code works once, and tells how many are left', async () => {
    const who = await enrolled()
    const [first, second] = [open(), open()]
    await first.signIn(who)
    await second.signIn(who)
    const [code = '', other = ''] = who.recoveryCodes
    expect((await give(first, code)).body).toEqual({ recoveryCodesLeft: 9 })
    expect((await give(second, code)).body.code).toBe('sign-in-failed')
    expect((await give(second, other.toLowerCase().replace('-', ''))).body).toEqual({
      recoveryCodesLeft: 8,
    })
  })

  test('five wrong codes lock, and giving the password between them forgives none', async () => {
    const who = await enrolled()
    const page = open()
    for (let n = 0; n < 5; n++) {
      expect((await page.signIn(who)).status).toBe(200)
      expect((await give(page, '000000')).body.code).toBe('sign-in-failed')
    }
    expect((await page.signIn(who)).body.code).toBe('locked-out')
    expect((await give(page, codeOf(who.secret))).body.code).toBe('locked-out')
  })
})

describe('A lost authenticator', () => {
  const administrators = async () => {
    const [system, security] = [open(), open()]
    for (const [page, role] of [
      [system, 'system-administrator'],
      [security, 'security-administrator'],
    ] as const) {
      await page.signIn(await account(house.app, [{ role, regionId: place }]))
    }
    return { system, security }
  }

  test('is reset by two people: then the password suffices, and every session is gone', async () => {
    const who = await enrolled()
    const page = open()
    await page.signIn(who)
    await give(page, codeOf(who.secret))
    const { system, security } = await administrators()
    const reason = '手机丢失'
    const { resetId } = (await system.post(`/access/accounts/${who.id}/reset`, { reason })).body
    expect((await security.get('/access/resets')).body).toMatchObject([{ id: resetId, reason }])
    expect((await open().signIn(who)).body).toEqual({ secondFactor: true })

    const decided = await security.post(`/access/resets/${resetId}`, { approve: true })
    expect(decided.body).toEqual({ approved: true })
    expect((await page.get('/access/sessions')).status).toBe(401)
    expect((await open().signIn(who)).body).toEqual({ secondFactor: false })
    const repeated = await security.post(`/access/resets/${resetId}`, { approve: true })
    expect(repeated.status).toBe(404)
  })

  test('stays as it is when the second person refuses', async () => {
    const who = await enrolled()
    const { system, security } = await administrators()
    const asked = await system.post(`/access/accounts/${who.id}/reset`, { reason: '手机丢失' })
    await security.post(`/access/resets/${asked.body.resetId}`, { approve: false })
    expect((await open().signIn(who)).body).toEqual({ secondFactor: true })
  })

  test('cannot be reset by one: neither may do the other’s half, and one waits at a time', async () => {
    const who = await enrolled()
    const { system, security } = await administrators()
    const ask = () => system.post(`/access/accounts/${who.id}/reset`, { reason: '手机丢失' })
    const { resetId } = (await ask()).body
    expect((await ask()).body.code).toBe('already-done')
    expect((await system.post(`/access/resets/${resetId}`, { approve: true })).status).toBe(403)
    const other = await security.post(`/access/accounts/${who.id}/reset`, { reason: '手机丢失' })
    expect(other.status).toBe(403)
  })

  test('the database refuses an approval by the one who asked', async () => {
    const who = await enrolled()
    const asker = await account(house.app)
    await expect(
      rowsOf(
        house.database.owner,
        `insert into access.second_factor_reset
          (id, account_id, reason, asked_by, asked_at, approved_by, approved_at)
         values (gen_random_uuid(), $1, '', $2, now(), $2, now())`,
        [who.id, asker.id],
      ),
    ).rejects.toThrow(/check/)
  })
})
