import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import { type Head, keepHead } from './heads.ts'

/** Seals what is committed and can no longer be preceded by anything; answers the number of entries. */
export async function sealOnce({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ sealed: number }>`select record.seal_once() as sealed`.execute(
    kysely,
  )
  return rows[0]?.sealed ?? 0
}

/** The newest head, or null before the first seal. */
export async function newestHead({ kysely }: Database): Promise<Head | null> {
  const last = await kysely
    .selectFrom('record.seal')
    .select(['n', sql<string>`encode(chain, 'hex')`.as('chain')])
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last === undefined ? null : `${last.n}:${last.chain}`
}

/** Seconds that the oldest entry has waited for its seal; 0 when none waits. */
export async function sealingLag({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ lag: number | null }>`
    select extract(epoch from clock_timestamp() - min(at))::float8 as lag from record.entry
    where id > coalesce((select max_id from record.seal order by n desc limit 1), 0)`.execute(
    kysely,
  )
  return Math.max(0, rows[0]?.lag ?? 0)
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
    const head = await newestHead(database)
    if (head === null) return
    dueAt = Date.now() + 60_000
    if (head === written) return
    await keepHead(headFile, head)
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
      await sealOnce(database)
        .then(writeHead)
        .catch((error: unknown) => log.error({ err: error }, 'the last sealing failed'))
    },
  }
}
