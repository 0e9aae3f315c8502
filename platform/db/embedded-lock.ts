import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { digest } from './embedded-account.ts'

/** Held by one process for one directory; let go with `release`, or by dying. */
export type Lock = { release(): Promise<void> }

/**
 * Takes the lock on a directory, or undefined when a living process holds it.
 *
 * A listening socket of Linux's abstract name space: the kernel decides the race
 * and frees the name when its holder dies, so there is no stale lock to judge.
 */
export async function lockOn(place: string): Promise<Lock | undefined> {
  const server = createServer((visitor) => visitor.destroy())
  server.listen({ path: `\0xuemai-${digest(place)}` })
  try {
    await once(server, 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined
    throw error
  }
  server.unref()
  return { release: () => close(server) }
}

function close(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()))
}
