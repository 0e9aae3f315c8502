import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { rowsOf, useDatabase } from '#test/house.ts'
import { jobs } from './jobs.ts'

const database = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'xuemai-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command line as a process of its own, in a language, beside a database or without. */
function cli(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const { DATABASE_URL: _app, DATABASE_OWNER_URL: _owner, ...machine } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], {
    env: { ...machine, LC_ALL: '', LANG: 'en_US.UTF-8', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text: Buffer) => {
    said.out += text
  })
  child.stderr.on('data', (text: Buffer) => {
    said.err += text
  })
  return new Promise((done) => child.once('close', (code) => done({ code, ...said })))
}

const onDatabase = (args: readonly string[], env: Record<string, string> = {}) =>
  cli(args, {
    DATABASE_URL: database.app.connectionString,
    DATABASE_OWNER_URL: database.owner.connectionString,
    XUEMAI_MODE: 'production',
    PUBLIC_URL: 'https://xuemai.example.cn',
    DATA_KEY: randomBytes(32).toString('base64'),
    RECORD_HEAD_FILE: join(folder, 'heads.log'),
    HELP_PHONE: '021-59720000',
    ...env,
  })

describe('cli job', () => {
  test.each([
    ['zh_CN.UTF-8', 'zh'],
    ['en_US.UTF-8', 'en'],
    ['C.UTF-8', 'en'],
  ] as const)('under %s lists every job in %s, with its schedule', async (LANG, language) => {
    const { code, out, err } = await cli(['job'], { LANG })
    expect([code, err]).toEqual([0, ''])
    for (const { name, summary, ...one } of jobs) {
      expect(out).toContain(name)
      expect(out).toContain(summary[language])
      if ('every' in one && one.every) expect(out).toContain(`⟨${one.every}⟩`)
    }
    expect(out).toContain('access.first-administrators --region … [--kind …] [--code …]')
  })

  test.each([
    ['an unknown job', ['job', 'no.such'], 'There is no job no.such'],
    ['an unknown command', ['jobs'], 'There is no command jobs'],
    ['an unknown option', ['job', 'record.verify', '--deep'], "Unknown option '--deep'"],
    ['an option without a value', ['job', 'record.verify', '--head'], '--head'],
    ['a missing option', ['job', 'access.first-administrators'], 'region'],
    ['something between', ['job', 'record.head', 'now'], "'now'"],
  ])('refuses %s in words, names it, and ends with 1', async (_case, args, words) => {
    const { code, out, err } = await cli(args)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(words)
    expect(err).not.toMatch(/\n\s+at /)
    expect(JSON.parse(err.trim().split('\n').at(-1)!)).toMatchObject({ code: 'input-invalid' })
    expect((await cli(args, { LANG: 'zh_CN.UTF-8' })).err).toMatch(/[一-龥]/)
  })

  test('with --json prints one line of JSON on standard output and nothing else', async () => {
    const { code, out, err } = await onDatabase(['job', 'record.head', '--json'])
    expect([code, err]).toEqual([0, ''])
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(out)).toHaveProperty('head')
  })
})

describe('access.first-administrators', () => {
  const first = ['job', 'access.first-administrators', '--region', '云河区', '--json']

  test('makes a region and three administrators, once, even when two start at once', async () => {
    const both = await Promise.all([onDatabase(first), onDatabase(first)])
    const [made, refused] = both.sort((a, b) => (a.code ?? 9) - (b.code ?? 9))
    expect([made!.code, refused!.code]).toEqual([0, 1])
    const { administrators } = JSON.parse(made!.out)
    expect(administrators).toMatchObject([
      { role: 'system-administrator', login: 'system' },
      { role: 'security-administrator', login: 'security' },
      { role: 'audit-administrator', login: 'audit' },
    ])
    const passwords = new Set(administrators.map(({ password }: { password: string }) => password))
    expect(passwords.size).toBe(3)

    const accounts = await rowsOf(
      database.owner,
      'select login, demo, password_given from access.account order by login',
    )
    expect(accounts).toEqual(
      ['audit', 'security', 'system'].map((login) => ({
        login,
        demo: false,
        password_given: true,
      })),
    )
    const again = await onDatabase(['job', 'access.first-administrators', '--region', '另一区'])
    expect(again.code).toBe(1)
    expect(again.err).toContain('administrators already')
    expect(await rowsOf(database.owner, 'select name from organisation.region')).toEqual([
      { name: '云河区' },
    ])
    const kept = await rowsOf(database.owner, 'select data::text from record.entry')
    for (const word of passwords) expect(JSON.stringify(kept)).not.toContain(word)
  })
})

describe('A database that people work in', () => {
  test('is closed to commands that come with a demonstration’s settings', async () => {
    const wrong = await onDatabase(['job', 'record.head'], { XUEMAI_MODE: 'demonstration' })
    expect([wrong.code, wrong.out]).toEqual([1, ''])
    expect(wrong.err).toContain('XUEMAI_MODE=production')
    expect((await onDatabase(['job', 'record.head'])).code).toBe(0)
  })
})

describe('record.verify', () => {
  test('ends with 0 on a sound record, and with 1 and the link on one that is not', async () => {
    const { out } = await onDatabase(['job', 'record.head', '--json'])
    const head: string = JSON.parse(out).head
    const sound = await onDatabase(['job', 'record.verify', '--head', head, '--json'])
    expect([sound.code, JSON.parse(sound.out).sound]).toEqual([0, true])

    const other = `${head.slice(0, -1)}${head.endsWith('0') ? '1' : '0'}`
    const rebuilt = await onDatabase(['job', 'record.verify', '--head', other, '--json'])
    expect(rebuilt.code).toBe(1)
    expect(JSON.parse(rebuilt.out)).toMatchObject({ failed: true, fault: { kind: 'head-differs' } })
    const inWords = await onDatabase(['job', 'record.verify', '--head', other])
    expect(inWords.out).toContain('head kept outside')
  })
})

describe('A configuration that cannot be used', () => {
  test('is told fault by fault, without a stack', async () => {
    const { code, err } = await cli(['job', 'record.head'], {
      PORT: 'x',
      XUEMAI_MODE: 'production',
    })
    expect(code).toBe(1)
    expect(err).toMatch(/PORT/)
    expect(err).toMatch(/DATA_KEY/)
    expect(err).not.toMatch(/\n\s+at /)
  })
})
