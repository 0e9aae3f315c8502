import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'

/** A head of the chain as it is written down outside the database: seal number and chain hash. */
export type Head = `${number}:${string}`

/**
 * Seals what is committed and can no longer be preceded by anything; answers the number of entries.
 * The mark is read before the transaction begins, so that no id at or below it is still to come.
 */
export async function sealOnce({ kysely }: Database): Promise<number> {
  const { rows: marks } = await sql<{ mark: number }>`
    select case when is_called then last_value else 0 end as mark from record.entry_id_seq`.execute(
    kysely,
  )
  return kysely.transaction().execute(async (tx) => {
    const { rows: locks } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('xuemai.seal')) as mine`.execute(tx)
    if (!locks[0]?.mine) return 0
    const { rows } = await sql<{ sealed: number }>`
      select record.seal_once(${marks[0]!.mark}) as sealed`.execute(tx)
    return rows[0]?.sealed ?? 0
  })
}

/** The newest head, or null before the first seal. */
export async function readHead({ kysely }: Database): Promise<Head | null> {
  const { rows } = await sql<{ n: number; chain: string }>`
    select n, encode(chain, 'hex') as chain from record.seal order by n desc limit 1`.execute(
    kysely,
  )
  const [last] = rows
  return last === undefined ? null : `${last.n}:${last.chain}`
}

/** Seals every `periodMs`, and writes the head to a file outside the database every minute and at the end. */
export function keepSealing(
  database: Database,
  log: Logger,
  { periodMs = 200, headFile }: { periodMs?: number; headFile: string },
) {
  let stopped = false
  let written: Head | null = null
  let dueAt = 0
  const turn = async () => {
    await sealOnce(database)
    if (Date.now() >= dueAt) await writeHead()
  }
  const writeHead = async () => {
    dueAt = Date.now() + 60_000
    const head = await readHead(database)
    if (head === null || head === written) return
    await mkdir(dirname(headFile), { recursive: true })
    await appendFile(headFile, `${new Date().toISOString()} ${head}\n`)
    written = head
  }
  const running = (async () => {
    while (!stopped) {
      await turn().catch((error: unknown) =>
        log.error({ err: error }, 'sealing failed; trying again'),
      )
      await new Promise((done) => setTimeout(done, periodMs))
    }
  })()
  return {
    async stop(): Promise<void> {
      stopped = true
      await running
      await sealOnce(database).then(writeHead)
    },
  }
}
