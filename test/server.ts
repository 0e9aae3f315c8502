import { existsSync, readdirSync } from 'node:fs'
import { rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Login, startEmbedded } from '#platform/db/embedded.ts'
import { DatabaseFault } from '#platform/db/fault.ts'
import { migrate } from '#platform/db/migrate.ts'
import { asClient, prepareRoles } from '#platform/db/roles.ts'

/** Three ways into a server that tests may fill with databases. */
export type Ways = {
  readonly app: Login
  readonly owner: Login
  /** On an operator's server this is the owner: the mightiest role we are given. */
  readonly superuser: Login
}

/** The server of one test run, and how to leave it as it was found. */
export type TestServer = {
  readonly ways: Ways
  /** Whether roles may be made and the superuser is one. */
  readonly isOurs: boolean
  stop(): Promise<void>
}

/** The operator's server where the environment names one, else a cluster of our own in memory. */
export async function openTestServer(): Promise<TestServer> {
  const { DATABASE_URL: app, DATABASE_OWNER_URL: owner } = process.env
  if (app === undefined) return embedded()
  if (owner === undefined) {
    throw new DatabaseFault(
      '已设置 DATABASE_URL,还须设置 DATABASE_OWNER_URL(须有 CREATEDB 权限)才能运行测试。',
      'DATABASE_URL is set; the tests also need DATABASE_OWNER_URL, a role with CREATEDB.',
    )
  }
  return operators({ connectionString: app }, { connectionString: owner })
}

/** Migrates a database once, to be cloned by every test file. */
export async function makeTemplate({ app, owner }: Ways, name: string): Promise<void> {
  await asClient(owner, (client) => client.query(`create database ${name}`))
  await migrate({
    owner: within(owner, name),
    applicationRole: new pg.Client(app).user ?? '',
  })
}

/** The same server and role, but another database. */
export function within({ connectionString }: Login, database: string): Login {
  const url = new URL(connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}

async function embedded(): Promise<TestServer> {
  const root = await roomyFolder()
  removeLeftOvers(root)
  const dir = join(root, `${prefix}${process.pid}`, 'postgresql')
  const cluster = await startEmbedded({ dir, durable: false })
  await prepareRoles(cluster)
  const superuser = cluster.login('postgres', 'postgres')
  await asClient(superuser, (client) => client.query('alter role xuemai_owner createdb'))

  return {
    ways: {
      app: cluster.login('xuemai_app', 'postgres'),
      owner: cluster.login('xuemai_owner', 'postgres'),
      superuser,
    },
    isOurs: true,
    async stop() {
      await cluster.stop()
      await rm(cluster.place, { recursive: true, force: true })
      await rm(join(dir, '..'), { recursive: true, force: true })
    },
  }
}

async function operators(app: Login, owner: Login): Promise<TestServer> {
  const { rows } = await asClient(owner, (client) =>
    client.query<{ may: boolean }>(
      'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
    ),
  )
  if (rows[0]?.may !== true) {
    throw new DatabaseFault(
      'DATABASE_OWNER_URL 的角色须有 CREATEDB 权限才能运行测试:alter role … createdb',
      'The tests make databases of their own: the role of DATABASE_OWNER_URL needs CREATEDB.',
    )
  }
  return { ways: { app, owner, superuser: owner }, isOurs: false, stop: async () => {} }
}

const prefix = 'xuemai-test-'

/** Memory if there is room in it: nothing in a test database is to be kept. */
async function roomyFolder(): Promise<string> {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = await statfs(memory)
  return bavail * bsize >= 300 * 1024 * 1024 ? memory : tmpdir()
}

/** A run that was killed could not clean up; its server died with it. */
function removeLeftOvers(root: string): void {
  for (const name of readdirSync(root)) {
    const pid = name.startsWith(prefix) ? name.slice(prefix.length) : process.pid
    if (!existsSync(`/proc/${pid}`)) void rm(join(root, name), { recursive: true, force: true })
  }
}
