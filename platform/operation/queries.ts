import { sql } from 'kysely'
import type { Instant } from '#kernel/days.ts'
import type { Read } from '../db/database.ts'
import type { JobShape } from './contract.ts'

/** The server's version and how much the database holds. */
export async function databaseFacts(tx: Read): Promise<{ version: string; bytes: number }> {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select current_setting('server_version') as version,
      pg_database_size(current_database()) as bytes`.execute(tx as never)
  return rows[0]!
}

export async function lastSealAt(tx: Read): Promise<Instant | null> {
  const last = await tx
    .selectFrom('record.seal')
    .select('at')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.at ?? null
}

/** How the newest run of each job went, as far back as the queue remembers. */
export async function lastRuns(
  tx: Read,
): Promise<ReadonlyMap<string, NonNullable<JobShape['last']>>> {
  const { rows } = await sql<{
    name: string
    state: keyof typeof states
    at: Instant
    seconds: number | null
  }>`
    select distinct on (name) name,
      -- A run that came to its end and found something wrong has failed all the same.
      case when state = 'completed' and output -> 'failed' = 'true' then 'failed'
        else state::text end as state,
      coalesce(completed_on, started_on, created_on) as at,
      extract(epoch from completed_on - started_on)::float8 as seconds
    from pgboss.job
    order by name, (started_on is null), created_on desc`.execute(tx as never)
  return new Map(
    rows.map(({ name, state, at, seconds }) => [name, { state: states[state], at, seconds }]),
  )
}

/** Whether a job of this name waits or runs. */
export async function isUnderWay(tx: Read, name: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from pgboss.job
      where name = ${name} and state in ('created', 'retry', 'active')) as there`.execute(
    tx as never,
  )
  return rows[0]!.there
}

const states = {
  created: 'waiting',
  retry: 'waiting',
  active: 'running',
  completed: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
} as const
