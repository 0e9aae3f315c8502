import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/days.ts'
import { account, region } from '#platform/access/given.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/change.ts'
import { demonstrationKey } from '#platform/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { asProgramme } from '#platform/programme.ts'
import { secretsUnder } from '#platform/secrets.ts'
import { type DurableCluster, rowsOf, startDurable } from '#test/house.ts'
import { inAnotherProcess, type OtherProcess } from '#test/process.ts'
import { givenUnit } from '../../organisation/given.ts'
import { table } from './given.ts'
import { importTallies } from './import-tallies.ts'

const units = 20
const days = 1_000
const rows = units * days

let durable: DurableCluster
let cluster: { stop(): Promise<void> }
let district: string
let file: string
let bytes: Buffer
let officer: Actor

beforeAll(async () => {
  durable = await startDurable()
  cluster = durable.cluster
  await withApp(async (app) => {
    district = await region(app)
    const { id } = await account(app, [{ role: 'blood-office-officer', regionId: district }])
    officer = { accountId: id, name: '' }
    for (let at = 0; at < units; at++) await givenUnit(app, district, `第${at + 101}单位`)
  })
  bytes = table(
    ...Array.from(
      { length: rows },
      (_, at) => [dayAt(at % days), `第${Math.floor(at / days) + 101}单位`, 10, 14] as const,
    ),
  )
  file = join(durable.dir, '..', 'tallies.csv')
  await writeFile(file, bytes)
}, 120_000)

afterAll(async () => {
  await cluster.stop()
  await durable.remove()
})

describe('Killed in the middle of an import', () => {
  test('by kill -9 of the programme: nothing of it is there', async () => {
    const importer = await begunToWrite()
    await importer.kill()
    await untilNobodyWorks()
    expect(await counted()).toEqual({ tallies: 0, batches: 0, recorded: 0 })
  }, 120_000)

  test('by kill -9 of the database: nothing of it is there when it is back', async () => {
    const importer = await begunToWrite()
    process.kill(durable.cluster.pid, 'SIGKILL')
    await durable.cluster.ended
    await importer.exitCode
    await durable.cluster.stop()
    cluster = await startEmbedded({ dir: durable.dir, durable: true })
    expect(await counted()).toEqual({ tallies: 0, batches: 0, recorded: 0 })
  }, 120_000)

  test('and then taken again: all of it is', async () => {
    const { counts } = await withApp((app) =>
      asProgramme(
        app,
        (act) => importTallies(act, { regionId: district, file: { name: 'tallies.csv', bytes } }),
        officer,
      ),
    )
    expect(counts).toMatchObject({ new: rows, error: 0, conflict: 0 })
    expect(await counted()).toEqual({ tallies: rows, batches: 1, recorded: 1 })
  }, 120_000)
})

/** The import in a process of its own, by the same verb. */
const begin = () =>
  inAnotherProcess(
    `import { readFile } from 'node:fs/promises'
     import { importTallies } from '#contexts/planning/progress/import-tallies.ts'
     import { demonstrationKey } from '#platform/config.ts'
     import { openDatabase } from '#platform/db/database.ts'
     import { asProgramme } from '#platform/programme.ts'
     import { secretsUnder } from '#platform/secrets.ts'
     const { LOGIN, DISTRICT, FILE, OFFICER } = process.env
     const app = {
       database: openDatabase(JSON.parse(LOGIN), () => {}),
       secrets: secretsUnder(demonstrationKey),
       enqueueWith: () => async () => {},
     }
     const bytes = await readFile(FILE)
     await asProgramme(app, (act) =>
       importTallies(act, { regionId: DISTRICT, file: { name: 'tallies.csv', bytes } }),
       { accountId: OFFICER, name: '' })`,
    {
      LOGIN: JSON.stringify(durable.logins.app),
      DISTRICT: district,
      FILE: file,
      OFFICER: officer.accountId!,
    },
  )

/** An import of which rows lie in the table's file that nobody can see yet. */
async function begunToWrite(): Promise<OtherProcess> {
  const before = await written()
  const importer = begin()
  let isOver = false
  void importer.exitCode.then(() => {
    isOver = true
  })
  for (;;) {
    const now = await written()
    if (now.bytes > before.bytes && now.visible === 0) return importer
    if (isOver) throw new Error(`it ended before it was killed: ${importer.said()}`)
  }
}

async function written(): Promise<{ bytes: number; visible: number }> {
  const [found] = await rowsOf<{ bytes: number; visible: number }>(
    durable.logins.owner,
    `select pg_relation_size('planning.tally')::integer as bytes,
       (select count(*)::integer from planning.tally) as visible`,
  )
  return found!
}

/** Until the server has noticed that its client is gone. */
async function untilNobodyWorks(): Promise<void> {
  for (;;) {
    const [found] = await rowsOf(
      durable.logins.owner,
      `select count(*)::integer as others from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    if (found!.others === 0) return
    await new Promise((done) => setTimeout(done, 20))
  }
}

async function counted() {
  const [found] = await rowsOf(
    durable.logins.owner,
    `select (select count(*)::integer from planning.tally) as tallies,
       (select count(*)::integer from planning.tally_batch) as batches,
       (select count(*)::integer from record.entry where name = 'tally.imported') as recorded`,
  )
  return found
}

async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  const database = openDatabase(durable.logins.app, () => {})
  // What these verbs lean on, and no more.
  const app = {
    database,
    secrets: secretsUnder(demonstrationKey),
    enqueueWith: () => async () => {},
  } as unknown as App
  try {
    return await work(app)
  } finally {
    await database.close()
  }
}

const dayAt = (at: number): Day => addDays(day('2023-01-01'), at)
