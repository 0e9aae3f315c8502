import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest'
import { type Cluster, type Login, startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { asClient, type Logins, prepareCluster } from '#platform/db/roles.ts'
import { type Ways, within } from './server.ts'

/** A migrated, empty database of one's own, and the roles to enter it as. */
export type TestDatabase = Ways & {
  readonly name: string
  /** The name of the role the application connects as. */
  readonly applicationRole: string
  /** False on an operator's server: there `superuser` is the owner and roles cannot be made. */
  readonly isOurs: boolean
}

/** Gives the tests of this file (or `describe`) a database of their own; call it outside of tests. */
export function useDatabase(): TestDatabase {
  const database = nextDatabase()
  beforeAll(database.create)
  afterAll(database.drop)
  return database
}

/** Gives each test of this file (or `describe`) a database without anything in it. */
export function useEmptyDatabase(): TestDatabase {
  const database = nextDatabase('template0')
  beforeEach(database.create)
  afterEach(database.drop)
  return database
}

/** Gives one piece of work a database of its own. */
export async function withDatabase<Result>(
  work: (database: TestDatabase) => Promise<Result>,
): Promise<Result> {
  const database = nextDatabase()
  await database.create()
  try {
    return await work(database)
  } finally {
    await database.drop()
  }
}

/** Runs one statement on a connection of its own and returns the rows. */
export async function rowsOf<Row extends Record<string, unknown>>(
  login: Login,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return asClient(login, async (client) => (await client.query<Row>(statement, [...values])).rows)
}

/** A cluster on disk for tests that kill it: what was committed must be there at the next start. */
export type DurableCluster = {
  readonly dir: string
  readonly cluster: Cluster
  readonly logins: Logins
  remove(): Promise<void>
}

/** Starts such a cluster, with the database migrated. After a kill: `stop()` it, then `startEmbedded` on its `dir`. */
export async function startDurable(): Promise<DurableCluster> {
  const home = await mkdtemp(join(tmpdir(), 'xuemai-durable-'))
  const dir = join(home, 'postgresql')
  const cluster = await startEmbedded({ dir, durable: true })
  const logins = await prepareCluster(cluster)
  await migrate({ owner: logins.owner, applicationRole: 'xuemai_app' })
  return {
    dir,
    cluster,
    logins,
    async remove() {
      await cluster.stop()
      await rm(cluster.place, { recursive: true, force: true })
      await rm(home, { recursive: true, force: true })
    },
  }
}

function nextDatabase(from?: 'template0') {
  const house = inject('house')
  if ('fault' in house) throw new Error(house.fault)

  const { ways, isOurs, run, template } = house
  const name = `${run}_${randomBytes(6).toString('hex')}`
  return {
    name,
    isOurs,
    applicationRole: new pg.Client(ways.app).user ?? '',
    app: within(ways.app, name),
    owner: within(ways.owner, name),
    superuser: within(ways.superuser, name),
    create: () =>
      asClient(ways.owner, async (client) => {
        await client.query(
          `create database ${name} template ${from ?? template} strategy file_copy`,
        )
      }),
    drop: () =>
      asClient(ways.superuser, async (client) => {
        // Ending the application's connections takes a superuser; without, the server waits for them.
        await client.query(`drop database ${name}${isOurs ? ' with (force)' : ''}`)
      }),
  }
}
