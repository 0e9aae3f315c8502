import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { changePlan } from '#contexts/planning/change-plan.ts'
import { progressFile } from '#contexts/planning/progress/progress-file.ts'
import { rebuildRollups } from '#contexts/planning/progress/rollups/fold.ts'
import { proveRollups } from '#contexts/planning/progress/rollups/prove.ts'
import { viewCockpit } from '#contexts/planning/progress/view-cockpit.ts'
import { viewProgress } from '#contexts/planning/progress/view-progress.ts'
import { loadDraft } from '#contexts/planning/queries.ts'
import type { PlanChange } from '#contexts/planning/rules/change.ts'
import { viewPlan } from '#contexts/planning/view-plan.ts'
import { dayOf, instant } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import { inReading } from '#platform/db/database.ts'
import { asClient } from '#platform/db/roles.ts'
import { asProgramme } from '#platform/programme.ts'
import type { Figure, Timed } from './bench.ts'
import { type BenchDatabase, onDatabase } from './given/database.ts'
import { generateProvince, type Province, wholeProvince } from './given/province.ts'
import { withoutIndexes } from './given/province-ledger.ts'

/** Donations of the large province; fewer by DONATIONS=… or where the disk has no room for them. */
const wanted = Number(process.env.DONATIONS ?? wholeProvince.donations)
const bytesADonation = 900
const small = 10_000

/** A year's work in a province of 50,000 units, with ten million donations behind it and with few. */
export const figures = (): AsyncGenerator<Figure> =>
  onDatabase(async function* (database) {
    const bench = await furnished(database)
    yield* reading(bench)
    yield* working(bench)
    yield exporting(bench)
  })

interface Bench extends BenchDatabase {
  readonly large: Province
  readonly few: Province
  readonly donations: number
}

async function furnished(database: BenchDatabase): Promise<Bench> {
  const { bavail, bsize } = await statfs(tmpdir())
  const donations = Math.min(wanted, Math.floor((bavail * bsize) / 3 / bytesADonation))
  const began = performance.now()
  const made = await asClient(database.cluster.login('postgres', 'xuemai'), async (client) => {
    const few = await generateProvince(client, {
      ...{ ...wholeProvince, name: '云溪省', seed: 7, donations: small },
    })
    const large = await withoutIndexes(client, () =>
      generateProvince(client, { ...wholeProvince, donations }),
    )
    await client.query('vacuum analyze')
    return { few, large }
  })
  await rebuildRollups(database.app.database)
  await asClient(database.logins.owner, (client) =>
    client.query('vacuum analyze planning.rollup_month'),
  )
  say(
    `${donations.toLocaleString('en-US')} donations generated, indexed and folded in ${seconds(began)} s`,
  )
  return { ...database, ...made, donations }
}

const seconds = (began: number) => Math.round((performance.now() - began) / 1000)
const say = (what: string) => process.stdout.write(`  ${what}\n`)

type View = (look: Look, of: Province) => Promise<unknown>

/** The views of a year: what they cost must not grow with what was collected. */
function* reading(bench: Bench): Generator<Figure> {
  const cockpit: View = (at, of) => viewCockpit(at, { ...asked(of), spans: 'first-month' })
  yield growth(bench, { name: 'the cockpit', view: cockpit, rounds: 3 })
  const progress: View = (at, of) => viewProgress(at, asked(of))
  yield growth(bench, { name: 'progress', view: progress, rounds: 3 })
}

const exporting = (bench: Bench): Figure =>
  growth(bench, {
    name: 'progress as a spreadsheet',
    view: (at, of) => progressFile(at, asked(of)),
    rounds: 1,
  })

/** The same page of two provinces alike in all but how much was collected. */
const growth = (
  bench: Bench,
  { name, view, rounds }: { readonly name: string; readonly view: View; readonly rounds: number },
): Figure => ({
  name: `${name} over ${bench.donations.toLocaleString('en-US')} donations`,
  ours: { run: () => look(bench, (at) => view(at, bench.large)) },
  limit: {
    name: `over ${small.toLocaleString('en-US')}`,
    run: () => look(bench, (at) => view(at, bench.few)),
  },
  target: { atMost: 2 },
  rounds,
  warmUp: 1,
  check: () => checkSums(bench),
})

const asked = ({ regionId }: Province) => ({ regionId, year: wholeProvince.year })

