import { fromKysely, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { timeZone } from '#kernel/days.ts'
import type { App } from '../app.ts'
import type { Act } from '../change.ts'
import type { Write } from '../db/database.ts'
import type { Login } from '../db/embedded.ts'
import { DatabaseFault } from '../db/fault.ts'
import { applicationGroup, asClient } from '../db/roles.ts'
import { asProgramme } from '../programme.ts'
import { hasFailed, type Job } from './job.ts'

const schema = 'pgboss'

const queued = (jobs: readonly Job[]) => jobs.filter(({ needs }) => needs !== 'nothing')

/** Makes the queue's own tables and one queue a job, as the owner; the application only uses them. */
export async function prepareQueue(owner: Login, jobs: readonly Job[]): Promise<void> {
  const boss = new PgBoss({ ...owner, schema, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  for (const { name } of queued(jobs)) {
    await boss.createQueue(name, { retryLimit: 5, retryBackoff: true, expireInSeconds: 3600 })
  }
  await boss.stop({ graceful: false })
  await asClient(owner, (client) =>
    client.query(`
      grant usage on schema ${schema} to ${applicationGroup};
      grant select, insert, update, delete on all tables in schema ${schema} to ${applicationGroup};
      grant execute on all functions in schema ${schema} to ${applicationGroup}`),
  )
}

/** The queue as the application sees it. */
export interface Queue {
  readonly enqueueWith: (tx: Write) => Act['enqueue']
  /** Begins to work off jobs, and to start those that the clock starts. */
  work(app: App): Promise<void>
  stop(): Promise<void>
}

export async function openQueue(
  app: Login,
  jobs: readonly Job[],
  log: Logger,
  { working }: { working: boolean },
): Promise<Queue> {
  const boss = new PgBoss({
    ...app,
    schema,
    migrate: false,
    createSchema: false,
    supervise: working,
    schedule: working,
    reindex: false,
    max: 4,
  })
  boss.on('error', (error) => log.error({ err: error }, 'queue'))
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'queue'))
  await boss.start().catch((error: unknown) => {
    throw isUnprepared(error) ? notPrepared(error) : error
  })
  return {
    enqueueWith: (tx) => async (name, input) => {
      await boss.send(name, input, { db: fromKysely(tx) })
    },
    async work(application) {
      await requireQueues(boss, jobs)
      await forgetSchedules(boss, jobs)
      for (const stated of queued(jobs)) {
        await boss.work(stated.name, async (batch) => {
          const [one] = batch
          return one && run(application, stated, one.id, one.data ?? {})
        })
        if ('every' in stated && stated.every) {
          await boss.schedule(stated.name, stated.every, {}, { tz: timeZone })
        }
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}

/** An owner who upgrades by hand may have left out `npm run migrate`. */
async function requireQueues(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const there = new Set((await boss.getQueues()).map(({ name }) => name))
  if (!queued(jobs).every(({ name }) => there.has(name))) throw notPrepared()
}

const isUnprepared = (error: unknown): boolean =>
  error instanceof Error && /not installed|requires migration/.test(error.message)

const notPrepared = (cause?: unknown) =>
  new DatabaseFault(
    '数据库里的作业队列尚未建立或升级。请先设置 DATABASE_OWNER_URL 并执行 npm run migrate。',
    'The queue of jobs in the database is not up to date. Set DATABASE_OWNER_URL and run: npm run migrate',
    cause,
  )

/** A job that no longer is, or no longer runs by the clock, must not go on being started. */
async function forgetSchedules(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const timed = new Set(jobs.filter((one) => 'every' in one && one.every).map(({ name }) => name))
  for (const { name } of await boss.getSchedules()) {
    if (!timed.has(name)) await boss.unschedule(name)
  }
}

/**
 * Works off one job; a fault is logged here, as the queue only tries again. What the job found
 * wrong stays with its run, as the timetable shows it; nothing else of its result does.
 */
async function run(app: App, stated: Job, id: string, data: unknown): Promise<object | undefined> {
  const began = performance.now()
  const told = { job: stated.name, id }
  try {
    const result = await runJob(app, stated, data)
    const ms = Math.round(performance.now() - began)
    if (hasFailed(result)) {
      app.log.error({ ...told, ms }, 'job found a fault')
      return { failed: true }
    }
    app.log.info({ ...told, ms }, 'job')
    return undefined
  } catch (error) {
    app.log.error({ ...told, err: error }, 'job failed')
    throw error
  }
}

/** Runs a job now, as the programme itself; its input is checked against its shape. */
export async function runJob(app: App, stated: Job, data: unknown): Promise<unknown> {
  const input = stated.input.parse(data)
  if (stated.needs === 'nothing') return stated.run(input)
  if (stated.needs === 'application') return stated.run(app, input)
  return asProgramme(app, (act) => stated.run(act, input))
}
