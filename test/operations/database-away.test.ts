import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jobs } from '#main/jobs.ts'
import { inTransaction } from '#platform/db/database.ts'
import { type Cluster, startEmbedded } from '#platform/db/embedded.ts'
import { openQueue } from '#platform/jobs/queue.ts'
import { type DurableCluster, rowsOf, startDurable } from '#test/house.ts'
import { asApplication, furnish, noticeNo, password } from './furnish.ts'
import { on, production, type Service, serving, signIn, type Visitor } from './given.ts'

let folder: string
let durable: DurableCluster
let cluster: Cluster
let regionId: string
let service: Service

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuemai-away-'))
  durable = await startDurable()
  cluster = durable.cluster
  regionId = await furnish(durable.logins)
  service = await serving({ ...production(folder), ...on(durable.logins.app) })
})

afterAll(async () => {
  await service.program.kill()
  await cluster.stop()
  await durable.remove()
  await rm(folder, { recursive: true, force: true })
})

describe('When the database goes away while people work', () => {
  test('nothing acknowledged is lost, the rest is told, and all goes on when it is back', async () => {
    const officer = await signIn(service.site, 'officer', password)
    const acknowledged: string[] = []
    const told = new Set<string>()
    let writing = true
    let n = 0
    const writers = Array.from({ length: 6 }, async () => {
      while (writing) {
        const answer = await send(officer, ++n)
        if (answer.status === 200) acknowledged.push(answer.body.id)
        else told.add(`${answer.status} ${answer.body.code}`)
      }
    })
    await until(() => acknowledged.length > 30)
    process.kill(cluster.pid, 'SIGQUIT')
    await cluster.ended
    await until(() => told.size > 0)
    expect(await health('ready')).toBe(503)
    expect(await health('live')).toBe(200)
    expect(acknowledged.length).toBeGreaterThan(30)
    const before = acknowledged.length

    await cluster.stop()
    cluster = await startEmbedded({ dir: durable.dir, durable: true })
    await until(() => acknowledged.length > before + 10)
    writing = false
    await Promise.all(writers)

    expect([...told]).toEqual(['503 database-unavailable'])
    expect(await health('ready')).toBe(200)
    const listed = await officer.ask('GET', `/planning/notices?regionId=${regionId}`)
    const kept = new Set(listed.body.map(({ id }: { id: string }) => id))
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  })

  test('the sealer goes on, and the record is sound', async () => {
    const audit = await signIn(service.site, 'audit', password)
    await until(async () => (await sealing()).unsealed === 0)
    const proof = await audit.ask('POST', '/record/verify', {})
    expect(proof.body).toMatchObject({ sound: true, fault: null })
  })

  test('the queue goes on', async () => {
    await asApplication(durable.logins, async (app) => {
      const queue = await openQueue(durable.logins.app, jobs, app.log, { working: false })
      await inTransaction(app.database, { accountId: null, regions: '*' }, (tx) =>
        queue.enqueueWith(tx)('record.head', {}),
      )
      await queue.stop()
    })
    await until(async () => {
      const [job] = await rowsOf(
        durable.logins.owner,
        "select state from pgboss.job where name = 'record.head' order by created_on desc limit 1",
      )
      return job?.state === 'completed'
    })
  })

  test('it has warned in the log, and told no names there', () => {
    expect(service.program.said()).not.toContain('云河区')
    expect(service.program.said()).not.toContain('"msg":"defect"')
  })
})

const send = (officer: Visitor, n: number) =>
  officer.ask('POST', '/planning/notices', { regionId, text: noticeNo(n) })

const health = async (kind: 'live' | 'ready'): Promise<number> =>
  (await fetch(`${service.site}/health/${kind}`)).status

async function sealing(): Promise<{ unsealed: number }> {
  const [row] = await rowsOf<{ unsealed: number }>(
    durable.logins.owner,
    `select ((select count(*) from record.entry) - (select coalesce(sum(entries), 0) from record.seal))::int as unsealed`,
  )
  return row!
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await sleep(20)
}