const look = <T>({ app }: Bench, view: (look: Look) => Promise<T>): Promise<T> => {
  const now = instant(Date.now())
  return inReading(app.database, everything, (tx) =>
    view({
      tx,
      now,
      today: dayOf(now),
      actor: { accountId: null, name: '' },
      secrets: app.secrets,
    }),
  )
}

const everything = { accountId: null, regions: '*' } as const

/** What the page says is what its lines come to; and every month is. */
async function checkSums(bench: Bench): Promise<void> {
  const { visits } = await look(bench, async (at) => {
    const cockpit = await viewCockpit(at, { ...asked(bench.large), spans: 'by-day' })
    return cockpit.rows[0]!.collected
  })
  const [counted] = await asClient(bench.cluster.login('postgres', 'xuemai'), async (client) => {
    const found = await client.query(
      `select sum(visits)::integer as visits from planning.tally
       where region_id = $1 and extract(year from day) = $2`,
      [bench.large.regionId, wholeProvince.year],
    )
    return found.rows
  })
  if (visits !== counted.visits) throw new Error(`${visits} of ${counted.visits}`)
}

/** The work on a plan: against the least that the same rows cost. */
function* working(bench: Bench): Generator<Figure> {
  yield {
    name: 'open the plan, 50,000 units',
    ours: { run: () => look(bench, (at) => viewPlan(at.tx, { id: bench.large.planId })) },
    limit: {
      name: 'its targets and items as rows',
      run: () => look(bench, (at) => loadDraft(at.tx, bench.large.draftId)),
    },
    target: { atMost: 3 },
    rounds: 3,
    warmUp: 1,
    check: () => {},
  }
  yield {
    name: 'save a cell of 50,000',
    ours: changing(bench, 1),
    limit: { name: 'the same row and its entry, bare', run: () => bare(bench, 1) },
    target: { atMost: 100 },
    rounds: 3,
    warmUp: 1,
    check: () => {},
  }
  yield {
    name: 'level a district: 3,125 cells, saved',
    ours: changing(bench, wholeProvince.units / wholeProvince.districts),
    limit: {
      name: 'the same rows updated one by one in a transaction',
      run: () => bare(bench, wholeProvince.units / wholeProvince.districts),
    },
    target: { atMost: 10 },
    rounds: 3,
    warmUp: 1,
    check: async () => {
      const proof = await inReading(bench.app.database, everything, proveRollups)
      if (proof.different > 0) throw new Error(JSON.stringify(proof.differences[0]))
    },
  }
}

function changing(bench: Bench, cells: number): Timed {
  let amount = 20
  return {
    async run() {
      amount += 1
      const { draft, version } = await look(bench, async ({ tx }) => ({
        draft: await keysOf(bench, tx, cells),
        version: await versionOf(tx, bench.large.draftId),
      }))
      const changes = draft.map(
        (key): PlanChange => ({ do: 'set-target', key, amount, status: 'stated' }),
      )
      await asProgramme(bench.app, (act) =>
        changePlan(act, { id: bench.large.draftId, version, changes }),
      )
    },
  }
}

const versionOf = async (tx: Look['tx'], id: string) =>
  (
    await tx
      .selectFrom('planning.revision')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).version

const keysOf = async ({ large }: Bench, tx: Look['tx'], cells: number) =>
  (
    await tx
      .selectFrom('planning.target')
      .select('key')
      .where('revisionId', '=', large.draftId)
      .where('kind', '=', 'unit')
      .orderBy('position')
      .limit(cells)
      .execute()
  ).map(({ key }) => key)

let bareAmount = 500
const bare = (bench: Bench, cells: number) =>
  asClient(bench.logins.owner, async (client) => {
    bareAmount += 1
    const { rows } = await client.query(
      `select id from planning.target where revision_id = $1 and kind = 'unit' order by position limit $2`,
      [bench.large.draftId, cells],
    )
    await client.query('begin')
    for (const { id } of rows) {
      await client.query({
        name: 'bare',
        text: `with done as (update planning.target set amount = $2 where id = $1 returning id)
               insert into record.entry (at, kind, name, subject, data)
               select now(), 'change', 'plan.changed', id::text, '{"before": null, "after": {"amount": 5}}' from done`,
        values: [id, bareAmount],
      })
    }
    await client.query('commit')
  })
