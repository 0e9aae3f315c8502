import { describe, expect, test } from 'vitest'
import { rowsOf, type TestDatabase, useDatabase, withDatabase } from '#test/house.ts'
import type { Database } from '../db/database.ts'
import { asApplication, forge, sealAll, sealed, verify, write } from './given.ts'
import { newestHead } from './seal.ts'

/** A sound record of four seals in a database of its own. */
const withRecord = (work: (database: TestDatabase, app: Database) => Promise<void>) =>
  withDatabase((database) =>
    asApplication(database.app, async (app) => {
      await sealed(app, 4)
      await work(database, app)
    }),
  )

/** Everything above one seal is thrown away, and sealed again by the programme's own function. */
const rebuild = async (database: TestDatabase, app: Database, from: number) => {
  await forge(database, `delete from record.seal where n >= ${from}`)
  await write(app, 'later')
  await sealAll(app)
}

describe('A record that nobody touched', () => {
  test('is sound, against every head that was kept on the way', () =>
    withRecord(async (_database, app) => {
      const heads = [await newestHead(app)]
      await sealed(app, 2)
      heads.push(await newestHead(app))
      const verdict = await verify(app, heads as string[])
      expect(verdict).toMatchObject({
        sound: true,
        seals: 6,
        entries: 18,
        unsealed: 0,
        fault: null,
      })
      expect(verdict.head).toBe(heads[1])
    }))

  test('is sound with entries that wait for their seal, and when it is empty', () =>
    withDatabase((database) =>
      asApplication(database.app, async (app) => {
        expect(await verify(app)).toMatchObject({ sound: true, seals: 0, entries: 0, head: null })
        await sealed(app, 1)
        await write(app, 'thing')
        expect(await verify(app)).toMatchObject({ sound: true, entries: 4, unsealed: 1 })
      }),
    ))
})

