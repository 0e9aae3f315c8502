import { randomUUID } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { givenDistrict, givenUnit } from '#contexts/organisation/given.ts'
import { talliesImport } from '#contexts/planning/progress/import/definition.ts'
import { importTallies } from '#contexts/planning/progress/import-tallies.ts'
import { addDays, day } from '#kernel/days.ts'
import { createAccount } from '#platform/access/accounts.ts'
import { unchanged } from '#platform/change.ts'
import { asClient } from '#platform/db/roles.ts'
import { writeCsv } from '#platform/documents/csv-out.ts'
import { confirmImport, previewImport } from '#platform/imports/steps.ts'
import { asProgramme } from '#platform/programme.ts'
import { storeUpload } from '#platform/uploads/store.ts'
import type { Figure } from './bench.ts'
import { type BenchDatabase, onDatabase } from './given/database.ts'

/** Taking tables of tallies in, every row validated, against copying the same rows unseen. */
export const figures = (): AsyncGenerator<Figure> =>
  onDatabase(async function* (database) {
    const bench = await furnished(database)
    yield taking(bench, 40_000, { name: 'every row validated', by: take, atMost: 2.5 })
    yield taking(bench, 40_000, { name: 'previewed, then confirmed', by: takeSeen, atMost: 3.5 })
    yield growth(bench)
  })

interface Bench extends BenchDatabase {
  readonly regionId: string
  readonly accountId: string
  readonly units: readonly { readonly id: string; readonly name: string }[]
}

async function furnished(database: BenchDatabase): Promise<Bench> {
  const { app } = database
  const regionId = await givenDistrict(app, '云河区')
  const units: { id: string; name: string }[] = []
  for (let at = 0; at < 40; at++) {
    const name = `第${at + 101}单位`
    units.push({ id: await givenUnit(app, regionId, name), name })
  }
  const officer = await asProgramme(app, (act) =>
    createAccount(act, { login: 'officer', name: '甲', password: 'Ceshi-mima-2026' }),
  )
  return { ...database, regionId, accountId: officer.id, units }
}

interface Way {
  readonly name: string
  readonly by: (bench: Bench, bytes: Buffer, rows: number) => Promise<void>
  readonly atMost: number
}

function taking(bench: Bench, rows: number, { name, by, atMost }: Way): Figure {
  const bytes = tableOf(bench, rows)
  const lines = linesOf(bench, rows)
  return {
    name: `taking in ${rows.toLocaleString('en-US')} rows of tallies, ${name}`,
    ours: { prepare: () => clear(bench), run: () => by(bench, bytes, rows) },
    limit: {
      name: 'COPY of the same rows into the same table, unseen',
      prepare: () => clear(bench),
      run: () => copy(bench, lines),
    },
    target: { atMost },
    rounds: 7,
    async check() {
      await clear(bench)
      await by(bench, bytes, rows)
      const taken = await content(bench)
      await clear(bench)
      await copy(bench, lines)
      const copied = await content(bench)
      if (taken !== copied) throw new Error(`${taken} taken in, ${copied} copied`)
    },
  }
}

function growth(bench: Bench): Figure {
  const [small, large] = [2_000, 20_000]
  const [few, many] = [tableOf(bench, small!), tableOf(bench, large!)]
  return {
    name: 'ten times the rows',
    ours: { prepare: () => clear(bench), run: () => take(bench, many, large!) },
    limit: {
      name: 'taking in 2,000',
      prepare: () => clear(bench),
      run: () => take(bench, few, small!),
    },
    target: { atMost: 12 },
    rounds: 3,
    check: () => {},
  }
}

/** As a command does it: kept, judged, written, recorded. */
async function take({ app, regionId, accountId }: Bench, bytes: Buffer, rows: number) {
  const { counts } = await asProgramme(
    app,
    (act) => importTallies(act, { regionId, file: { name: 'tallies.csv', bytes } }),
    { accountId, name: '' },
  )
  if (counts.new !== rows) throw new Error(`${JSON.stringify(counts)} of ${rows}`)
}

/** As an officer does it: the upload, the preview, what was seen confirmed. */
async function takeSeen({ app, regionId, accountId }: Bench, bytes: Buffer, rows: number) {
  const officer = { accountId, name: '' }
  const file = { name: 'tallies.csv', bytes }
  const { id } = await asProgramme(app, (act) => storeUpload(act, file), officer)
  const asked = {
    uploadId: id,
    sheet: null,
    headingRow: null,
    columns: {},
    decisions: {},
    options: { regionId },
  }
  const { digest } = await asProgramme(
    app,
    async (act) => unchanged(await previewImport(act, talliesImport, asked)),
    officer,
  )
  const { counts } = await asProgramme(
    app,
    (act) => confirmImport(act, talliesImport, { ...asked, digest }),
    officer,
  )
  if (counts.new !== rows) throw new Error(`${JSON.stringify(counts)} of ${rows}`)
}

const copy = ({ logins }: Bench, lines: Buffer): Promise<void> =>
  asClient(logins.owner, (client) =>
    pipeline(
      [lines],
      client.query(
        copyFrom(
          'copy planning.tally (id, batch_id, region_id, day, unit_id, track, visits, renfen) from stdin csv',
        ),
      ),
    ),
  )

/** Empties the tables, but for the batch that copied rows belong to. */
const clear = ({ logins, regionId }: Bench) =>
  asClient(logins.owner, async (client) => {
    await client.query('truncate planning.tally, planning.tally_batch, upload.file cascade')
    await client.query(
      `insert into planning.tally_batch (id, region_id, file_name, sha256, imported_at)
       values ($1, $2, 'copied.csv', '', now())`,
      [batchId, regionId],
    )
  })

/** What the table says, whichever way it came in. */
const content = ({ logins }: Bench): Promise<string> =>
  asClient(logins.owner, async (client) => {
    const { rows } = await client.query(
      `select count(*) || ' ' || md5(string_agg(concat_ws(',', day, unit_id, track, visits, renfen), ';'
         order by day, unit_id)) as content from planning.tally`,
    )
    return rows[0].content
  })

const batchId = randomUUID()

/** Each unit on one day after the other; weekends too, as nobody asks here. */
function* tallies({ units }: Bench, rows: number) {
  for (let at = 0; at < rows; at++) {
    const unit = units[at % units.length]!
    const on = addDays(day('2019-01-01'), Math.floor(at / units.length))
    yield { on, unit, visits: 5 + (at % 40), renfen: 5 + (at % 40) + (at % 3) }
  }
}

const tableOf = (bench: Bench, rows: number): Buffer =>
  writeCsv(
    ['日期', '单位', '献血方式', '人次', '人份'],
    [...tallies(bench, rows)].map(({ on, unit, visits, renfen }) => [
      on,
      unit.name,
      '团体',
      visits,
      renfen,
    ]),
  )

const linesOf = (bench: Bench, rows: number): Buffer =>
  Buffer.from(
    [...tallies(bench, rows)]
      .map(
        ({ on, unit, visits, renfen }) =>
          `${randomUUID()},${batchId},${bench.regionId},${on},${unit.id},group,${visits},${renfen}\n`,
      )
      .join(''),
  )
