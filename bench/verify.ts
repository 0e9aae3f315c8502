import { setTimeout as sleep } from 'node:timers/promises'
import { inReading } from '#platform/db/database.ts'
import { asClient } from '#platform/db/roles.ts'
import { keepSealing, sealingLag, sealOnce } from '#platform/record/seal.ts'
import { verifyRecord } from '#platform/record/verify.ts'
import { type Figure, Milliseconds } from './bench.ts'
import { type BenchDatabase, onDatabase } from './given/database.ts'
import { openWriters, write } from './given/writers.ts'

const verified = 100_000
const periodMs = 200
const everything = { accountId: null, regions: '*' } as const

/** How fast the record is proven, and how far its seals are behind those who write. */
export const figures = (): AsyncGenerator<Figure> =>
  onDatabase(async function* (database) {
    yield await proving(database)
    const writers = await openWriters(database)
    try {
      yield lagging(database, () => write(writers, 6_000))
    } finally {
      for (const writer of writers) await writer.end()
    }
  })

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
    limit: { name: '100,000 entries a second', run: () => new Milliseconds(entries / 100) },
    target: { atMost: 1 },
    rounds: 7,
    check() {
      if (!sound) throw new Error('the record is not sound')
    },
  }
}

/** The longest that an entry was seen to wait for its seal while sixteen write. */
function lagging({ app: { database, log } }: BenchDatabase, work: () => Promise<void>): Figure {
  return {
    name: 'the longest wait for a seal while others write',
    ours: {
      async run() {
        const sealing = keepSealing(database, log, { periodMs, headFile: '/dev/null' })
        let longest = 0
        let busy = true
        const watching = (async () => {
          while (busy) {
            longest = Math.max(longest, await sealingLag(database))
            await sleep(20)
          }
        })()
        await work()
        busy = false
        await watching
        await sealing.stop()
        return new Milliseconds(longest * 1000)
      },
    },
    limit: { name: 'two periods of the sealer', run: () => new Milliseconds(2 * periodMs) },
    target: { atMost: 1 },
    rounds: 5,
    async check() {
      while ((await sealOnce(database)) > 0);
      const verdict = await inReading(database, everything, (tx) => verifyRecord(tx))
      if (!verdict.sound || verdict.unsealed > 0) throw new Error(JSON.stringify(verdict))
    },
  }
}
