import type { FastifyInstance } from 'fastify'
import type { App } from '../app.ts'
import { inReading } from '../db/database.ts'
import { proof } from '../operation/alarms.ts'
import { lastRuns } from '../operation/queries.ts'
import { sealingLag } from '../record/seal.ts'

/** Seconds of lag from which somebody should look: a transaction that never ends, or no sealer at all. */
const alarmingLagSeconds = 60

const nobody = { accountId: null, regions: [] }

/**
 * `/health/live`: the process answers. `/health/ready`: the database does too. Sealing that lags
 * or a record that could not be proven does not stop the service; it is an alarm in the answer.
 */
export function health(server: FastifyInstance, app: App): void {
  server.get('/health/live', async () => ({ status: 'live' }))
  server.get('/health/ready', async (_request, reply) => {
    try {
      const sealingLagSeconds = await sealingLag(app.database)
      const runs = await inReading(app.database, nobody, lastRuns)
      const alarms = [
        ...(sealingLagSeconds > alarmingLagSeconds ? ['record-sealing-behind'] : []),
        ...(runs.get(proof)?.state === 'failed' ? ['record-not-sound'] : []),
      ]
      return { status: 'ready', sealingLagSeconds, alarms }
    } catch (error) {
      app.log.warn({ err: error }, 'database not ready')
      return reply.code(503).send({ status: 'database-unavailable' })
    }
  })
}
