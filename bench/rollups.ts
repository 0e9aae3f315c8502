import pg from 'pg'
import { givenDistrict, givenUnit } from '#contexts/organisation/given.ts'
import { foldOnce, keepFolding } from '#contexts/planning/progress/rollups/fold.ts'
import { proveRollups } from '#contexts/planning/progress/rollups/prove.ts'
import { inReading } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import type { Figure } from './bench.ts'
import { type BenchDatabase, onDatabase } from './given/database.ts'

const transactions = 6_000
const clients = 8
const units = 40

/** What keeping the months costs those who write into the ledger. */
export const figures = (): AsyncGenerator<Figure> =>
  onDatabase(async function* (database) {
    const ledger = await furnished(database)
    const writers = Array.from({ length: clients }, () => new pg.Client(database.logins.owner))
    for (const writer of writers) await writer.connect()
    try {
      yield writing(database, ledger, writers)
    } finally {
      for (const writer of writers) await writer.end()
    }
  })

interface OfLedger {
  readonly regionId: string
  readonly batchId: string
  readonly unitIds: readonly string[]
}

async function furnished({ app, logins }: BenchDatabase): Promise<OfLedger> {
  const regionId = await givenDistrict(app, '云河区')
  const unitIds: string[] = []
  for (let at = 0; at < units; at++) {
    unitIds.push(await givenUnit(app, regionId, `第${at + 101}单位`))
  }
  const batchId = newId()
  const client = new pg.Client(logins.owner)
  await client.connect()
  await client.query(
    `insert into planning.tally_batch (id, region_id, file_name, sha256, imported_at)
     values ($1, $2, '台账.csv', '', now())`,
    [batchId, regionId],
  )
  await client.end()
  return { regionId, batchId, unitIds }
}

/** The same lines, each a transaction of its own, with the months folded meanwhile and without. */
function writing(
  { app: { database, log } }: BenchDatabase,
  ledger: OfLedger,
  writers: readonly pg.Client[],
): Figure {
  let folding: ReturnType<typeof keepFolding> | undefined
  const foldAll = async () => {
    await folding?.stop()
    folding = undefined
    while ((await foldOnce(database)) > 0);
  }
  return {
    name: `${transactions.toLocaleString('en-US')} lines written, the months folded meanwhile`,
    ours: {
      async prepare() {
        await foldAll()
        folding = keepFolding(database, log)
      },
      run: () => write(writers, ledger),
    },
    limit: {
      name: 'the same, nothing folded',
      prepare: foldAll,
      run: () => write(writers, ledger),
    },
    // 0.90 of the throughput is 1.11 of the time.
    target: { atMost: 1.11 },
    rounds: 9,
    async check() {
      await foldAll()
      const everything = { accountId: null, regions: '*' } as const
      const proof = await inReading(database, everything, proveRollups)
      if (proof.different > 0) throw new Error(JSON.stringify(proof.differences))
    },
  }
}

let line = 0

async function write(writers: readonly pg.Client[], { regionId, batchId, unitIds }: OfLedger) {
  let left = transactions
  await Promise.all(
    writers.map(async (writer) => {
      while (left-- > 0) {
        line += 1
        await writer.query({
          name: 'line',
          text: `insert into planning.tally (id, batch_id, region_id, day, unit_id, track, visits, persons, renfen)
                 values ($1, $2, $3, '1000-01-01'::date + $4::integer, $5, 'group', 3, 3, 4.5)`,
          values: [newId(), batchId, regionId, Math.floor(line / units), unitIds[line % units]],
        })
      }
    }),
  )
}
