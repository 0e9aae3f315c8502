import type { App } from '../app.ts'
import { deliver, type Wish } from './deliver.ts'

/** How long to wait before listening again when the database was away. */
const againMs = 5000

/**
 * Delivers soon after a commit that posted something, and once at the start. The timetable does the
 * same every minute, so that nothing waits for a notification that was lost.
 */
export function keepDelivering(app: App, wish: Omit<Wish, 'signal'> = {}) {
  const stopping = new AbortController()
  let kicked = true
  let wake = () => {}
  const kick = () => {
    kicked = true
    wake()
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      if (!kicked)
        await new Promise<void>((done) => {
          wake = done
        })
      if (stopping.signal.aborted) return
      kicked = false
      await deliver(app, { ...wish, signal: stopping.signal }).catch((error: unknown) =>
        app.log.warn({ err: error }, 'delivery failed; the timetable tries again'),
      )
    }
  })()
  const listening = listen(app, stopping.signal, kick)
  return {
    async stop(): Promise<void> {
      stopping.abort()
      wake()
      await Promise.all([running, listening])
    },
  }
}

async function listen(app: App, signal: AbortSignal, kick: () => void): Promise<void> {
  while (!signal.aborted) {
    try {
      const client = await app.database.pool.connect()
      try {
        client.on('notification', kick)
        await client.query('listen messages')
        kick()
        await Promise.race([ended(client), aborted(signal)])
      } finally {
        client.release(true)
      }
    } catch (error) {
      app.log.warn({ err: error }, 'not listening for messages; trying again')
    }
    await Promise.race([new Promise((done) => setTimeout(done, againMs).unref()), aborted(signal)])
  }
}

const ended = (client: NodeJS.EventEmitter) =>
  new Promise<void>((done) => client.once('error', () => done()).once('end', () => done()))

const aborted = (signal: AbortSignal) =>
  new Promise<void>((done) => {
    if (signal.aborted) done()
    signal.addEventListener('abort', () => done(), { once: true })
  })
