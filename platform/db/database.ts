import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '#db/types.ts'

/** A transaction that may change things; only verbs receive one. */
export type Write = Transaction<DB>

/** A transaction that may only look. */
export type Read = Pick<
  Transaction<DB>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'getExecutor'
>

export interface Database {
  readonly pool: pg.Pool
  readonly kysely: Kysely<DB>
  close(): Promise<void>
}

/** On whose behalf a transaction runs, and which regions it may see ('*': the programme itself). */
export interface Reach {
  readonly accountId: string | null
  readonly regions: readonly string[] | '*'
  /** One task and for whom: rows of that task are seen besides. */
  readonly task?: { readonly id: string; readonly holderId: string }
}

/** Opens a pool as the application's role. Connection errors while idle are passed to `onError`. */
export function openDatabase(config: pg.PoolConfig, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    max: 12,
    // A server that does not answer, or all connections at work for so long: told, not waited for.
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    ...config,
    types: { getTypeParser },
    options: '-c TimeZone=UTC',
  })
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  const kysely = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return { pool, kysely, close: () => kysely.destroy() }
}

/** Runs `work` in one transaction that sees no further than `reach`. */
export const inTransaction = <T>(
  { kysely }: Database,
  reach: Reach,
  work: (tx: Write) => Promise<T>,
): Promise<T> =>
  kysely.transaction().execute(async (tx) => {
    await confine(tx, reach)
    return work(tx)
  })

/** Runs `work` in a read-only transaction that sees no further than `reach`. */
export const inReading = <T>(
  { kysely }: Database,
  reach: Reach,
  work: (tx: Read) => Promise<T>,
): Promise<T> =>
  kysely
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      await confine(tx, reach)
      return work(tx)
    })

const confine = (tx: Write, { accountId, regions, task }: Reach) =>
  sql`select set_config('xuemai.account', ${accountId ?? ''}, true),
             set_config('xuemai.regions', ${regions === '*' ? '*' : regions.join(',')}, true),
             set_config('xuemai.task', ${task?.id ?? ''}, true),
             set_config('xuemai.task_holder', ${task?.holderId ?? ''}, true)`.execute(
    tx,
  )

/** Days and moments stay text; counts beyond 2^53 are refused rather than rounded. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
  switch (oid) {
    case pg.types.builtins.DATE:
      return (text: string) => text
    case pg.types.builtins.TIMESTAMPTZ:
      return (text: string) => new Date(text).toISOString()
    case pg.types.builtins.INT8:
      return exactNumber
    case pg.types.builtins.NUMERIC:
      return Number
    default:
      return pg.types.getTypeParser(oid, 'text')
  }
}

function exactNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large to be exact`)
  return value
}
