import { instant } from '#kernel/days.ts'
import type { App } from '../app.ts'
import type { Look } from '../change.ts'
import { inReading } from '../db/database.ts'
import type { Job } from '../jobs/job.ts'
import { oldestWaitingSeconds } from '../messages/state.ts'
import { headFileOf } from '../record/heads.ts'
import { sealingLag } from '../record/seal.ts'
import { alarmsOf } from './alarms.ts'
import { knownBackups, writtenAt } from './backups.ts'
import type { OperationShape } from './contract.ts'
import { fieldsOf } from './fields.ts'
import { databaseFacts, lastRuns, lastSealAt } from './queries.ts'

/** What the composition root knows of the programme: its version and its timetable. */
export interface About {
  readonly version: string
  readonly jobs: readonly Job[]
}

/** How the programme is doing at this moment. */
export async function operationState(
  { tx, now }: Look,
  { config, database }: App,
  { version, jobs }: About,
): Promise<OperationShape> {
  const asked = performance.now()
  const facts = await databaseFacts(tx)
  const answerMs = Math.round((performance.now() - asked) * 10) / 10
  const runs = await lastRuns(tx)
  const state = {
    at: now,
    version,
    node: process.version,
    mode: config.XUEMAI_MODE,
    runningSince: instant(Date.parse(now) - Math.round(process.uptime()) * 1000),
    database: { ...facts, own: config.DATABASE_URL === undefined, answerMs },
    record: {
      lagSeconds: await sealingLag(database),
      lastSealAt: await lastSealAt(tx),
      headKeptAt: await writtenAt(headFileOf(config)),
    },
    messages: {
      // Of the whole programme, wherever the asker's regions end: how it is doing, not what it tells.
      oldestSeconds: await inReading(database, everywhere, (all) => oldestWaitingSeconds(all, now)),
    },
    backup: await knownBackups(config),
    jobs: jobs.map((stated) => ({
      name: stated.name,
      summary: stated.summary,
      every: ('every' in stated && stated.every) || null,
      fields: fieldsOf(stated),
      last: runs.get(stated.name) ?? null,
    })),
  }
  return { ...state, alarms: alarmsOf(state) }
}

const everywhere = { accountId: null, regions: '*' } as const
