import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { App } from '../app.ts'

/** `/health/live`: the process answers. `/health/ready`: the database does too, and sealing keeps up. */
export function health(server: FastifyInstance, app: App): void {
  server.get('/health/live', async () => ({ status: 'live' }))
  server.get('/health/ready', async (_request, reply) => {
    try {
      const { rows } = await sql<{ lag: number | null }>`
        select extract(epoch from now() - min(at))::float8 as lag from record.entry
        where id > coalesce((select max(max_id) from record.seal), 0)`.execute(app.database.kysely)
      return { status: 'ready', sealingLagSeconds: Math.max(0, rows[0]?.lag ?? 0) }
    } catch (error) {
      app.log.warn({ err: error }, 'database not ready')
      return reply.code(503).send({ status: 'database-unavailable' })
    }
  })
}
