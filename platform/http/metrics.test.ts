import { describe, expect, test } from 'vitest'
import { useApplication } from '#test/served.ts'

const token = 'a-token-of-thirty-two-characters-'

const asking =
  (house: ReturnType<typeof useApplication>) =>
  (remoteAddress: string, headers = {}) =>
    house.server.inject({ url: '/metrics', remoteAddress, headers })

describe('/metrics with a token', () => {
  const ask = asking(useApplication({ METRICS_TOKEN: token, TRUST_PROXY: 'loopback' }))

  test('answers on this machine without it', async () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      const { statusCode, body } = await ask(address)
      expect([address, statusCode]).toEqual([address, 200])
      expect(body).toContain('xuemai_http_request_seconds')
    }
  })

  test.each([
    ['nothing', {}],
    ['a wrong token', { authorization: `Bearer ${token}x` }],
    ['the token as a password', { authorization: `Basic ${token}` }],
  ])('is refused elsewhere with %s', async (_case, headers) => {
    const { statusCode, body } = await ask('10.1.2.3', headers)
    expect([statusCode, JSON.parse(body).code]).toEqual([403, 'not-permitted'])
    expect(body).not.toContain('process_cpu')
  })

  test('answers elsewhere with it', async () => {
    const { statusCode } = await ask('10.1.2.3', { authorization: `Bearer ${token}` })
    expect(statusCode).toBe(200)
  })

  test('a proxy on this machine does not open it to the world', async () => {
    for (const headers of [
      { 'x-forwarded-for': '203.0.113.9' },
      { 'x-forwarded-for': '127.0.0.1' },
      { forwarded: 'for=127.0.0.1' },
    ]) {
      expect((await ask('127.0.0.1', headers)).statusCode).toBe(403)
    }
  })
})

describe('/metrics without a token', () => {
  const ask = asking(useApplication())

  test('is open on this machine and closed elsewhere, whatever is sent', async () => {
    expect((await ask('127.0.0.1')).statusCode).toBe(200)
    expect((await ask('10.1.2.3', { authorization: 'Bearer undefined' })).statusCode).toBe(403)
  })
})
