import { request } from 'node:http'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { served } from '#main/routes.ts'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { account, browser, region } from '../access/given.ts'
import { reading } from '../contract.ts'
import { openLog } from '../log.ts'
import { serve } from './serve.ts'
import { buildServer } from './server.ts'

const house = useApplication()
const secret = '张三 310118199001011234'

const contract = {
  defect: reading
    .route({ method: 'GET', path: '/probe/defect', summary: 'Fails', tags: ['probe'] })
    .meta({ may: 'anyone' })
    .output(z.object({})),
  misshaped: reading
    .route({ method: 'GET', path: '/probe/misshaped', summary: 'Answers wrongly', tags: ['probe'] })
    .meta({ may: 'anyone' })
    .output(z.object({ count: z.number() })),
  database: reading
    .route({ method: 'GET', path: '/probe/database', summary: 'Fails in SQL', tags: ['probe'] })
    .meta({ may: 'anyone' })
    .output(z.object({})),
  typed: reading
    .route({ method: 'POST', path: '/probe/typed', summary: 'Takes a form', tags: ['probe'] })
    .meta({ may: 'anyone' })
    .input(z.object({ year: z.number().int().min(2000), name: z.string().max(10) }))
    .output(z.object({ year: z.number() })),
}

const lines: string[] = []
const kept = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk))
    done()
  },
})
let server: Awaited<ReturnType<typeof buildServer>>
beforeAll(async () => {
  const probe = serve(contract, {
    defect: async () => {
      throw new Error(`the programme is wrong about ${secret}`)
    },
    misshaped: async () => ({ count: secret as never }),
    database: async ({ tx }) => {
      await tx.selectFrom('access.account').select('id').where('id', '=', secret).execute()
      return {}
    },
    typed: async (_look, { year }) => ({ year }),
  })
  const app = { ...house.app, log: openLog({ LOG_LEVEL: 'debug' }, kept) }
  server = await buildServer(app, { ...served, probe })
})
afterAll(() => server.close())

const post = (url: string, payload: string, type = 'application/json') =>
  server.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'x-xuemai': '1', 'content-type': type },
  })

describe('A refusal', () => {
  const refusals: [string, () => ReturnType<typeof post>, number, string][] = [
    ['malformed JSON', () => post('/api/probe/typed', '{"year": 20'), 400, 'input-invalid'],
    ['an empty body', () => post('/api/probe/typed', ''), 400, 'input-invalid'],
    [
      'another kind of body',
      () => post('/api/probe/typed', '<a/>', 'text/xml'),
      400,
      'input-invalid',
    ],
    ['a poisoned body', () => post('/api/probe/typed', '{"__proto__": {}}'), 400, 'input-invalid'],
    [
      'a body of five megabytes',
      () => post('/api/probe/typed', JSON.stringify({ name: 'x'.repeat(5e6) })),
      413,
      'too-large',
    ],
    ['an address that is not there', () => post('/api/nothing/here', '{}'), 404, 'not-found'],
    ['an address that cannot be read', () => post('/api/%zz', '{}'), 400, 'input-invalid'],
    [
      'a page that is not there',
      () => server.inject({ url: '/assets/none.js' }) as ReturnType<typeof post>,
      404,
      'not-found',
    ],
    [
      'a character no text of the database holds',
      () => post('/api/access/sign-in', JSON.stringify({ login: 'a\u0000b', password: 'c' })),
      400,
      'input-invalid',
    ],
  ]
  test.each(refusals)(
    'of %s is problem+json in both languages',
    async (_case, ask, status, code) => {
      const answer = await ask()
      expect([answer.statusCode, answer.json().code]).toEqual([status, code])
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
      expect(answer.headers['x-request-id']).toMatch(/^[0-9A-F]{8}$/)
      const body = answer.json()
      expect(body).toMatchObject({ type: `urn:xuemai:problem:${code}`, status, title: code })
      expect(body.text.zh).toMatch(/[一-龥]/)
      expect(body.text.en).toMatch(/[a-z]/)
      expect(answer.body).not.toMatch(/node_modules|\.ts:|at async/)
    },
  )

  test('of a wrong form names every field that is wrong', async () => {
    const answer = await post(
      '/api/probe/typed',
      JSON.stringify({ year: 1.5, name: 'x'.repeat(11) }),
    )
    expect(answer.statusCode).toBe(400)
    const { faults } = answer.json().values
    expect(faults.map(({ field }: { field: string }) => field)).toEqual(['year', 'name'])
  })
})

