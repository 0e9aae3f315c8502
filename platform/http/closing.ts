import type { FastifyInstance } from 'fastify'

/** How long a request may still take when the server is told to stop. */
const graceMs = 10_000

/**
 * Lets a stop take no longer than the work in hand: a connection that falls idle after the stop was
 * asked for would otherwise be kept for its next request, and one that never ends for ever.
 */
export function closePromptly(server: FastifyInstance): void {
  server.addHook('preClose', async () => {
    const idle = setInterval(() => server.server.closeIdleConnections(), 50)
    const all = setTimeout(() => server.server.closeAllConnections(), graceMs)
    for (const timer of [idle, all]) timer.unref()
    server.server.once('close', () => {
      clearInterval(idle)
      clearTimeout(all)
    })
  })
}
