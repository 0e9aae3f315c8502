import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { rowsOf, startDurable, withDatabase } from '#test/house.ts'
import { inTransaction } from '../db/database.ts'
import type { Login } from '../db/embedded.ts'
import { asApplication, forge, sealAll, sealed, verify, write } from './given.ts'
import { keptHeads } from './heads.ts'
import { keepSealing, newestHead, sealingLag, sealOnce } from './seal.ts'

const log = pino({ level: 'silent' })
const everything = { accountId: null, regions: '*' } as const
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

describe('Sealing while people work', () => {
  test('loses nothing under twenty writers, some slow, some rolled back', () =>
    withDatabase((database) =>
      asApplication(database.app, async (app) => {
        const folder = await mkdtemp(join(tmpdir(), 'xuemai-heads-'))
        const headFile = join(folder, 'kept/heads.log')
        const sealing = keepSealing(app, log, { periodMs: 5, headFile })
        const writer = async (n: number) => {
          for (let m = 0; m < 25; m++) {
            await inTransaction(app, everything, async (tx) => {
              await tx
                .insertInto('record.entry')
                .values({
                  at: new Date().toISOString() as never,
                  kind: 'change',
                  name: 'a',
                  subject: `${n}`,
                })
                .execute()
              if (m % 5 === 0) await pause(20)
              if (m % 7 === 3) throw new Error('rolled back')
            }).catch((error: Error) => {
              if (error.message !== 'rolled back') throw error
            })
          }
        }
        await Promise.all(Array.from({ length: 20 }, (_, n) => writer(n)))
        await sealing.stop()
        await sealAll(app)

        const verdict = await verify(app, await keptHeads(headFile))
        expect(verdict).toMatchObject({ sound: true, entries: 20 * 21, unsealed: 0 })
        expect(verdict.seals).toBeGreaterThan(3)
        expect((await keptHeads(headFile)).length).toBeGreaterThan(0)
        await rm(folder, { recursive: true })
      }),
    ))

  test('waits for a transaction that is still open, and says how long', () =>
    withDatabase((database) =>
      asApplication(database.app, async (app) => {
        await inTransaction(app, everything, async (tx) => {
          await tx
            .insertInto('record.entry')
            .values({
              at: new Date().toISOString() as never,
              kind: 'change',
              name: 'a',
              subject: 'slow',
            })
            .execute()
          await write(app, 'quick')
          expect(await sealOnce(app)).toBe(0)
          expect(await sealingLag(app)).toBeGreaterThan(0)
        })
        expect(await sealAll(app)).toBe(2)
        expect(await sealingLag(app)).toBe(0)
      }),
    ))

  test('has one sealer at a time, however many ask', () =>
    withDatabase((database) =>
      asApplication(database.app, async (app) => {
        await write(app, 'thing')
        const sealed = await Promise.all(Array.from({ length: 20 }, () => sealAll(app)))
        expect(sealed.reduce((sum, n) => sum + n)).toBe(1)
        expect(await verify(app)).toMatchObject({ sound: true, seals: 1 })
      }),
    ))

  test('costs no transaction number when there is nothing to seal', () =>
    withDatabase((database) =>
      asApplication(database.app, async (app) => {
        await sealed(app, 1)
        const next = async () =>
          Number((await rowsOf(database.owner, 'select pg_current_xact_id()::text as n'))[0]!.n)
        const before = await next()
        for (let n = 0; n < 20; n++) await sealOnce(app)
        // Other files of this run share the server; twenty would all be ours.
        expect((await next()) - before).toBeLessThan(20)
      }),
    ))

  test('refuses to run inside another piece of work', () =>
    withDatabase((database) =>
      asApplication(database.app, async (app) => {
        const within = inTransaction(app, everything, async (tx) => {
          await tx
            .insertInto('record.entry')
            .values({
              at: new Date().toISOString() as never,
              kind: 'change',
              name: 'a',
              subject: 'b',
            })
            .execute()
          await sealOnce({ ...app, kysely: tx as never })
        })
        await expect(within).rejects.toThrow('a transaction of its own')
      }),
    ))
})

describe('After a restore from a dump, where transactions are counted from a lower number', () => {
  test('what was restored is proven, closed under a last seal, and the chain goes on', async () => {
    const target = await startDurable()
    try {
      await withDatabase((source) =>
        asApplication(source.app, async (old) => {
          await burnTransactions(source.owner, 6000)
          await sealed(old, 3)
          const head = String(await newestHead(old))
          await write(old, 'not yet sealed')
          await copyRecord(source.owner, target.logins.owner)

          await asApplication(target.logins.app, async (app) => {
            expect(await verify(app, [head])).toMatchObject({ sound: true, entries: 10 })
            await write(app, 'after the restore, before the first seal')
            await sealAll(app)
            const closed = await verify(app, [head])
            expect(closed).toMatchObject({ sound: true, entries: 11, unsealed: 0, seals: 5 })

            await sealed(app, 2)
            expect(await verify(app, [head])).toMatchObject({ sound: true, unsealed: 0, seals: 7 })
            expect(await sealingLag(app)).toBe(0)

            const superuser = target.cluster.login('postgres', 'xuemai')
            await forge({ superuser }, `update record.entry set subject = 'other' where id = 13`)
            expect(await verify(app)).toMatchObject({ fault: { kind: 'entries-altered', seal: 6 } })
          })
        }),
      )
    } finally {
      await target.remove()
    }
  })
})

/** Each subtransaction that writes takes a number. */
const burnTransactions = (owner: Login, count: number) =>
  rowsOf(
    owner,
    `do $$ begin
       create temporary table burnt (n integer);
       for n in 1..${count} loop
         begin insert into burnt values (n); exception when division_by_zero then null; end;
       end loop;
     end $$`,
  )

/** What a dump and its restore do: the rows as they are, and the numbering of ids goes on. */
async function copyRecord(from: Login, to: Login): Promise<void> {
  for (const table of ['record.entry', 'record.seal']) {
    const rows = await rowsOf(from, `select to_jsonb(t)::text as row from ${table} t`)
    for (const { row } of rows) {
      await rowsOf(
        to,
        `insert into ${table} overriding system value
         select * from jsonb_populate_record(null::${table}, $1::jsonb)`,
        [row],
      )
    }
  }
  const [last] = await rowsOf(from, 'select last_value::text from record.entry_id_seq')
  await rowsOf(to, `select setval('record.entry_id_seq', $1::bigint)`, [last!.last_value])
}