describe('A defect', () => {
  test.each(['defect', 'misshaped', 'database'])(
    '(%s) is a bare 500 with the number of the request, and the log has the rest without data',
    async (which) => {
      lines.length = 0
      const answer = await server.inject({ url: `/api/probe/${which}` })
      expect([answer.statusCode, answer.json().code]).toEqual([500, 'defect'])
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
      expect(answer.body).not.toMatch(/wrong about|310118|syntax|uuid|\.ts|validation/)

      const id = String(answer.headers['x-request-id'])
      const told = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'defect')
      expect(told).toMatchObject({ reqId: id })
      expect(told.err.stack).toMatch(/\.ts:|\.mjs:/)
      if (which !== 'defect') expect(lines.join('')).not.toMatch(/张三|310118/)
    },
  )
})

describe('The log', () => {
  test('has one line a request: where it came to, how it ended, how long it took', async () => {
    lines.length = 0
    await server.inject({ url: '/api/access/welcome' })
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { msg: 'request', method: 'GET', route: '/api/access/welcome', status: '200' },
    ])
  })

  test('knows neither password, login, name nor cookie of those who sign in, rightly or wrongly', async () => {
    const place = await region(house.app)
    const who = await account(house.app, [{ role: 'liaison', regionId: place }], {
      login: 'zhangsan',
    })
    lines.length = 0
    const page = browser(server)
    await page.signIn({ ...who, password: 'Wrong-word-12' })
    await page.signIn({ login: 'lisi-unknown', password: 'Other-word-34' })
    await page.signIn(who)
    await page.post('/access/password', { current: who.password, next: 'short' })
    await post('/api/probe/typed', JSON.stringify({ year: 1, name: '王五的名字实在是太长太长了' }))
    const text = lines.join('')
    expect(lines).toHaveLength(5)
    expect(text).not.toMatch(
      new RegExp(
        `zhangsan|lisi|Wrong-word|Other-word|王五|人zhang|${who.password}|${page.kept.cookie}`,
      ),
    )
  })

  test('cuts what a careless line would tell', () => {
    lines.length = 0
    const log = openLog({ LOG_LEVEL: 'info' }, kept)
    const donor = { name: '张三', phone: '13800000000', idNumber: '310118' }
    log.info({ ...donor, donor, password: 'geheim' }, 'careless')
    const fromDatabase = Object.assign(new Error('duplicate key: (张三)'), {
      code: '23505',
      severity: 'ERROR',
      detail: 'Key (login)=(张三) already exists.',
      constraint: 'account_login_key',
    })
    log.error({ err: new Error('outer', { cause: fromDatabase }) }, 'failed')
    expect(lines.join('')).not.toMatch(/张三|138|310118|geheim/)
    expect(lines.join('')).toContain('account_login_key')
  })
})

describe('The server', () => {
  test('allows no script, style or frame but its own, and no sniffing', async () => {
    const { headers } = await server.inject({ url: '/api/docs' })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('lets no answer of the API be kept by a cache', async () => {
    const { headers } = await server.inject({ url: '/api/access/me' })
    expect(headers['cache-control']).toBe('no-store')
  })

  test('survives a request that breaks off in the middle', async () => {
    await server.listen({ host: '127.0.0.1', port: 0 })
    const address = server.addresses()[0]
    const port = typeof address === 'object' ? address.port : 0
    const broken = request({
      port,
      method: 'POST',
      path: '/api/probe/typed',
      headers: { 'x-xuemai': '1', 'content-type': 'application/json', 'content-length': 100 },
    })
    broken.on('error', () => {})
    broken.write('{"year"')
    await new Promise((done) => setTimeout(done, 50))
    broken.destroy()
    expect((await server.inject({ url: '/health/live' })).statusCode).toBe(200)
    expect(await rowsOf(house.database.app, 'select 1 as n')).toEqual([{ n: 1 }])
  })
})
