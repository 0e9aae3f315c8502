import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './architecture/sources.ts'
import { rowsOf, useDatabase, withDatabase } from './house.ts'
import {
  loosePaths,
  mightyGrants,
  openTableFaults,
  openTables,
  tablesWithoutPolicy,
  unindexedKeys,
} from './schema-rules.ts'

const database = useDatabase()

/** What a guard finds after something was planted for it. */
const planted = (statement: string, find: (login: typeof database.owner) => Promise<string[]>) =>
  withDatabase(async ({ owner }) => {
    await rowsOf(owner, statement)
    return find(owner)
  })

describe('The schema', () => {
  test('has an index for every foreign key', async () => {
    expect(await unindexedKeys(database.owner)).toEqual([])
    const key = 'create table access.planted (id uuid, account_id uuid references access.account);'
    expect(await planted(key, unindexedKeys)).toEqual(['access.planted planted_account_id_fkey'])
    const second = `${key} create index on access.planted (id, account_id)`
    expect(await planted(second, unindexedKeys)).toHaveLength(1)
    const partly = `${key} create index on access.planted (account_id) where id is null`
    expect(await planted(partly, unindexedKeys)).toHaveLength(1)
    const sound = `${key} create index on access.planted (account_id, id)`
    expect(await planted(sound, unindexedKeys)).toEqual([])
  })

  test('has row security on every table but those that say why not', async () => {
    const find = (login: typeof database.owner) => openTableFaults(login, openTables)
    expect(await find(database.owner)).toEqual([])
    const open = 'create table access.planted (id uuid)'
    expect(await planted(open, find)).toEqual(['access.planted has no row security'])
    const listed = await openTableFaults(database.owner, { ...openTables, 'access.account': 'why' })
    expect(listed).toEqual(['access.account is listed without need'])
  })

  test('has a policy wherever row security is on', async () => {
    expect(await tablesWithoutPolicy(database.owner)).toEqual([])
    const forgotten =
      'create table access.planted (id uuid); alter table access.planted enable row level security'
    expect(await planted(forgotten, tablesWithoutPolicy)).toEqual(['access.planted'])
  })

  test('fixes the search path of every function that runs as its owner', async () => {
    expect(await loosePaths(database.owner)).toEqual([])
    const loose = `create function access.planted() returns int language sql security definer as 'select 1'`
    expect(await planted(loose, loosePaths)).toEqual(['access.planted'])
  })

  test('lets the application neither empty a table nor touch the record and the ledgers', async () => {
    const role = database.applicationRole
    expect(await mightyGrants(database.owner, role)).toEqual([])
    const mighty = 'grant update on record.entry to xuemai_application'
    const found = await planted(mighty, (login) => mightyGrants(login, role))
    expect(found).toEqual(['record.entry update'])
  })

  test('has every column of its types, and the types every column of it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'xuemai-types-'))
    const verify = (...file: string[]) =>
      spawnSync(process.execPath, [join(root, 'main/types.ts'), '--verify', ...file], {
        encoding: 'utf8',
      })
    const sound = verify()
    expect([sound.status, sound.stderr]).toEqual([0, ''])

    const text = readFileSync(join(root, 'db/types.ts'), 'utf8')
    const altered = join(folder, 'types.ts')
    writeFileSync(altered, text.replace('login: string;', 'login: string | null;'))
    expect(verify(altered).stderr).toContain('npm run types')
    rmSync(folder, { recursive: true })
  })
})
