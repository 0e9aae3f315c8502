import { mkdir, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rowsOf, useEmptyDatabase } from '#test/house.ts'
import { migrate } from './migrate.ts'

describe('a database is brought up to date', () => {
  const { write, remove, rows, up } = useUpgrade()

  test('each file once, in the order of the names', async () => {
    await write('migrations/0002_more.sql', 'alter table public.bag add column more text')
    expect(await up()).toEqual(['0001_blood.sql', '0002_more.sql'])
    expect(await up()).toEqual([])
  })

  test('by the first of two starters, while the second waits', async () => {
    await write('migrations/0002_slow.sql', 'select pg_sleep(0.3)')
    const applied = await Promise.all([up(), up(), up()])
    expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 2])
  })

  test('not by a file that was changed after it was applied', async () => {
    await up()
    await write('migrations/0001_blood.sql', 'create table public.bag (id integer)')
    await expect(up()).rejects.toThrow('0001_blood.sql')
  })

  test('not by a file numbered before one already applied', async () => {
    await write('migrations/0003_later.sql', 'select 1')
    await up()
    await write('migrations/0002_late.sql', 'select 1')
    await expect(up()).rejects.toThrow('comes before 0003_later.sql')
  })

  test('not by an older program than the one that migrated it last', async () => {
    await write('migrations/0002_newer.sql', 'select 1')
    await up()
    await remove('migrations/0002_newer.sql')
    await expect(up()).rejects.toThrow('newer version of the program (0002_newer.sql)')
  })

  test('whole files or not at all; a fault names the file and the line', async () => {
    await write('migrations/0002_half.sql', 'create table public.half ();\n-- 血\nselect nothing;')
    await expect(up()).rejects.toThrow('0002_half.sql:3')
    expect(await rows("select to_regclass('public.half') as half")).toEqual([{ half: null }])
    expect(await rows('select name from public.migration')).toEqual([{ name: '0001_blood.sql' }])
  })

  test('not where it cannot be reached', async () => {
    const nowhere = { connectionString: 'postgresql://xuemai_owner@127.0.0.1:1/xuemai' }
    await expect(migrate({ owner: nowhere, applicationRole: 'xuemai_app' })).rejects.toThrow(
      '无法连接数据库 xuemai_owner@127.0.0.1/xuemai',
    )
  })
})

describe('the views of a database are made anew', () => {
  const { write, remove, rows, up } = useUpgrade()

  test('when they change or go', async () => {
    await write('views/public.litre.sql', 'create view public.litre as select ml from public.bag')
    await up()
    await write('views/public.litre.sql', 'create view public.litre as select 1 as one, 2 as two')
    await up()
    expect(await rows('select * from public.litre')).toEqual([{ one: 1, two: 2 }])
    await remove('views/public.litre.sql')
    await up()
    expect(await rows("select to_regclass('public.litre') as litre")).toEqual([{ litre: null }])
  })

  test('when they read each other and stand in the way of a migration', async () => {
    await write(
      'views/010_public.small.sql',
      'create view public.small as select ml from public.bag',
    )
    await write(
      'views/020_public.tiny.sql',
      'create view public.tiny as select ml from public.small',
    )
    await up()
    await write('migrations/0002_wide.sql', 'alter table public.bag alter column ml type bigint')
    expect(await up()).toEqual(['0002_wide.sql'])
    expect(
      await rows('select pg_typeof(ml) from public.tiny right join (select) one on true'),
    ).toEqual([{ pg_typeof: 'bigint' }])
  })

  test('but stay when the migration fails', async () => {
    await write('views/public.litre.sql', 'create view public.litre as select ml from public.bag')
    await up()
    await write('migrations/0002_wrong.sql', 'select nothing')
    await expect(up()).rejects.toThrow('0002_wrong.sql')
    expect(await rows('select count(*)::integer from public.litre')).toEqual([{ count: 0 }])
  })

  test('only under the name of their file', async () => {
    await write('views/public.litre.sql', 'create view public.liter as select 1 as one')
    await expect(up()).rejects.toThrow('public.litre.sql')
  })
})

/** For each test an empty database, and a folder of files to bring it up to date with. */
function useUpgrade() {
  const database = useEmptyDatabase()
  let folder: string
  const write = (name: string, sql: string) => writeFile(join(folder, name), sql)

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xuemai-migrate-'))
    await mkdir(join(folder, 'migrations'))
    await mkdir(join(folder, 'views'))
    await write('migrations/0001_blood.sql', 'create table public.bag (id integer, ml integer)')
  })
  afterEach(() => rm(folder, { recursive: true }))

  return {
    write,
    remove: (name: string) => unlink(join(folder, name)),
    rows: (sql: string) => rowsOf(database.owner, sql),
    up: () =>
      migrate({
        owner: database.owner,
        applicationRole: database.applicationRole,
        migrations: join(folder, 'migrations'),
        views: join(folder, 'views'),
      }),
  }
}
