import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jobs } from '#main/jobs.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { region } from '../access/given.ts'
import { alarmsOf } from './alarms.ts'
import { knownBackups } from './backups.ts'

const house = useApplication()
let system: Asker
let folder = ''

beforeAll(async () => {
  system = await house.as('system-administrator', await region(house.app))
  folder = await mkdtemp(join(tmpdir(), 'xuemai-backups-'))
})
afterAll(() => rm(folder, { recursive: true }))

const state = async () => (await system.get('/operation/state')).body

describe('The system administrator sees how the programme is doing', () => {
  test('its version, database and whole timetable', async () => {
    const seen = await state()
    expect(seen.version).toMatch(/^\d+\.\d+\.\d+/)
    expect(seen.database.bytes).toBeGreaterThan(1_000_000)
    expect(seen.jobs.map(({ name }: { name: string }) => name)).toEqual(
      jobs.map(({ name }) => name),
    )
    expect(seen.mode).toBe('demonstration')
  })

  test('a job that failed stands in the timetable and raises an alarm; one that never ran has no run', async () => {
    await rowsOf(
      house.database.superuser,
      `insert into pgboss.job (name, state, started_on, completed_on)
       values ('record.verify', 'failed', now() - interval '3 seconds', now())`,
    )
    const seen = await state()
    const of = (name: string) => seen.jobs.find((job: { name: string }) => job.name === name).last
    expect(of('record.verify')).toMatchObject({ state: 'failed' })
    expect(of('record.verify').seconds).toBeCloseTo(3)
    expect(of('access.forget-attempts')).toBeNull()
    expect(seen.alarms).toContain('jobs-failing')
  })

  test('a proof that came to its end and found a fault has failed, here and in readiness', async () => {
    const ready = async () =>
      (await house.server.inject({ url: '/health/ready' })).json() as { alarms: string[] }
    const proof = (output: object) =>
      rowsOf(
        house.database.superuser,
        `insert into pgboss.job (name, state, started_on, completed_on, created_on, output)
         values ('record.verify', 'completed', now(), now(), now() + interval '1 hour', $1)`,
        [output],
      )
    await proof({ failed: true })
    const seen = await state()
    expect(
      seen.jobs.find(({ name }: { name: string }) => name === 'record.verify').last.state,
    ).toBe('failed')
    expect(seen.alarms).toContain('record-not-sound')
    expect(await ready()).toMatchObject({ status: 'ready', alarms: ['record-not-sound'] })

    await rowsOf(house.database.superuser, `delete from pgboss.job where name = 'record.verify'`)
    await proof({ value: 1 })
    expect((await state()).alarms).not.toContain('record-not-sound')
    expect((await ready()).alarms).toEqual([])
  })

  test('entries that nobody seals raise an alarm after a minute', async () => {
    await rowsOf(
      house.database.superuser,
      `insert into record.entry (at, kind, name, subject)
       values (now() - interval '2 minutes', 'change', 'account.unlocked', 'x')`,
    )
    expect((await state()).alarms).toContain('record-sealing-behind')
  })
})

describe('Backups', () => {
  const config = () => ({ ...house.app.config, DATA_DIR: folder, DATABASE_URL: undefined })

  test('none are known before the first', async () => {
    expect(await knownBackups(config())).toEqual({ count: 0, last: null })
  })

  test('the newest whole one is known; a half one does not count', async () => {
    for (const name of ['one', 'half'])
      await mkdir(join(folder, 'backups', name), { recursive: true })
    await writeFile(join(folder, 'backups/one/xuemai-backup.json'), '{}')
    expect(await knownBackups(config())).toMatchObject({ count: 1, last: { name: 'one' } })
  })

  test('an operator’s own database has backups of its own', async () => {
    expect(await knownBackups({ ...config(), DATABASE_URL: 'postgres://x' })).toBeNull()
  })

  const at = '2026-03-05T04:00:00.000Z'
  const facts = {
    ...{ at, jobs: [], messages: { oldestSeconds: 0 } },
    record: { lagSeconds: 0, lastSealAt: null, headKeptAt: null },
  }
  test.each([
    ['a demonstration needs none', 'demonstration', null, []],
    ['production without one', 'production', null, ['backup-missing']],
    ['one of this morning', 'production', '2026-03-05T00:00:00.000Z', []],
    ['one of the day before yesterday', 'production', '2026-03-03T20:00:00.000Z', ['backup-old']],
  ] as const)('%s', (_case, mode, made, alarms) => {
    const last = made === null ? null : { at: made, name: 'x' }
    expect(alarmsOf({ ...facts, mode, backup: { count: 1, last } })).toEqual(alarms)
  })
})
