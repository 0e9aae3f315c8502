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

/**
 * Opens a pool as the application's role. Connection errors while idle are passed to `onError`, until
 * it is being closed: a server that stops meanwhile ends what was on its way out.
 */
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
  let closing = false
  const tell = (error: Error) => {
    if (!closing) onError(error)
  }
  pool.on('error', tell)
  pool.on('connect', (client) => client.on('error', tell))
  const kysely = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  const close = () => {
    closing = true
    return kysely.destroy()
  }
  return { pool, kysely, close }
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

/**
 * Runs `work` in a read-only transaction that sees no further than `reach`. Most requests are such:
 * the transaction is begun and confined in one message to the server.
 */
export const inReading = <T>(
  { kysely }: Database,
  reach: Reach,
  work: (tx: Read) => Promise<T>,
): Promise<T> =>
  kysely.connection().execute(async (tx) => {
    try {
      await sql.raw(`start transaction read only; ${confined(reach)}`).execute(tx)
      const result = await work(tx)
      await sql`commit`.execute(tx)
      return result
    } catch (error) {
      // A connection that is gone has rolled back by itself; what went wrong is told by the first error.
      await sql`rollback`.execute(tx).catch(() => {})
      throw error
    }
  })

const confine = (tx: Write, reach: Reach) => sql.raw(confined(reach)).execute(tx)

/** The settings that row-level security asks for, for the transaction at hand. */
const confined = ({ accountId, regions, task }: Reach): string =>
  `select ${Object.entries({
    account: accountId ?? '',
    regions: regions === '*' ? '*' : regions.join(','),
    task: task?.id ?? '',
    task_holder: task?.holderId ?? '',
  })
    .map(([name, value]) => `set_config('xuemai.${name}', ${pg.escapeLiteral(value)}, true)`)
    .join(', ')}`

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