describe('What was done to a record is found, and the first broken link named', () => {
  const changes: [string, string, object][] = [
    [
      'a word changed',
      `update record.entry set subject = 'other' where id = 5`,
      { kind: 'entries-altered', seal: 2 },
    ],
    [
      'the actor changed',
      `update record.entry set actor = gen_random_uuid() where id = 7`,
      { kind: 'entries-altered', seal: 3 },
    ],
    [
      'the moment changed by a microsecond',
      `update record.entry set at = at + interval '1 microsecond' where id = 4`,
      { kind: 'entries-altered', seal: 2 },
    ],
    [
      'an entry deleted',
      `delete from record.entry where id = 6`,
      { kind: 'entries-altered', seal: 2 },
    ],
    [
      'the entries of a whole seal deleted',
      `delete from record.entry where id between 4 and 6`,
      { kind: 'entries-altered', seal: 2 },
    ],
    [
      'an entry slipped in among sealed ones',
      `delete from record.entry where id = 8;
       insert into record.entry (tx, id, at, kind, name, subject)
         overriding system value select tx, 8, at, kind, name, subject from record.entry where id = 7`,
      { kind: 'entries-altered', seal: 3 },
    ],
    [
      'an entry antedated into sealed time',
      `insert into record.entry (tx, id, at, kind, name, subject)
         overriding system value select tx, 1000, at, kind, name, subject from record.entry where id = 5`,
      { kind: 'entry-unsealed', seal: null },
    ],
    ['a seal removed', `delete from record.seal where n = 2`, { kind: 'seal-missing', seal: 2 }],
    [
      'the first seal removed',
      `delete from record.seal where n = 1`,
      { kind: 'seal-missing', seal: 1 },
    ],
    [
      'a change and its seal made to fit',
      `update record.entry set subject = 'other' where id = 5;
       update record.seal s set root = (
         select sha256(string_agg(record.entry_hash(e), ''::bytea order by e.tx, e.id))
         from record.entry e where e.id between s.min_id and s.max_id) where n = 2`,
      { kind: 'chain-broken', seal: 2 },
    ],
    [
      'a change, its seal and its link made to fit',
      `update record.entry set subject = 'other' where id = 5;
       update record.seal s set root = (
         select sha256(string_agg(record.entry_hash(e), ''::bytea order by e.tx, e.id))
         from record.entry e where e.id between s.min_id and s.max_id) where n = 2;
       update record.seal s set chain = record.chain_hash(
         (select chain from record.seal where n = 1), root, after_id, from_tx, to_tx, min_id, max_id, entries)
         where n = 2`,
      { kind: 'chain-broken', seal: 3 },
    ],
  ]
  const asSuperuser = test.runIf(useDatabase().isOurs)
  asSuperuser.each(changes)('%s', (_case, statement, fault) =>
    withRecord(async (database, app) => {
      await forge(database, statement)
      expect(await verify(app)).toMatchObject({ sound: false, fault })
    }),
  )

  asSuperuser('the tail cut: by the head kept outside, even when sealing has gone on since', () =>
    withRecord(async (database, app) => {
      const head = String(await newestHead(app))
      await forge(
        database,
        'delete from record.seal where n = 4; delete from record.entry where id > 9',
      )
      expect(await verify(app)).toMatchObject({ sound: true })
      const cut = await verify(app, [head])
      expect(cut).toMatchObject({ sound: false, fault: { kind: 'head-missing', seal: 4 } })
      await sealed(app, 3)
      const later = String(await newestHead(app))
      const grown = await verify(app, [head, later])
      expect(grown).toMatchObject({ sound: false, fault: { kind: 'head-differs', seal: 4 } })
    }),
  )

  asSuperuser('the whole chain rebuilt over changed entries: by the head kept outside', () =>
    withRecord(async (database, app) => {
      const head = String(await newestHead(app))
      await forge(database, `update record.entry set subject = 'other' where id = 2`)
      await rebuild(database, app, 1)
      expect(await verify(app)).toMatchObject({ sound: true })
      const later = String(await newestHead(app))
      const found = await verify(app, [head, later])
      expect(found).toMatchObject({ sound: false, fault: { kind: 'head-missing', seal: 4 } })
    }),
  )

  test('a head that cannot be read is no proof', () =>
    withRecord(async (_database, app) => {
      expect(await verify(app, ['4:abc'])).toMatchObject({ sound: false })
    }))
})

describe('The application’s own role', () => {
  const database = useDatabase()
  const as = (statement: string) => rowsOf(database.app, statement)

  test('is neither owner nor superuser, and row security binds it', async () => {
    const [role] = await as(
      `select rolsuper, rolbypassrls, (select count(*)::int from pg_class
         where pg_has_role(current_user, relowner, 'member')) as owned
       from pg_roles where rolname = current_user`,
    )
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, owned: 0 })
  })

  test.each([
    ['update an entry', `update record.entry set subject = 'other'`],
    ['delete an entry', 'delete from record.entry'],
    ['empty the record', 'truncate record.entry'],
    ['remove a seal', 'delete from record.seal'],
    ['forge a seal', 'insert into record.seal select * from record.seal'],
    [
      'choose the transaction of an entry',
      `insert into record.entry (tx, at, kind, name, subject) values ('1', now(), 'read', 'a', 'b')`,
    ],
    [
      'choose the number of an entry',
      `insert into record.entry (id, at, kind, name, subject) overriding system value
       values (1, now(), 'read', 'a', 'b')`,
    ],
    ['switch the triggers off', 'alter table record.entry disable trigger all'],
    ['go round the triggers', 'set session_replication_role = replica'],
    ['seal a range of its own', `select record.append_seal(0, 0, '0', '9', '9', 9)`],
  ])('may not %s', async (_case, statement) => {
    await expect(as(statement)).rejects.toThrow(/permission denied|must be owner/)
  })

  test.each(['update record.entry set at = now()', 'delete from record.seal'])(
    'nor may the owner by mistake: %s',
    async (statement) => {
      await expect(rowsOf(database.owner, statement)).rejects.toThrow('append-only')
    },
  )
})
