import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigFaults, demonstrationKey, readConfig } from './config.ts'

const production = {
  XUEMAI_MODE: 'production',
  PUBLIC_URL: 'https://xuemai.example.cn',
  DATA_KEY: randomBytes(32).toString('base64'),
  RECORD_HEAD_FILE: '/mnt/elsewhere/heads.log',
  HELP_PHONE: '021-59720000',
}

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults
    throw error
  }
}
const named = (faults: readonly string[]) => faults.map((fault) => fault.split(':')[0])

describe('The configuration', () => {
  test('of a demonstration needs nothing', () => {
    expect(readConfig({})).toMatchObject({ XUEMAI_MODE: 'demonstration', HOST: '127.0.0.1' })
  })

  test('of production is complete with its own key, address, help and place for heads', () => {
    expect(faultsOf(production)).toEqual([])
  })

  test('names every fault at once, wrong values and missing ones', () => {
    const faults = faultsOf({
      XUEMAI_MODE: 'production',
      PORT: '70000',
      SESSION_HOURS: '-1',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'true',
      PUBLIC_URL: 'http://xuemai.example.cn',
      DATABASE_URL: 'mysql://x',
      DATABASE_OWNER_URL: 'postgres://owner@db/xuemai',
    })
    expect(named(faults).sort()).toEqual([
      'DATABASE_URL',
      'DATA_KEY',
      'HELP_PHONE',
      'LOG_LEVEL',
      'PORT',
      'PUBLIC_URL',
      'RECORD_HEAD_FILE',
      'SESSION_HOURS',
      'TRUST_PROXY',
    ])
  })

  test.each([
    ['the demonstration key', { DATA_KEY: demonstrationKey }, 'DATA_KEY'],
    ['that key written another way', { DATA_KEY: demonstrationKey.replace(/=+$/, '') }, 'DATA_KEY'],
    ['a key of zeros', { DATA_KEY: Buffer.alloc(32).toString('base64') }, 'DATA_KEY'],
    ['a short key', { DATA_KEY: randomBytes(16).toString('base64') }, 'DATA_KEY'],
    ['an address without encryption', { PUBLIC_URL: 'http://xuemai.example.cn' }, 'PUBLIC_URL'],
    [
      'one role for owner and application',
      { DATABASE_URL: 'postgres://a@db/x', DATABASE_OWNER_URL: 'postgres://a@db/x' },
      'DATABASE_OWNER_URL',
    ],
    [
      'an owner without an application',
      { DATABASE_OWNER_URL: 'postgres://a@db/x' },
      'DATABASE_URL',
    ],
    ['an empty help phone', { HELP_PHONE: '' }, 'HELP_PHONE'],
    ['any proxy at all', { TRUST_PROXY: 'true' }, 'TRUST_PROXY'],
  ])('production refuses %s', (_case, wrong, name) => {
    expect(named(faultsOf({ ...production, ...wrong }))).toEqual([name])
  })

  test('no fault repeats the value, which may be a secret', () => {
    const faults = faultsOf({ ...production, DATA_KEY: 'hunter2', DATABASE_URL: 'mysql://u:pw@h' })
    expect(faults.join()).not.toMatch(/hunter2|pw@/)
  })

  test('needs a second factor of administrators in production, of nobody in the demonstration', () => {
    expect(readConfig({}).SECOND_FACTOR_FOR).toEqual([])
    expect(readConfig(production).SECOND_FACTOR_FOR).toEqual([
      'system-administrator',
      'security-administrator',
      'audit-administrator',
    ])
    const own = { ...production, SECOND_FACTOR_FOR: 'audit-administrator, liaison' }
    expect(readConfig(own).SECOND_FACTOR_FOR).toEqual(['audit-administrator', 'liaison'])
  })

  test.each([
    ['a role that is none', { SECOND_FACTOR_FOR: 'administrators,boss' }, 'SECOND_FACTOR_FOR'],
    ['a token that can be guessed', { METRICS_TOKEN: 'secret' }, 'METRICS_TOKEN'],
    [
      'a password that lasts for days',
      { RESET_PASSWORD_MINUTES: '9000' },
      'RESET_PASSWORD_MINUTES',
    ],
    ['uploads swept at once', { UPLOAD_KEEP_DAYS: '0' }, 'UPLOAD_KEEP_DAYS'],
  ])('refuses %s', (_case, env, name) => {
    expect(named(faultsOf({ ...production, ...env }))).toEqual([name])
  })

  test('is documented, name by name, in .env.example', () => {
    const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8')
    const documented = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name)
    const source = ['config.ts', 'messages/settings.ts']
      .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
      .join()
    const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name)
    expect(read.length).toBeGreaterThan(10)
    expect(documented.sort()).toEqual(read.sort())
  })
})
