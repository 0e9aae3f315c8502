import { createHmac, timingSafeEqual } from 'node:crypto'

/** A signed call: when it was made (seconds), its key, and its body as it travels. */
export interface Call {
  readonly key: string
  readonly timestamp: string
  readonly body: string
}

/** The headers of a signed call. */
export const signed = (secret: string, call: Call): Record<string, string> => ({
  'content-type': 'application/json; charset=utf-8',
  'x-xuemai-key': call.key,
  'x-xuemai-timestamp': call.timestamp,
  'x-xuemai-signature': `v1=${signatureOf(secret, call)}`,
})

const signatureOf = (secret: string, { key, timestamp, body }: Call): string =>
  createHmac('sha256', secret).update(`${timestamp}.${key}.${body}`, 'utf8').digest('hex')

/** How far the clocks of both sides may lie apart. */
const toleranceSeconds = 300

export type Verdict = 'genuine' | 'forged' | 'stale'

/**
 * Whether a received call is ours: signed with the secret, and not from another time. `headers` have
 * lower-case names; `body` is the text as received, before it is parsed.
 */
export function verifyCall(
  secret: string,
  received: {
    readonly headers: Readonly<Record<string, string | string[] | undefined>>
    readonly body: string
  },
  nowMs: number,
): Verdict {
  const header = (name: string) => String(received.headers[`x-xuemai-${name}`] ?? '')
  const [key, timestamp] = [header('key'), header('timestamp')]
  const expected = Buffer.from(`v1=${signatureOf(secret, { key, timestamp, body: received.body })}`)
  const given = Buffer.from(header('signature'))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged'
  const apart = Math.abs(nowMs / 1000 - Number(timestamp))
  return apart <= toleranceSeconds ? 'genuine' : 'stale'
}

/**
 * The receiving side of a webhook: refuses what is not ours, drops what came before, and hands on
 * the rest. `remember` keeps a key durably and says whether it is new; it runs in the transaction of
 * `handle`, so that a call that was not handled is not taken for one that was.
 */
export async function receiveOnce(
  secret: string,
  received: Parameters<typeof verifyCall>[1],
  {
    nowMs,
    remember,
    handle,
  }: {
    readonly nowMs: number
    readonly remember: (key: string) => Promise<boolean>
    readonly handle: (body: unknown) => Promise<void>
  },
): Promise<'handled' | 'repeated' | Exclude<Verdict, 'genuine'>> {
  const verdict = verifyCall(secret, received, nowMs)
  if (verdict !== 'genuine') return verdict
  if (!(await remember(String(received.headers['x-xuemai-key'])))) return 'repeated'
  await handle(JSON.parse(received.body))
  return 'handled'
}
