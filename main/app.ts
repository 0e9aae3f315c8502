import { join, resolve } from 'node:path'
import pg from 'pg'
import type { Logger } from 'pino'
import type { App } from '#platform/app.ts'
import { type Config, demonstrationKey } from '#platform/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { type Cluster, findEmbedded, type Login, startEmbedded } from '#platform/db/embedded.ts'
import { migrate, requireCurrent } from '#platform/db/migrate.ts'
import { type Logins, prepareCluster } from '#platform/db/roles.ts'
import { openQueue, prepareQueue, type Queue } from '#platform/jobs/queue.ts'
import { openLog } from '#platform/log.ts'
import { secretsUnder } from '#platform/secrets.ts'
import { jobs } from './jobs.ts'

/** An application with everything it stands on, and the way to put it down again. */
export interface Running {
  readonly app: App
  readonly queue: Queue
  readonly cluster: Cluster | null
  readonly owner: Login | null
  stop(): Promise<void>
}

/** Brings up database, schema, queue and application; nothing listens yet. */
export async function bringUp(config: Config, { working }: { working: boolean }): Promise<Running> {
  const log = openLog(config)
  const cluster = config.DATABASE_URL === undefined ? await embedded(config, log, working) : null
  try {
    const { app: login, owner } = await loginsOf(config, cluster)
    if (owner === null) await requireCurrent(login)
    else {
      await migrate({ owner, applicationRole: new pg.Client(login).user ?? '' })
      await prepareQueue(owner, jobs)
    }
    const database = openDatabase(login, (error) => log.warn({ err: error }, 'database connection'))
    const queue = await openQueue(login, jobs, log, { working })
    const app: App = {
      config,
      database,
      log,
      secrets: secretsUnder(config.DATA_KEY ?? demonstrationKey),
      enqueueWith: queue.enqueueWith,
    }
    return {
      app,
      queue,
      cluster,
      owner,
      async stop() {
        await queue.stop()
        await database.close()
        await cluster?.stop()
      },
    }
  } catch (error) {
    await cluster?.stop()
    throw error
  }
}

/** Our own server; a command beside a running application uses the one that is there. */
async function embedded({ DATA_DIR }: Config, log: Logger, working: boolean): Promise<Cluster> {
  const dir = join(resolve(DATA_DIR), 'postgresql')
  if (!working) return findEmbedded(dir) ?? startEmbedded({ dir, durable: true })
  const revive = (fault: unknown) =>
    log.error({ err: fault }, 'the embedded database ended; starting it again')
  return startEmbedded({ dir, durable: true, revive })
}

async function loginsOf(
  { DATABASE_URL, DATABASE_OWNER_URL }: Config,
  cluster: Cluster | null,
): Promise<Pick<Logins, 'app'> & { owner: Login | null }> {
  if (cluster !== null) return prepareCluster(cluster)
  return {
    app: { connectionString: DATABASE_URL! },
    owner: DATABASE_OWNER_URL === undefined ? null : { connectionString: DATABASE_OWNER_URL },
  }
}
