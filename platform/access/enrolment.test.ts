import { TOTP } from 'otpauth'
import { beforeAll, describe, expect, test } from 'vitest'
import { served } from '#main/routes.ts'
import { endpointsOf } from '#test/endpoints.ts'
import { useApplication } from '#test/served.ts'
import { account, browser, password, region } from './given.ts'
import { administrators, type Role } from './roles.ts'

const house = useApplication({ SECOND_FACTOR_FOR: 'administrators,blood-office-approver' })
let place = ''
beforeAll(async () => {
  place = await region(house.app)
})

async function signedIn(role: Role) {
  const page = browser(house.server)
  await page.signIn(await account(house.app, [{ role, regionId: place }]))
  return page
}

describe('A role that needs a second factor', () => {
  test.each([...administrators, 'blood-office-approver'] as const)(
    'the %s may enrol one and nothing else before it is enrolled',
    async (role) => {
      const page = await signedIn(role)
      expect((await page.get('/access/me')).body).toMatchObject({ mustEnrol: true })
      const others = endpointsOf(served).filter(
        ({ may }) => may !== 'anyone' && may !== 'own-second-factor',
      )
      for (const { name, method, address } of others) {
        const answer = await (method === 'GET' ? page.get(address) : page.post(address))
        expect([name, answer.status, answer.body.code]).toEqual([
          name,
          403,
          'second-factor-enrolment-needed',
        ])
      }
      const { body } = await page.post('/access/second-factor/begin', { password })
      const code = new TOTP({ secret: body.secret, digits: 6, period: 30 }).generate()
      expect((await page.post('/access/second-factor/confirm', { code })).status).toBe(200)
      expect((await page.get('/access/me')).body).toMatchObject({ mustEnrol: false })
      expect((await page.get('/access/sessions')).status).toBe(200)
    },
  )

  test('another role is free of it', async () => {
    const page = await signedIn('blood-office-officer')
    expect((await page.get('/access/me')).body).toMatchObject({ mustEnrol: false })
    expect((await page.get('/access/sessions')).status).toBe(200)
  })

  test('a password that was given goes first', async () => {
    const page = browser(house.server)
    const roles = [{ role: 'audit-administrator', regionId: place }] as const
    await page.signIn(await account(house.app, roles, { given: true }))
    const { body } = await page.post('/access/second-factor/begin', { password })
    expect(body.code).toBe('password-change-needed')
  })
})
