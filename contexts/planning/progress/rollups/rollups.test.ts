import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, day, instant } from '#kernel/days.ts'
import { inReading, inTransaction, type Write } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import { asProgramme } from '#platform/programme.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict, givenUnit } from '../../../organisation/given.ts'
import { decideDispute } from '../../ledger/decide-dispute.ts'
import { addBatch, addTallies, takeBack } from '../queries.ts'
import type { TallyTrack } from '../rules/credit.ts'
import { identityOf, type Ready } from '../rules/verdicts.ts'
import { collectedByMonth, collectedByUnit } from './collected.ts'
import { foldOnce, rebuildRollups } from './fold.ts'
import { proveRollups } from './prove.ts'

const house = useApplication()
const all = { accountId: null, regions: '*' } as const
let district: string
let units: string[]
let raiser: Asker
let decider: Asker
let late: pg.Client

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  units = []
  for (const name of ['甲厂', '乙厂', '丙厂'])
    units.push(await givenUnit(house.app, district, name))
  raiser = await house.as('blood-office-officer', district)
  decider = await house.as('blood-office-approver', district)
  late = new pg.Client(house.database.owner)
  await late.connect()
})
afterAll(() => late.end())

/** Moves of the ledger; numbers choose among what there is. */
const move = fc.oneof(
  fc.record({
    do: fc.constant('import' as const),
    seed: fc.nat(9_999),
    lines: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ do: fc.constant('revert' as const), at: fc.nat(99) }),
  fc.record({ do: fc.constant('dispute' as const), at: fc.nat(99), to: fc.nat(3) }),
  fc.record({
    do: fc.constantFrom(
      'fold' as const,
      'begin-late' as const,
      'end-late' as const,
      'rebuild' as const,
    ),
  }),
)
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never

/** What a line of the model is credited with now. */
interface Line extends Ready {
  readonly tallyId: string
  readonly batch: string
  stands: boolean
  credited: string | null
}

test('whatever is imported, taken back, disputed and folded: months and lines say the same', async () => {
  let year = 2000
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 14 }), async (moves) => {
      const model: Line[] = []
      year += 1
      for (const one of moves) {
        await make(one, model, year)
        const proof = await inReading(house.app.database, all, proveRollups)
        expect(proof).toMatchObject({ different: 0, differences: [] })
      }
      await endLate()
      await compare(model, day(`${year}-12-31`))
      await compare(model, addDays(day(`${year}-01-01`), moves.length * 25))
    }),
    { numRuns: 30 },
  )
}, 120_000)

async function make(one: Move, model: Line[], year: number): Promise<void> {
  const { database } = house.app
  switch (one.do) {
    case 'import':
      return importLines(model, linesOf(one.seed, one.lines, year))
    case 'fold':
      return void (await foldOnce(database))
    case 'rebuild':
      await endLate()
      return void (await rebuildRollups(database))
    case 'begin-late':
      return beginLate(year)
    case 'end-late':
      return endLate()
    case 'revert': {
      const batches = [...new Set(model.filter(({ stands }) => stands).map(({ batch }) => batch))]
      const id = batches[one.at % Math.max(1, batches.length)]
      if (id === undefined) return
      await inTransaction(database, all, (tx) =>
        takeBack(tx, { id, by: null, at: instant(Date.now()), reason: '错表' }),
      )
      reverted.add(id)
      for (const line of model) if (line.batch === id) line.stands = false
      return
    }
    case 'dispute':
      return settle(model, one)
  }
}

async function settle(model: Line[], { at, to }: { at: number; to: number }): Promise<void> {
  const standing = model.filter(({ stands }) => stands)
  const line = standing[at % Math.max(1, standing.length)]
  const movedTo = units[to]
  if (line === undefined || movedTo === line.credited) return
  const { status, body } = await raiser.post(`/planning/ledger/${line.tallyId}/disputes`, {
    reason: '不是我们的',
  })
  expect(status).toBe(200)
  const answer = '已核对'
  await asProgramme(
    house.app,
    (act) =>
      decideDispute(
        act,
        movedTo === undefined
          ? { id: body.id, decision: 'withdrawn', answer }
          : { id: body.id, decision: 'moved', movedTo, answer },
      ),
    { accountId: decider.accountId, name: '' },
  )
  if (movedTo === undefined) line.stands = false
  else line.credited = movedTo
}

async function importLines(model: Line[], drawn: readonly Ready[]): Promise<void> {
  const known = new Set(model.filter((line) => !isGone(line)).map(identityOf))
  const rows = drawn.filter((row) => !known.has(identityOf(row)))
  const batch = newId()
  const kept = await inTransaction(house.app.database, all, async (tx) => {
    await insertBatch(tx, batch)
    await addTallies(tx, { batchId: batch, regionId: district }, rows)
    return tx
      .selectFrom('planning.tally')
      .select(['id', 'day', 'unitId', 'track'])
      .where('batchId', '=', batch)
      .execute()
  })
  const ids = new Map(
    kept.map(({ id, track, ...row }) => [identityOf({ ...row, track: track as TallyTrack }), id]),
  )
  for (const row of rows) {
    model.push({
      ...row,
      tallyId: ids.get(identityOf(row))!,
      batch,
      stands: true,
      credited: row.unitId,
    })
  }
}

