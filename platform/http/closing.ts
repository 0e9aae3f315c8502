import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** How long a request may still take when the server is told to stop. */
const graceMs = 10_000

/**
 * Lets a stop take no longer than the work in hand: a connection that falls idle after the stop was
 * asked for would otherwise be kept for its next request, and one that never ends for ever.
 */
export function closePromptly(server: FastifyInstance): void {
  const streams = new Set<ServerResponse>()
  server.addHook('onSend', async (_request, reply, payload) => {
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) {
      streams.add(reply.raw)
      reply.raw.once('close', () => streams.delete(reply.raw))
    }
    return payload
  })
  server.addHook('preClose', async () => {
    // What is told without end has no work in hand: its listener comes again.
    for (const stream of streams) stream.destroy()
    const idle = setInterval(() => server.server.closeIdleConnections(), 50)
    const all = setTimeout(() => server.server.closeAllConnections(), graceMs)
    for (const timer of [idle, all]) timer.unref()
    server.server.once('close', () => {
      clearInterval(idle)
      clearTimeout(all)
    })
  })
}
