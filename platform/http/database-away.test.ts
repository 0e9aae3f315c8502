import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobs } from '#main/jobs.ts'
import { served } from '#main/routes.ts'
import { type DurableCluster, startDurable } from '#test/house.ts'
import { account, browser, password, region } from '../access/given.ts'
import type { App } from '../app.ts'
import { demonstrationKey, readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { startEmbedded } from '../db/embedded.ts'
import { openQueue, prepareQueue, type Queue } from '../jobs/queue.ts'
import { secretsUnder } from '../secrets.ts'
import { buildServer } from './server.ts'

let durable: DurableCluster
let app: App
let queue: Queue
let server: Awaited<ReturnType<typeof buildServer>>
const log = pino({ level: 'silent' })

beforeAll(async () => {
  durable = await startDurable()
  await prepareQueue(durable.logins.owner, jobs)
  queue = await openQueue(durable.logins.app, jobs, log, { working: false })
  app = {
    config: readConfig({ LOG_LEVEL: 'silent' }),
    log,
    database: openDatabase(durable.logins.app, () => {}),
    secrets: secretsUnder(demonstrationKey),
    enqueueWith: queue.enqueueWith,
  }
  server = await buildServer(app, served)
})
afterAll(async () => {
  await server.close()
  await queue.stop()
  await app.database.close()
  await durable.remove()
})

test('while the database is away every request says so, and when it is back they go on', async () => {
  const place = await region(app)
  const page = browser(server)
  await page.signIn(await account(app, [{ role: 'liaison', regionId: place }]))
  expect((await page.get('/access/sessions')).status).toBe(200)

  await durable.cluster.stop()
  for (let n = 0; n < 3; n++) {
    const reading = await page.get('/access/sessions')
    expect([reading.status, reading.body.code]).toEqual([503, 'database-unavailable'])
    const change = { current: password, next: 'Lingyige-mima-1' }
    const writing = await page.post('/access/password', change)
    expect([writing.status, writing.body.code]).toEqual([503, 'database-unavailable'])
    expect(writing.body.text.zh).toContain('没有写入')
  }
  expect((await server.inject({ url: '/health/live' })).statusCode).toBe(200)
  expect((await server.inject({ url: '/health/ready' })).statusCode).toBe(503)

  const again = await startEmbedded({ dir: durable.dir, durable: true })
  expect((await page.get('/access/sessions')).status).toBe(200)
  const ready = await server.inject({ url: '/health/ready' })
  expect(ready.json()).toMatchObject({ status: 'ready' })
  await again.stop()
})

test('when the server ends a connection in the middle of a request, that is no defect', async () => {
  const again = await startEmbedded({ dir: durable.dir, durable: true })
  try {
    const slow = app.database.kysely.transaction().execute(async (tx) => {
      await tx.selectFrom('access.account').select('id').execute()
      await again.stop()
      return tx.selectFrom('access.account').select('id').execute()
    })
    const { asProblem } = await import('./problems.ts')
    const error = await slow.catch((thrown: unknown) => thrown)
    expect(asProblem(error)?.code).toBe('database-unavailable')
  } finally {
    await again.stop()
  }
})
