import { describe, expect, test } from 'vitest'
import { startEmbedded } from '#platform/db/embedded.ts'
import { rowsOf, startDurable, useDatabase, withDatabase } from './house.ts'

describe('every test file has a database of its own', () => {
  const mine = useDatabase()
  const other = useDatabase()

  test('what one writes, another does not see', async () => {
    await rowsOf(mine.owner, 'create table public.note (text text)')
    await rowsOf(mine.owner, "insert into public.note values ('血脉')")

    const found = await rowsOf(other.owner, "select to_regclass('public.note') as note")
    expect(found).toEqual([{ note: null }])
  })

  test('it is migrated', async () => {
    const [{ count }] = (await rowsOf(
      mine.owner,
      'select count(*)::int from public.migration',
    )) as [{ count: number }]
    expect(count).toBeGreaterThan(0)
  })

  test('it is gone afterwards, even with a connection left open', async () => {
    const name = await withDatabase(async (database) => {
      await rowsOf(database.app, 'select 1')
      return database.name
    })
    const found = await rowsOf(mine.owner, 'select from pg_database where datname = $1', [name])
    expect(found).toEqual([])
  })

  test('the application is neither owner nor superuser, and row security binds it', async () => {
    const [role] = await rowsOf(
      mine.app,
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
              pg_has_role(current_user, datdba, 'member') as "ownsDatabase",
              (select count(*)::int from pg_class where pg_has_role(current_user, relowner, 'member')) as owned,
              pg_has_role(current_user, 'xuemai_application', 'usage') as "mayApply"
         from pg_roles, pg_database
        where rolname = current_user and datname = current_database()`,
    )
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      ownsDatabase: false,
      owned: 0,
      mayApply: true,
    })
  })
})

test('a durable cluster keeps what was committed when its server is killed', async () => {
  const durable = await startDurable()
  try {
    await rowsOf(durable.logins.owner, "create table public.note as select '血脉' as text")
    process.kill(durable.cluster.pid, 'SIGKILL')
    await durable.cluster.ended
    await durable.cluster.stop()

    const again = await startEmbedded({ dir: durable.dir, durable: true })
    expect(await rowsOf(durable.logins.owner, 'select text from public.note')).toEqual([
      { text: '血脉' },
    ])
    await again.stop()
  } finally {
    await durable.remove()
  }
})
