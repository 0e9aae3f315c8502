import type pg from 'pg'
import type { Login } from './embedded.ts'
import { DatabaseFault } from './fault.ts'
import { admitApplication, applicationGroup, asClient } from './roles.ts'
import { runFile } from './run-file.ts'
import { readSqlFiles, type SqlFile } from './sql-files.ts'
import { createViews, dropViews, viewsDiffer } from './views.ts'

/** What to bring up to date, and for whom. */
export type Migration = {
  /** The role that owns the schema. */
  readonly owner: Login
  /** The name of the role the application connects as. */
  readonly applicationRole: string
  readonly migrations?: string
  readonly views?: string
}

const home = `${import.meta.dirname}/../../db`

/**
 * Brings a database up to date and returns the names of the files it applied.
 *
 * Forward only, in the order of the names, each file in a transaction of its own.
 * Two starters wait for each other. A file once applied may never change again.
 */
export async function migrate({
  owner,
  applicationRole,
  migrations = `${home}/migrations`,
  views = `${home}/views`,
}: Migration): Promise<readonly string[]> {
  return asClient(owner, async (client) => {
    await requireServer(client)
    await client.query("select pg_advisory_lock(hashtext('xuemai.migrate'))")
    await client.query("set timezone = 'UTC'")
    await admitApplication(client, applicationRole)
    await client.query(ledger)

    const pending = unapplied(await readSqlFiles(migrations), await appliedTo(client))
    const wanted = await readSqlFiles(views)
    if (pending.length === 0 && !(await viewsDiffer(client, wanted))) return []

    for (const [index, file] of pending.entries()) {
      await inTransaction(client, async () => {
        // A view may stand in the way of a change to the table below it.
        if (index === 0) await dropViews(client)
        await apply(client, file)
      })
    }
    await inTransaction(client, async () => {
      await dropViews(client)
      await createViews(client, wanted)
    })
    return pending.map((file) => file.name)
  })
}

/** Asks, as the application, whether all migrations are applied; throws what is to be done where not. */
export async function requireCurrent(app: Login, migrations = `${home}/migrations`): Promise<void> {
  await asClient(app, async (client) => {
    const pending = unapplied(await readSqlFiles(migrations), await seenBy(client))
    if (pending.length > 0) throw notCurrent(pending)
  })
}

const ledger = `
  create table if not exists public.migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  );
  create table if not exists public.report_view (
    name text primary key,
    sha256 text not null,
    created_at timestamptz not null default now()
  );
  grant select on public.migration to ${applicationGroup}`

async function requireServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::integer as version,
            current_setting('server_encoding') as encoding`,
  )
  const [server] = rows
  if (server === undefined || server.version < 150_000) {
    throw new DatabaseFault(
      `需要 PostgreSQL 15 或更高版本,当前为 ${server?.version}。`,
      `PostgreSQL 15 or newer is needed; this is ${server?.version}.`,
    )
  }
  if (server.encoding !== 'UTF8') {
    throw new DatabaseFault(
      `数据库编码须为 UTF8,当前为 ${server.encoding}。`,
      `The database must be encoded in UTF8, not in ${server.encoding}.`,
    )
  }
}

async function appliedTo(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.migration',
  )
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

/** As `appliedTo`, where the ledger may not be there, or not for the application's eyes. */
async function seenBy(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ may: boolean | null }>(
    "select has_table_privilege(to_regclass('public.migration'), 'select') as may",
  )
  return rows[0]?.may === true ? appliedTo(client) : new Map()
}

/** The files still to apply; refuses a history that is not ours. */
function unapplied(files: readonly SqlFile[], applied: ReadonlyMap<string, string>): SqlFile[] {
  const known = new Set(files.map((file) => file.name))
  const unknown = [...applied.keys()].filter((name) => !known.has(name))
  if (unknown.length > 0) throw tooNew(unknown)

  const changed = files.filter(({ name, sha256 }) => (applied.get(name) ?? sha256) !== sha256)
  if (changed.length > 0) throw rewritten(changed)

  const pending = files.filter((file) => !applied.has(file.name))
  const last = [...applied.keys()].sort().at(-1) ?? ''
  const late = pending.filter((file) => file.name < last)
  if (late.length > 0) throw outOfOrder(late, last)

  return pending
}

async function apply(client: pg.Client, file: SqlFile): Promise<void> {
  await runFile(client, file)
  await client.query('insert into public.migration (name, sha256) values ($1, $2)', [
    file.name,
    file.sha256,
  ])
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {
      // The connection is gone and the transaction with it; the first error says why.
    })
    throw error
  }
}

const named = (files: readonly { name: string }[]) => files.map((file) => file.name).join(', ')

function tooNew(unknown: readonly string[]): DatabaseFault {
  return new DatabaseFault(
    `数据库已由更新版本的程序升级(${unknown.join('、')}),请使用该版本。`,
    `The database was brought up to date by a newer version of the program (${unknown.join(', ')}). Use that version.`,
  )
}

function rewritten(files: readonly SqlFile[]): DatabaseFault {
  return new DatabaseFault(
    `已执行过的迁移文件被改动:${named(files)}。请还原该文件,另写新的迁移。`,
    `A migration was changed after it had been applied: ${named(files)}. Restore the file and write a new one.`,
  )
}

function outOfOrder(files: readonly SqlFile[], last: string): DatabaseFault {
  return new DatabaseFault(
    `迁移 ${named(files)} 的编号早于已执行的 ${last},请改用更大的编号。`,
    `The migration ${named(files)} comes before ${last}, which has been applied. Give it a later number.`,
  )
}

function notCurrent(files: readonly SqlFile[]): DatabaseFault {
  return new DatabaseFault(
    `数据库尚未建立或升级(缺 ${named(files)})。请先设置 DATABASE_OWNER_URL 并执行 npm run migrate。`,
    `The database is not up to date (${named(files)}). Set DATABASE_OWNER_URL and run: npm run migrate`,
  )
}
