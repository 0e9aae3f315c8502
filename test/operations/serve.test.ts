import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '#platform/access/accounts.ts'
import { demonstrationKey } from '#platform/config.ts'
import { asProgramme } from '#platform/programme.ts'
import { rowsOf, useDatabase, useEmptyDatabase } from '#test/house.ts'
import { type Environment, runProgram } from '#test/process.ts'
import { useApplication } from '#test/served.ts'
import { production as eased, on, serving, signIn, visitor } from './given.ts'

/** Production as it is when nothing is said of second factors. */
const production = (folder: string) => ({ ...eased(folder), SECOND_FACTOR_FOR: undefined })

let folder: string
let configured: Environment
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuemai-serve-'))
  configured = production(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('`npm run serve` without what production needs', () => {
  test('lists everything that is missing at once', async () => {
    const said = await refused('server.ts', {})
    for (const name of ['PUBLIC_URL', 'DATA_KEY', 'RECORD_HEAD_FILE', 'HELP_PHONE']) {
      expect(said).toContain(`${name}: needed in production`)
    }
  })

  test('lists what is wrong and what is missing together', async () => {
    const said = await refused('server.ts', {
      PORT: 'abc',
      PUBLIC_URL: 'http://blood.example',
      DATA_KEY: demonstrationKey,
      DATABASE_OWNER_URL: 'postgresql://owner@127.0.0.1/xuemai',
    })
    for (const fault of [
      'PORT: ',
      'PUBLIC_URL: must be https',
      'DATA_KEY: is the demonstration key',
      'DATABASE_URL: needed beside DATABASE_OWNER_URL',
      'RECORD_HEAD_FILE: needed',
      'HELP_PHONE: needed',
    ]) {
      expect(said).toContain(fault)
    }
  })

  test('says so when the database cannot be reached', async () => {
    const app = { connectionString: 'postgresql://xuemai_app@127.0.0.1:1/xuemai' }
    expect(await refused('server.ts', { ...configured, ...on(app) })).toContain('cannot be reached')
  })
})

describe('A database that is not ready', () => {
  const empty = useEmptyDatabase()

  test('is refused with the command that makes it ready', async () => {
    const said = await refused('server.ts', { ...configured, ...on(empty.app) })
    expect(said).toContain('0001_record.sql')
    expect(said).toContain('npm run migrate')
  })
})

describe('A demonstration', () => {
  const it = useApplication()

  test('is never served as production, and real accounts get no demonstration', async () => {
    const create = (login: string, demo: boolean) =>
      asProgramme(it.app, (act) =>
        createAccount(act, { login, name: '甲', password: 'Mima-mima-2026', demo }),
      )
    await create('demo', true)
    const { app, owner } = it.database
    const environment = { ...configured, ...on(app, owner) }
    expect(await refused('server.ts', environment)).toContain('holds demonstration accounts')

    await rowsOf(it.database.owner, 'update access.account set demo = false')
    const { XUEMAI_MODE: _mode, ...demonstration } = environment
    expect(await refused('start.ts', demonstration)).toContain('holds real accounts')
  })
})

describe('A new installation on an own database', () => {
  const { app, owner } = useDatabase()

  test('is migrated, given its administrators, and served to them', async () => {
    expect(await refused('server.ts', { ...configured, ...on(app) })).toContain('npm run migrate')
    expect(await done('migrate.ts', on(app, owner))).toContain('up to date')

    const command = ['job', 'access.first-administrators', '--region', '云河区', '--json']
    const made = await done('cli.ts', { ...configured, ...on(app) }, command)
    const { administrators } = JSON.parse(made.slice(made.indexOf('{')))
    expect(administrators).toHaveLength(3)
    const again = runProgram('cli.ts', { ...configured, ...on(app), LANG: 'en' }, command)
    expect(await again.exitCode).toBe(1)
    expect(again.said()).toContain('There are administrators already')

    const { site, program } = await serving({ ...configured, ...on(app) })
    for (const { login, password } of administrators) {
      const person = await signIn(site, login, password)
      const me = await person.ask('GET', '/access/me')
      expect(me.body).toMatchObject({ login, mustChangePassword: true })
      const next = 'Xin-mima-2027'
      await person.ask('POST', '/access/password', { current: password, next })
      const refused = await person.ask('GET', '/access/sessions')
      expect(refused.body.code).toBe('second-factor-enrolment-needed')
      const begun = await person.ask('POST', '/access/second-factor/begin', { password: next })
      expect(begun.status).toBe(200)
    }
    expect((await visitor(site).ask('GET', '/access/welcome')).body.demonstration).toEqual([])
    program.signal('SIGTERM')
    expect(await program.exitCode).toBe(0)
    expect(program.said()).not.toMatch(/warn|deprecat/i)
  })
})

async function refused(name: string, environment: Environment): Promise<string> {
  const program = runProgram(name, environment)
  expect(await program.exitCode).toBe(1)
  expect(program.said()).not.toMatch(/^ {4}at /m)
  return program.said()
}

async function done(name: string, environment: Environment, args: readonly string[] = []) {
  const program = runProgram(name, environment, args)
  const code = await program.exitCode
  if (code !== 0) throw new Error(program.said())
  return program.said()
}
