import { instant } from '#kernel/days.ts'
import { rowsOf, type TestDatabase } from '#test/house.ts'
import { record } from '../change.ts'
import { type Database, inTransaction, openDatabase } from '../db/database.ts'
import type { Login } from '../db/embedded.ts'
import { sealOnce } from './seal.ts'
import { verifyRecord } from './verify.ts'

const programme = { accountId: null, regions: '*' } as const

/** Writes entries as verbs do, all in one transaction. */
export const write = (database: Database, ...subjects: readonly string[]) =>
  inTransaction(database, programme, async (tx) => {
    const act = {
      tx,
      now: instant(Date.now()),
      today: '2026-01-01' as never,
      actor: { accountId: null, name: '' },
      secrets: { seal: () => Buffer.alloc(0), open: () => '', mark: () => Buffer.alloc(32) },
      enqueue: async () => {},
    }
    for (const subject of subjects) {
      await record(act, { name: 'account.unlocked', subject, data: {} }, null)
    }
  })

/** Seals until nothing waits: whoever else works on the server holds the watermark back for a moment. */
export async function sealAll(database: Database): Promise<number> {
  let sealed = 0
  for (let turn = 0; turn < 500; turn++) {
    sealed += await sealOnce(database)
    if ((await verify(database)).unsealed === 0) return sealed
    await new Promise((done) => setTimeout(done, 20))
  }
  throw new Error('nothing was sealed for ten seconds')
}

/** A record of so many seals, three entries under each. */
export async function sealed(database: Database, seals: number): Promise<void> {
  for (let n = 0; n < seals; n++) {
    await write(database, `thing ${n} a`, `thing ${n} b`, `thing ${n} c`)
    await sealAll(database)
  }
}

export const verify = (database: Database, heads?: readonly string[]) =>
  verifyRecord(database.kysely as never, heads)

/** Opens a database as the application, for as long as the work takes. */
export async function asApplication<T>(
  login: Login,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = openDatabase(login, () => {})
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** What nobody but a superuser can do: changes the record behind the back of its triggers. */
export const forge = ({ superuser }: Pick<TestDatabase, 'superuser'>, statement: string) =>
  rowsOf(superuser, `set session_replication_role = replica; ${statement}`)
