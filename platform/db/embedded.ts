import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { type Account, accountFor, placeOf } from './embedded-account.ts'
import { binariesFor } from './embedded-binaries.ts'
import { lockOn } from './embedded-lock.ts'
import { endOrphan, livingServer, runServer, runToEnd, socketOf } from './embedded-process.ts'
import { keepAlive } from './embedded-revival.ts'
import { DatabaseFault } from './fault.ts'

/** Where the data lie, and whether they must outlive a power cut. */
export type Wanted = {
  readonly dir: string
  readonly durable: boolean
  /** Given, the server is started again whenever it ends unasked; hears why it did. */
  readonly revive?: (fault: unknown) => void
}

/** What `pg` needs to reach one database as one role; also fit for DATABASE_URL. */
export type Login = { readonly connectionString: string }

/** A PostgreSQL of our own. Reached by a socket only its account may open; there is no port. */
export type Cluster = {
  /** The folder of its socket: what `pg` takes for a host. */
  readonly host: string
  /** Where its data really lie. */
  readonly place: string
  readonly pid: number
  /** Settles only if the server ends without having been asked to. */
  readonly ended: Promise<Error>
  login(user: string, database: string): Login
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL on `dir`, which is made at the first start.
 * Its superuser is `postgres`. One process at a time: a second one is refused.
 */
export async function startEmbedded({ dir, durable, revive }: Wanted): Promise<Cluster> {
  const place = placeOf(dir)
  const lock = await lockOn(place)
  if (lock === undefined) throw busy(place)

  try {
    const account = accountFor(place)
    const bin = binariesFor(account)
    await endOrphan(place)
    if (!existsSync(join(place, 'PG_VERSION'))) await create(place, { bin, account, durable })

    const sockets = await socketFolder(place, account)
    const start = () =>
      runServer(place, {
        path: join(bin, 'postgres'),
        args: ['-D', place, ...settings(sockets.path, durable)],
        account,
      })
    const server = revive === undefined ? await start() : await keepAlive(start, revive)
    return {
      ...reached(place, sockets.path),
      get pid() {
        return server.pid
      },
      ended: server.ended,
      async stop() {
        await server.stop()
        await sockets.remove()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** The server another process runs on `dir`, or undefined when none does. `stop` leaves it running. */
export function findEmbedded(dir: string): Cluster | undefined {
  const place = placeOf(dir)
  const pid = livingServer(place)
  if (pid === undefined) return undefined

  const sockets = socketOf(place, pid)
  if (sockets === undefined) return undefined

  return {
    ...reached(place, sockets),
    pid,
    ended: new Promise(() => {}),
    stop: async () => {},
  }
}

function reached(place: string, host: string): Pick<Cluster, 'place' | 'host' | 'login'> {
  const query = new URLSearchParams({ host, sslmode: 'disable' })
  const login = (user: string, database: string) => ({
    connectionString: `postgresql://${user}@localhost:${port}/${database}?${query}`,
  })
  return { place, host, login }
}

const port = 5432

function settings(sockets: string, durable: boolean): string[] {
  const values = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    port,
    // Details and statements of an error may hold personal data.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

type Making = { readonly bin: string; readonly account: Account; readonly durable: boolean }

/** Beside its place first, then renamed: a killed first start leaves no half of a cluster. */
async function create(place: string, { bin, account, durable }: Making): Promise<void> {
  const half = `${place}.new-${process.pid}`
  mkdirSync(dirname(place), { recursive: true, mode: 0o755 })
  removeHalves(place)
  mkdirSync(half, { mode: 0o700 })
  if (account !== undefined) chownSync(half, account.uid, account.gid)

  try {
    await runToEnd({
      path: join(bin, 'initdb'),
      args: [
        ...['-D', half, '-U', 'postgres', '--auth-local=trust', '--auth-host=reject'],
        // The plain C locale breaks pg_trgm for Chinese.
        ...['-E', 'UTF8', '--locale=C.UTF-8'],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        '--data-checksums',
        ...(durable ? [] : ['--no-sync']),
      ],
      account,
    })
    renameSync(half, place)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    throw isCode(error, 'ENOTEMPTY') ? notOurs(place, error) : error
  }
}

function removeHalves(place: string): void {
  const start = `${basename(place)}.new-`
  for (const name of readdirSync(dirname(place)).filter((one) => one.startsWith(start))) {
    // The last child of a killed initdb may still be writing for a moment.
    rmSync(join(dirname(place), name), { recursive: true, force: true, maxRetries: 10 })
  }
}

/** The data directory itself, or a short folder when the path of a socket in it would be too long. */
async function socketFolder(place: string, account: Account) {
  const longest = 107
  if (Buffer.byteLength(`${place}/.s.PGSQL.${port}`) < longest) {
    return { path: place, remove: async () => {} }
  }
  const path = await mkdtemp(join(tmpdir(), 'xuemai-'))
  if (account !== undefined) chownSync(path, account.uid, account.gid)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function notOurs(place: string, cause: unknown): DatabaseFault {
  return new DatabaseFault(
    `${place} 不是数据库,且不为空。请另选数据目录,或先移走其中的文件。`,
    `${place} is no database and not empty. Choose another data directory, or move its files away.`,
    cause,
  )
}

function busy(place: string): DatabaseFault {
  return new DatabaseFault(
    `血脉已在另一进程中运行(数据:${place})。请先停止它。`,
    `Xuemai already runs in another process (data: ${place}). Stop that one first.`,
  )
}
