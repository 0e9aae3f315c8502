import type pg from 'pg'
import { inReading } from '#platform/db/database.ts'
import { keepSealing, sealOnce } from '#platform/record/seal.ts'
import { verifyRecord } from '#platform/record/verify.ts'
import type { Figure } from './bench.ts'
import { type BenchDatabase, onDatabase } from './given/database.ts'
import { openWriters, write } from './given/writers.ts'

const transactions = 12_000
const everything = { accountId: null, regions: '*' } as const

/** What the record costs those who write. */
export const figures = (): AsyncGenerator<Figure> =>
  onDatabase(async function* (database) {
    const writers = await openWriters(database)
    try {
      yield writing(database, writers)
    } finally {
      for (const writer of writers) await writer.end()
    }
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
      run: () => write(writers, transactions),
    },
    limit: {
      name: 'the same, with nothing sealed',
      prepare: sealAll,
      run: () => write(writers, transactions),
    },
    // The aim is 0.90 of the throughput, 1.11 of the time; the disk's own noise is 20 %.
    target: { atMost: 1.25 },
    rounds: 11,
    async check() {
      await sealAll()
      const verdict = await inReading(database, everything, (tx) => verifyRecord(tx))
      if (!verdict.sound || verdict.unsealed > 0) throw new Error(JSON.stringify(verdict))
    },
  }
}
