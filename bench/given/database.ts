import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { App } from '#platform/app.ts'
import { demonstrationKey, readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { type Cluster, startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type Logins, prepareCluster } from '#platform/db/roles.ts'
import { secretsUnder } from '#platform/secrets.ts'

/** A migrated database on disk, as durable as in production, and the application on it. */
export interface BenchDatabase {
  readonly app: App
  readonly cluster: Cluster
  readonly logins: Logins
}

/** Makes a database for what `figures` measures, and takes it away after the last. */
export async function* onDatabase<T>(
  figures: (database: BenchDatabase) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const home = await mkdtemp(join(tmpdir(), 'xuemai-bench-'))
  const cluster = await startEmbedded({ dir: join(home, 'postgresql'), durable: true })
  try {
    const logins = await prepareCluster(cluster)
    await migrate({ owner: logins.owner, applicationRole: 'xuemai_app' })
    const database = openDatabase(logins.app, () => {})
    const app: App = {
      config: readConfig({}),
      log: pino({ level: 'silent' }),
      database,
      secrets: secretsUnder(demonstrationKey),
      enqueueWith: () => async () => {},
    }
    try {
      yield* figures({ app, cluster, logins })
    } finally {
      await database.close()
    }
  } finally {
    await cluster.stop()
    await rm(cluster.place, { recursive: true, force: true })
    await rm(home, { recursive: true, force: true })
  }
}
