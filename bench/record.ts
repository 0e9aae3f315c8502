import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inReading } from '#platform/db/database.ts'
import { asClient } from '#platform/db/roles.ts'
import { keepSealing, sealOnce } from '#platform/record/seal.ts'
import { verifyRecord } from '#platform/record/verify.ts'
import type { Figure } from './bench.ts'
import { type BenchDatabase, onDatabase } from './given/database.ts'

const clients = 16
const transactions = 12_000
const verified = 100_000
const everything = { accountId: null, regions: '*' } as const

/** What the record costs those who write, and how fast it is proven. */
export const figures = (): AsyncGenerator<Figure> =>
  onDatabase(async function* (database) {
    const writers = await openWriters(database)
    try {
      yield writing(database, writers)
    } finally {
      for (const writer of writers) await writer.end()
    }
    yield await proving(database)
  })

/** The same transactions with the sealer at work and without it. */
function writing({ app: { database, log } }: BenchDatabase, writers: readonly pg.Client[]): Figure {
  let sealing: ReturnType<typeof keepSealing> | undefined
  const sealAll = async () => {
    await sealing?.stop()
    sealing = undefined
    while ((await sealOnce(database)) > 0);
  }
  return {
    name: `${transactions.toLocaleString('en-US')} transactions, the record sealed meanwhile`,
    ours: {
      async prepare() {
        await sealAll()
        sealing = keepSealing(database, log, { headFile: '/dev/null' })
      },
      run: () => write(writers),
    },
    limit: {
      name: 'the same, with nothing sealed',
      prepare: sealAll,
      run: () => write(writers),
    },
    // The aim is 0.90 of the throughput, 1.11 of the time; the disk's own noise is 20 %.
    target: { atMost: 1.25 },
    rounds: 9,
    async check() {
      await sealAll()
      const verdict = await inReading(database, everything, (tx) => verifyRecord(tx))
      if (!verdict.sound || verdict.unsealed > 0) throw new Error(JSON.stringify(verdict))
    },
  }
}

async function proving({ app: { database }, logins }: BenchDatabase): Promise<Figure> {
  for (let made = 0; made < verified; made += 2_000) {
    await asClient(logins.app, (client) =>
      client.query(
        `insert into record.entry (at, kind, name, subject, data)
         select now(), 'change', 'plan.changed', 'subject ' || n, '{"before": {"amount": 1}, "after": {"amount": 2}}'
         from generate_series(1, 2000) as n`,
      ),
    )
    await sealOnce(database)
  }
  const prove = () => inReading(database, everything, (tx) => verifyRecord(tx))
  const { entries } = await prove()
  let sound = false
  return {
    name: `proving a record of ${entries.toLocaleString('en-US')} entries`,
    ours: {
      async run() {
        sound = (await prove()).sound
      },
    },
    limit: { name: '100,000 entries a second', run: () => sleep(entries / 100) },
    target: { atMost: 1 },
    rounds: 5,
    check() {
      if (!sound) throw new Error('the record is not sound')
    },
  }
}

async function openWriters({ cluster, logins }: BenchDatabase): Promise<readonly pg.Client[]> {
  await asClient(cluster.login('postgres', 'xuemai'), (client) =>
    client.query(
      'create table public.work (id bigint generated always as identity primary key, amount integer); grant select, insert on public.work to xuemai_application',
    ),
  )
  const writers = Array.from({ length: clients }, () => new pg.Client(logins.app))
  for (const writer of writers) await writer.connect()
  return writers
}

/** One statement, one transaction: a piece of work and its entry in the record. */
async function write(writers: readonly pg.Client[]): Promise<void> {
  let left = transactions
  await Promise.all(
    writers.map(async (writer) => {
      while (left-- > 0) {
        await writer.query({
          name: 'work',
          text: `with done as (insert into public.work (amount) values ($1) returning id)
                 insert into record.entry (at, kind, name, subject, data)
                 select now(), 'change', 'plan.changed', id::text, '{"before": null, "after": {"amount": 5}}' from done`,
          values: [5],
        })
      }
    }),
  )
}
