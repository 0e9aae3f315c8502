import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { rowsOf, useDatabase } from '#test/house.ts'
import type { App } from '../app.ts'
import { unchanged } from '../change.ts'
import { demonstrationKey, readConfig } from '../config.ts'
import { type Database, inTransaction, openDatabase } from '../db/database.ts'
import { openLog } from '../log.ts'
import { secretsUnder } from '../secrets.ts'
import { job } from './job.ts'
import { openQueue, prepareQueue, type Queue } from './queue.ts'

const database = useDatabase()
const everything = { accountId: null, regions: '*' } as const

const lines: string[] = []
const log = openLog(
  { LOG_LEVEL: 'info' },
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  }),
)
const summary = { zh: '试', en: 'A trial' }
const ran: unknown[] = []
const jobs = [
  job({
    name: 'trial.note',
    summary,
    needs: 'database',
    input: z.object({ what: z.string() }),
    run: async (_act, { what }) => {
      ran.push(what)
      await new Promise((done) => setTimeout(done, 20))
      return unchanged({ what })
    },
  }),
  job({
    name: 'trial.fail',
    summary,
    needs: 'application',
    input: z.object({}),
    run: async () => {
      throw new Error('it did not work')
    },
  }),
  job({
    name: 'trial.nightly',
    summary,
    needs: 'application',
    every: '5 2 * * *',
    input: z.object({}),
    run: async () => ({ failed: true }),
  }),
  job({ name: 'trial.file', summary, needs: 'nothing', input: z.object({}), run: async () => 1 }),
]

let queues: Queue[] = []
let opened: Database
let app: App
beforeAll(async () => {
  await prepareQueue(database.owner, jobs)
  await prepareQueue(database.owner, jobs)
  opened = openDatabase(database.app, () => {})
  queues = await Promise.all(
    [1, 2].map(() => openQueue(database.app, jobs, log, { working: true })),
  )
  app = {
    config: readConfig({}),
    log,
    database: opened,
    secrets: secretsUnder(demonstrationKey),
    enqueueWith: queues[0]!.enqueueWith,
  }
})
afterAll(async () => {
  for (const queue of queues) await queue.stop()
  await opened.close()
})

const enqueue = (name: string, input: Record<string, unknown>, then: () => void = () => {}) =>
  inTransaction(opened, everything, async (tx) => {
    await app.enqueueWith(tx)(name, input)
    then()
  })
const waiting = () =>
  rowsOf(database.owner, `select name, state from pgboss.job where name like 'trial.%'`)

describe('A job put into the queue', () => {
  test('by a transaction that is rolled back was never there', async () => {
    const undone = enqueue('trial.note', { what: 'undone' }, () => {
      throw new Error('rolled back')
    })
    await expect(undone).rejects.toThrow('rolled back')
    expect(await waiting()).toEqual([])
  })

  test('waits until its transaction is kept', async () => {
    await enqueue('trial.note', { what: 'kept' })
    expect(await waiting()).toEqual([{ name: 'trial.note', state: 'created' }])
  })

  test('runs once, whichever of two workers takes it', async () => {
    const wanted = Array.from({ length: 12 }, (_, n) => `note ${n}`)
    for (const what of wanted) await enqueue('trial.note', { what })
    for (const queue of queues) await queue.work(app)
    await expect.poll(() => ran.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(13)
    await new Promise((done) => setTimeout(done, 500))
    expect([...ran].sort()).toEqual(['kept', ...wanted].sort())
  })

  test('that fails is logged and tried again later', async () => {
    await enqueue('trial.fail', {})
    const failures = () =>
      lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'job failed')
    await expect.poll(() => failures().length, { timeout: 30_000 }).toBeGreaterThan(0)
    expect(failures()[0]).toMatchObject({ job: 'trial.fail', err: { message: 'it did not work' } })
    const states = await rowsOf(
      database.owner,
      `select state from pgboss.job where name = 'trial.fail'`,
    )
    expect(states).toEqual([{ state: 'retry' }])
  })

  test('that ends with a fault keeps it with its run, and is not tried again', async () => {
    await enqueue('trial.nightly', {})
    const runs = () =>
      rowsOf(
        database.owner,
        `select state, output from pgboss.job where name = 'trial.nightly' and state <> 'created'`,
      )
    await expect
      .poll(runs, { timeout: 30_000 })
      .toEqual([{ state: 'completed', output: { failed: true } }])
  })

  test('must be one of the programme’s', async () => {
    await expect(enqueue('trial.unheard-of', {})).rejects.toThrow()
  })
})

describe('The clock', () => {
  test('starts those that say when, and forgets those that no longer do', async () => {
    const schedules = () =>
      rowsOf(database.owner, 'select name, cron, timezone from pgboss.schedule')
    expect(await schedules()).toEqual([
      { name: 'trial.nightly', cron: '5 2 * * *', timezone: 'Asia/Shanghai' },
    ])
    const later = jobs.filter(({ name }) => name !== 'trial.nightly')
    const next = await openQueue(database.app, later, log, { working: true })
    await next.work(app)
    expect(await schedules()).toEqual([])
    await next.stop()
  })

  test('queue and log are free of warnings', () => {
    const told = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'queue')
    expect(told).toEqual([])
  })
})
