import type { FastifyInstance } from 'fastify'
import { instant } from '#kernel/days.ts'
import type { App } from '../app.ts'
import { inReading } from '../db/database.ts'
import { alarmingSeconds, oldestWaitingSeconds } from '../messages/state.ts'
import { proof } from '../operation/alarms.ts'
import { lastRuns } from '../operation/queries.ts'
import { sealingLag } from '../record/seal.ts'

/** Seconds of lag from which somebody should look: a transaction that never ends, or no sealer at all. */
const alarmingLagSeconds = 60

const everywhere = { accountId: null, regions: '*' } as const

/**
 * `/health/live`: the process answers. `/health/ready`: the database does too. Sealing that lags,
 * a record that could not be proven or messages that are not sent do not stop the service; they are
 * alarms in the answer.
 */
export function health(server: FastifyInstance, app: App): void {
  server.get('/health/live', async () => ({ status: 'live' }))
  server.get('/health/ready', async (_request, reply) => {
    try {
      const sealingLagSeconds = await sealingLag(app.database)
      const { runs, waited } = await inReading(app.database, everywhere, async (tx) => ({
        runs: await lastRuns(tx),
        waited: await oldestWaitingSeconds(tx, instant(Date.now())),
      }))
      const alarms = [
        ...(sealingLagSeconds > alarmingLagSeconds ? ['record-sealing-behind'] : []),
        ...(runs.get(proof)?.state === 'failed' ? ['record-not-sound'] : []),
        ...(waited > alarmingSeconds ? ['messages-waiting'] : []),
      ]
      return { status: 'ready', sealingLagSeconds, alarms }
    } catch (error) {
      app.log.warn({ err: error }, 'database not ready')
      return reply.code(503).send({ status: 'database-unavailable' })
    }
  })
}
