import { sql } from 'kysely'
import type { App } from '#platform/app.ts'
import type { Database } from '#platform/db/database.ts'

/** Folds what lies behind the oldest running transaction into the months; answers how many lines. */
export async function foldOnce({ kysely }: Pick<Database, 'kysely'>): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select planning.fold_rollups() as folded`.execute(
    kysely,
  )
  return rows[0]!.folded
}

/** Folds the whole ledger anew, while nobody writes; answers how many lines. */
export async function rebuildRollups({ kysely }: Pick<Database, 'kysely'>): Promise<number> {
  const { rows } = await sql<{ folded: number }>`
    select planning.rebuild_rollups() as folded`.execute(kysely)
  return rows[0]!.folded
}

/** Folds every `periodMs` until stopped; readers add what is not folded yet, so none waits for it. */
export function keepFolding(database: Database, log: App['log'], { periodMs = 500 } = {}) {
  let stopped = false
  let wake = () => {}
  const running = (async () => {
    while (!stopped) {
      await foldOnce(database).catch((error: unknown) =>
        log.error({ err: error }, 'folding the ledger failed; trying again'),
      )
      await new Promise<void>((done) => {
        const timer = setTimeout(done, periodMs)
        wake = () => {
          clearTimeout(timer)
          done()
        }
      })
    }
  })()
  return {
    async stop(): Promise<void> {
      stopped = true
      wake()
      await running
    },
  }
}
