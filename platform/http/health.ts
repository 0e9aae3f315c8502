import type { FastifyInstance } from 'fastify'
import type { App } from '../app.ts'
import { sealingLag } from '../record/seal.ts'

/** Seconds of lag from which somebody should look: a transaction that never ends, or no sealer at all. */
const alarmingLagSeconds = 60

/**
 * `/health/live`: the process answers. `/health/ready`: the database does too. Sealing that lags
 * does not stop the service; it is an alarm in the answer.
 */
export function health(server: FastifyInstance, app: App): void {
  server.get('/health/live', async () => ({ status: 'live' }))
  server.get('/health/ready', async (_request, reply) => {
    try {
      const sealingLagSeconds = await sealingLag(app.database)
      const alarms = sealingLagSeconds > alarmingLagSeconds ? ['record-sealing-behind'] : []
      return { status: 'ready', sealingLagSeconds, alarms }
    } catch (error) {
      app.log.warn({ err: error }, 'database not ready')
      return reply.code(503).send({ status: 'database-unavailable' })
    }
  })
}
