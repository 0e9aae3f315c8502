import { signed } from '../signature.ts'
import { networkFault, type Sent } from './channel.ts'

interface Wanted {
  readonly url: string
  readonly secret: string
  readonly key: string
  readonly body: unknown
  readonly timeoutSeconds: number
}

/** Posts signed JSON once. An answer that the key is known already is as good as delivered. */
export async function call({ url, secret, key, body, timeoutSeconds }: Wanted): Promise<Answered> {
  const text = JSON.stringify(body)
  const timestamp = String(Math.floor(Date.now() / 1000))
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: signed(secret, { key, timestamp, body: text }),
      body: text,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    })
    const said = (await answer.text()).slice(0, 10_000)
    return { sent: verdictOf(answer.status), said }
  } catch (error) {
    return { sent: networkFault(error) ?? unreadable, said: '' }
  }
}

export interface Answered {
  readonly sent: Sent
  readonly said: string
}

/** A redirect, or an answer that is no HTTP: another address than the one that was agreed. */
const unreadable: Sent = { outcome: 'failed', reason: 'unreachable', code: null }

function verdictOf(status: number): Sent {
  const code = String(status)
  if ((status >= 200 && status < 300) || status === 409) return { outcome: 'delivered' }
  if (status === 401 || status === 403) {
    return { outcome: 'failed', reason: 'sign-in-refused', code }
  }
  if (status === 404 || status === 410) return { outcome: 'refused', reason: 'receiver-gone', code }
  const later = status >= 500 || status === 408 || status === 425 || status === 429
  return later
    ? { outcome: 'failed', reason: 'deferred', code }
    : { outcome: 'refused', reason: 'refused', code }
}
