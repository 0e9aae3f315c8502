import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findEmbedded } from '#platform/db/embedded.ts'
import { placeOf } from '#platform/db/embedded-account.ts'
import { loginsFor } from '#platform/db/roles.ts'
import { type Environment, runProgram } from '#test/process.ts'
import { furnish, noticeNo, password } from './furnish.ts'
import { production, type Service, serving, signIn } from './given.ts'

let folder: string
let environment: Environment
let service: Service
let regionId: string
let authenticator: TOTP
let head: string
const acknowledged: string[] = []
const in30s = () => ({ timestamp: Date.now() + 30_000 })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuemai-backup-'))
  await chmod(folder, 0o755)
  environment = production(folder)
  service = await serving(environment)
  regionId = await furnish(loginsFor(findEmbedded(dir('data'))!, 'xuemai'))
  const officer = await signIn(service.site, 'officer', password)
  const begun = await officer.ask('POST', '/access/second-factor/begin', { password })
  authenticator = new TOTP({ secret: begun.body.secret })
  const code = authenticator.generate()
  expect((await officer.ask('POST', '/access/second-factor/confirm', { code })).status).toBe(200)
})

afterAll(async () => {
  await service.program.kill()
  for (const data of ['data', 'restored'])
    await rm(placeOf(dir(data)), { recursive: true, force: true, maxRetries: 20 })
  await rm(folder, { recursive: true, force: true })
})

describe('A backup taken while people work', () => {
  test('holds all that was acknowledged before it was asked for', async () => {
    const officers = await Promise.all(
      Array.from({ length: 4 }, () => signIn(service.site, 'other', password)),
    )
    let working = true
    let n = 0
    const writers = officers.map(async (officer) => {
      while (working) {
        const notice = { regionId, text: noticeNo(++n) }
        const answer = await officer.ask('POST', '/planning/notices', notice)
        expect(answer.status).toBe(200)
        acknowledged.push(answer.body.id)
      }
    })
    while (acknowledged.length < 40) await new Promise((done) => setTimeout(done, 20))
    const before = acknowledged.slice()
    head = (await job('record.head', [])).head
    await command('backup.ts', environment, [join(folder, 'backup')])
    expect(acknowledged.length).toBeGreaterThan(before.length)
    working = false
    await Promise.all(writers)
    acknowledged.splice(0, Number.POSITIVE_INFINITY, ...before)
    service.program.signal('SIGTERM')
    expect(await service.program.exitCode).toBe(0)
  })

  test('is restored beside a running key, and people sign in with their second factor', async () => {
    environment = { ...environment, DATA_DIR: join(folder, 'restored') }
    await command('restore.ts', environment, [join(folder, 'backup')])
    service = await serving(environment)
    const officer = await signIn(service.site, 'officer', password)
    const code = authenticator.generate(in30s())
    expect((await officer.ask('POST', '/access/second-factor', { code })).status).toBe(200)
    const listed = await officer.ask('GET', `/planning/notices?regionId=${regionId}`)
    const kept = new Set(listed.body.map(({ id }: { id: string }) => id))
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  })

  test('its record is proven by a head from before; by those kept since, it is told that they are gone', async () => {
    const audit = await signIn(service.site, 'audit', password)
    const since = await audit.ask('POST', '/record/verify', {})
    expect(since.body.sound).toBe(false)
    expect(since.body.fault.kind).toMatch(/^head-/)
    const before = await verified(['--head', head])
    expect(before).toMatchObject({ sound: true, heads: 1, code: 0 })

    // What an operator does after a restore: the old file is put away, a new one begun.
    environment = { ...environment, RECORD_HEAD_FILE: join(folder, 'heads-after-restore.log') }
    expect(await verified([])).toMatchObject({ sound: true, code: 0 })
  })

  test('is not served with another key than it was sealed with', async () => {
    service.program.signal('SIGTERM')
    await service.program.exitCode
    const { DATA_KEY } = production(folder)
    const refused = runProgram('server.ts', { ...environment, DATA_KEY })
    expect(await refused.exitCode).toBe(1)
    expect(refused.said()).toContain('DATA_KEY does not open')
  })
})

const dir = (data: string) => join(folder, data, 'postgresql')

const verified = (options: readonly string[]) => job('record.verify', options)

async function job(name: string, options: readonly string[]) {
  const program = runProgram('cli.ts', environment, ['job', name, ...options, '--json'])
  const code = await program.exitCode
  return { code, ...JSON.parse(/\{.*\}/.exec(program.said())![0]) }
}

async function command(name: string, environment: Environment, args: readonly string[]) {
  const program = runProgram(name, environment, args)
  if ((await program.exitCode) !== 0) throw new Error(program.said())
}