/** Withdrawn by a decision a line is still known and not taken in again; taken back with its import it is. */
const reverted = new Set<string>()
const isGone = ({ batch }: Line) => reverted.has(batch)

const insertBatch = (tx: Write, id: string) =>
  addBatch(tx, {
    id,
    regionId: district,
    fileName: `${id}.csv`,
    sha256: Buffer.from(id),
    importedBy: null,
    importedAt: instant(Date.now()),
    demo: false,
  })

function linesOf(seed: number, count: number, year: number): readonly Ready[] {
  const rows = Array.from({ length: count }, (_, at): Ready => {
    const chance = (seed * 31 + at * 7919) >>> 0
    const visits = chance % 40
    return {
      day: addDays(day(`${year}-01-01`), chance % 365),
      unitId: units[chance % 3]!,
      track: (['group', 'apheresis'] as const)[(chance >> 3) % 2]!,
      visits,
      persons: chance % 5 === 0 ? null : visits,
      visits200: null,
      visits300: null,
      visits400: null,
      renfen: chance % 7 === 0 ? null : visits * 1.5,
    }
  })
  return [...new Map(rows.map((row) => [identityOf(row), row])).values()]
}

/** An import that stays open while others commit and months are folded. */
let isLate = false
async function beginLate(year: number): Promise<void> {
  if (isLate) return
  isLate = true
  const id = newId()
  await late.query('begin')
  await late.query(
    `insert into planning.tally_batch (id, region_id, file_name, sha256, imported_at)
     values ($1, $2, 'late.csv', $3, now())`,
    [id, district, Buffer.from(id)],
  )
  await late.query(
    `insert into planning.tally (id, batch_id, region_id, day, unit_id, track, visits, renfen)
     values (gen_random_uuid(), $1, $2, $3, $4, 'other', 3, 4.5) on conflict do nothing`,
    [id, district, `${year + 100}-01-01`, units[0]],
  )
}

async function endLate(): Promise<void> {
  if (!isLate) return
  isLate = false
  await late.query('commit')
}

async function compare(model: readonly Line[], to: Day): Promise<void> {
  const regionId = district
  const [byUnit, byMonth] = await inReading(house.app.database, all, async (tx) => [
    await collectedByUnit(tx, { regionId, to }),
    await collectedByMonth(tx, { regionId, to }),
  ])
  const counted = model.filter((line) => line.stands && line.day <= to)
  const sumOf = (lines: readonly Line[]) => ({
    visits: lines.reduce((sum, { visits }) => sum + visits, 0),
    persons: lines.some(({ persons }) => persons === null)
      ? null
      : lines.reduce((sum, { persons }) => sum + persons!, 0),
    renfen: lines.some(({ renfen }) => renfen === null)
      ? null
      : lines.reduce((sum, { renfen }) => sum + renfen!, 0),
  })
  const expected = Map.groupBy(counted, ({ credited, track }) => `${credited} ${track}`)
  expect(byUnit).toHaveLength(expected.size)
  for (const sum of byUnit) {
    const lines = expected.get(`${sum.unitId} ${sum.track}`) ?? []
    expect(sum).toMatchObject({ ...sumOf(lines), lines: lines.length })
  }
  const months = Map.groupBy(
    counted,
    ({ credited, track, day: on }) => `${credited} ${track} ${Number(on.slice(5, 7))}`,
  )
  expect(byMonth).toHaveLength(months.size)
  for (const sum of byMonth) {
    expect(sum).toMatchObject(sumOf(months.get(`${sum.unitId} ${sum.track} ${sum.month}`) ?? []))
  }
}

describe('Folding', () => {
  test('takes each line once, however many fold at once', async () => {
    await importLines([], linesOf(5, 40, 1990))
    const folded = await Promise.all(Array.from({ length: 20 }, () => foldOnce(house.app.database)))
    expect(folded.filter((lines) => lines > 0).length).toBeLessThanOrEqual(1)
    await foldOnce(house.app.database)
    expect(await foldOnce(house.app.database)).toBe(0)
    expect((await inReading(house.app.database, all, proveRollups)).different).toBe(0)
  })

  test('leaves what a running transaction wrote for later, and readers see all that is committed', async () => {
    await beginLate(1991)
    await importLines([], linesOf(9, 10, 1992))
    await foldOnce(house.app.database)
    const { rows } = await sql<{
      tail: number
    }>`select count(*)::integer as tail from planning.unfolded_line()`.execute(
      house.app.database.kysely,
    )
    expect(rows[0]!.tail).toBe(0)
    const tail = await inReading(house.app.database, all, (tx) =>
      sql<{ tail: number }>`select count(*)::integer as tail from planning.unfolded_line()`.execute(
        tx,
      ),
    )
    expect(tail.rows[0]!.tail).toBe(linesOf(9, 10, 1992).length)
    await endLate()
    await foldOnce(house.app.database)
    await foldOnce(house.app.database)
    expect((await inReading(house.app.database, all, proveRollups)).different).toBe(0)
  })

  test('after a restore that counts transactions from below, begins anew', async () => {
    await rowsOf(house.database.superuser, `update planning.rollup_mark set from_tx = '9000000000'`)
    await importLines([], linesOf(11, 10, 1993))
    expect(await foldOnce(house.app.database)).toBeGreaterThan(10)
    expect((await inReading(house.app.database, all, proveRollups)).different).toBe(0)
  })
})
