import { describe, expect, test } from 'vitest'
import { receiveOnce, signed, verifyCall } from './signature.ts'

const secret = 'a secret of both sides'
const body = '{"key":"k1","subject":{"zh":"甲"}}'
const nowMs = Date.parse('2026-03-05T02:00:00Z')
const timestamp = String(nowMs / 1000)
const headers = signed(secret, { key: 'k1', timestamp, body })

describe('A signed call', () => {
  test('is genuine with the secret, the key, the time and the body it was signed with', () => {
    expect(verifyCall(secret, { headers, body }, nowMs)).toBe('genuine')
  })

  test.each([
    ['another secret', 'another secret', headers, body],
    ['another body', secret, headers, `${body} `],
    ['another key', secret, { ...headers, 'x-xuemai-key': 'k2' }, body],
    ['another time', secret, { ...headers, 'x-xuemai-timestamp': String(+timestamp + 1) }, body],
    ['no signature', secret, { ...headers, 'x-xuemai-signature': undefined }, body],
  ])('is forged with %s', (_case, by, sent, said) => {
    expect(verifyCall(by, { headers: sent, body: said }, nowMs)).toBe('forged')
  })

  test.each([
    [299, 'genuine'],
    [-299, 'genuine'],
    [301, 'stale'],
    [-301, 'stale'],
  ])('%i seconds later is %s', (seconds, verdict) => {
    expect(verifyCall(secret, { headers, body }, nowMs + seconds * 1000)).toBe(verdict)
  })

  test('received twice is handled once', async () => {
    const known = new Set<string>()
    const handled: unknown[] = []
    const receive = (received: Parameters<typeof receiveOnce>[1]) =>
      receiveOnce(secret, received, {
        nowMs,
        remember: async (key) => !known.has(key) && known.add(key) !== undefined,
        handle: async (told) => void handled.push(told),
      })
    expect(await receive({ headers, body })).toBe('handled')
    expect(await receive({ headers, body })).toBe('repeated')
    expect(await receive({ headers, body: `${body} ` })).toBe('forged')
    expect(handled).toEqual([JSON.parse(body)])
  })
})
