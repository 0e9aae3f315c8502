import { beforeAll, describe, expect, test } from 'vitest'
import { givenDistrict } from '#contexts/organisation/given.ts'
import { jobs } from '#main/jobs.ts'
import { rowsOf } from '#test/house.ts'
import { inAnotherProcess } from '#test/process.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { runJob } from '../jobs/queue.ts'

const house = useApplication({ IMPORT_JOB_ROWS: '20' })
let district = ''
let officer: Asker
beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  officer = await house.as('blood-office-officer', district)
})

const named = (prefix: string, count: number, suffix = '厂') =>
  [
    '单位,类型,人数',
    ...Array.from({ length: count }, (_, n) => `${prefix}${n + 1}${suffix},企业,${n + 1}`),
  ].join('\n')

async function confirmed(text: string, by = officer) {
  const uploaded = await by.upload('单位.csv', Buffer.from(text))
  const asked = {
    uploadId: uploaded.body.id,
    options: { regionId: district, year: 2026, statedOn: '2026-01-31' },
  }
  const { body } = await by.post('/organisation/imports/units/preview', asked)
  return by.post('/organisation/imports/units/confirm', { ...asked, digest: body.digest })
}
const work = (run: string) =>
  runJob(house.app, jobs.find(({ name }) => name === 'imports.take-in')!, { run })
const look = async (id: string, by = officer) => (await by.get(`/imports/runs/${id}`)).body
const unitsLike = async (prefix: string) =>
  (
    await rowsOf<{ n: number }>(
      house.database.owner,
      `select count(*)::int as n from organisation.unit where name like $1 || '%'`,
      [prefix],
    )
  )[0]!.n

describe('A table with more rows than a request takes', () => {
  test('is put in line, then taken in as a whole, once', async () => {
    const { body } = await confirmed(named('甲', 30))
    expect(body).toMatchObject({ batchId: null, runId: expect.any(String) })
    expect(await unitsLike('甲')).toBe(0)
    expect(await look(body.runId)).toMatchObject({ state: 'waiting', done: 0, total: 30 })
    const [queued] = await rowsOf(
      house.database.superuser,
      `select data from pgboss.job where name = 'imports.take-in'`,
    )
    expect(queued!.data).toEqual({ run: body.runId })

    expect(await work(body.runId)).toEqual({ failed: false })
    const done = await look(body.runId)
    expect(done).toMatchObject({ state: 'done', done: 30, result: { rejected: 0 } })
    expect(done.result.batchId).toEqual(expect.any(String))
    expect(await unitsLike('甲')).toBe(30)
    const [entry] = await rowsOf(
      house.database.owner,
      `select actor from record.entry where name = 'import.done' and subject = $1`,
      [done.result.batchId],
    )
    expect(entry!.actor).toBe(officer.accountId)

    await work(body.runId)
    expect(await unitsLike('甲')).toBe(30)
    expect((await confirmed(named('甲', 30))).body).toMatchObject({ batchId: null, runId: null })
  })

  test('a smaller one is taken in at once', async () => {
    const { body } = await confirmed(named('乙', 20))
    expect(body).toMatchObject({ runId: null, batchId: expect.any(String) })
  })

  test('what changed since it was seen is refused, and nothing is written', async () => {
    const { body } = await confirmed(named('丙', 25))
    await confirmed('单位,类型,人数\n丙1厂,企业,1\n')
    await work(body.runId)
    const run = await look(body.runId)
    expect(run).toMatchObject({ state: 'refused', problem: { code: 'stale-version' } })
    expect(await unitsLike('丙')).toBe(1)
  })

  test('is not taken in for an account that was shut meanwhile', async () => {
    const other = await house.as('blood-office-officer', district)
    const { body } = await confirmed(named('丁', 25), other)
    await rowsOf(
      house.database.owner,
      'update access.account set disabled_at = now() where id = $1',
      [other.accountId],
    )
    await work(body.runId)
    expect(await unitsLike('丁')).toBe(0)
  })

  test('is seen by who asked, and by nobody else', async () => {
    const { body } = await confirmed(named('戊', 25))
    const other = await house.as('blood-office-officer', district)
    expect(await look(body.runId, other)).toMatchObject({ code: 'not-found' })
    const list = (by: Asker) => by.get('/imports/runs', { kind: 'organisation.units' })
    expect((await list(other)).body).toEqual([])
    expect((await list(officer)).body[0]).toMatchObject({ id: body.runId, fileName: '单位.csv' })
  })

  test('killed in the middle it leaves nothing, says so, and is taken in when asked again', async () => {
    const text = named('己', 1500, '号机械制造有限公司')
    const { body } = await confirmed(text)
    const killed = inAnotherProcess(
      `import { jobs } from '#main/jobs.ts'
       import { readConfig, demonstrationKey } from '#platform/config.ts'
       import { openDatabase } from '#platform/db/database.ts'
       import { runJob } from '#platform/jobs/queue.ts'
       import { secretsUnder } from '#platform/secrets.ts'
       const app = {
         config: readConfig({}), log: console,
         database: openDatabase(JSON.parse(process.env.LOGIN), () => {}),
         secrets: secretsUnder(demonstrationKey), enqueueWith: () => async () => {},
       }
       await runJob(app, jobs.find(({ name }) => name === 'imports.take-in'), { run: process.env.RUN })`,
      { LOGIN: JSON.stringify(house.database.app), RUN: body.runId },
    )
    await expect
      .poll(async () => (await look(body.runId)).done, { timeout: 60_000, interval: 50 })
      .toBeGreaterThan(0)
    expect((await look(body.runId)).state).toBe('writing')
    await killed.kill()
    expect(await unitsLike('己')).toBe(0)

    await rowsOf(
      house.database.owner,
      `update upload.run set seen_at = seen_at - interval '1 minute' where id = $1`,
      [body.runId],
    )
    expect((await look(body.runId)).state).toBe('interrupted')
    expect(await work(body.runId)).toEqual({ failed: false })
    expect(await unitsLike('己')).toBe(0)

    const again = await confirmed(text)
    await work(again.body.runId)
    expect((await look(again.body.runId)).state).toBe('done')
    expect(await unitsLike('己')).toBe(1500)
  }, 120_000)
})
