import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { day, instant } from '#kernel/days.ts'
import { jobs } from '#main/jobs.ts'
import { inReading, inTransaction } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import { runJob } from '#platform/jobs/queue.ts'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { givenDistrict } from '../../../organisation/given.ts'
import { addBatch, addTallies } from '../queries.ts'
import { foldOnce } from './fold.ts'

const house = useApplication()
const all = { accountId: null, regions: '*' } as const

beforeAll(async () => {
  const regionId = await givenDistrict(house.app, '云河区')
  const id = newId()
  await inTransaction(house.app.database, all, async (tx) => {
    const importedAt = instant(Date.now())
    const batch = { id, regionId, fileName: '甲.csv', sha256: Buffer.from('甲'), importedBy: null }
    await addBatch(tx, { ...batch, importedAt, demo: false })
    const counts = { visits: 5, persons: null, visits200: null, visits300: null, visits400: null }
    const line = { unitId: null, track: 'individual', ...counts, renfen: 7.5 } as const
    await addTallies(tx, { batchId: id, regionId }, [
      { day: day('2026-01-05'), ...line },
      { day: day('2026-02-05'), ...line },
    ])
  })
})

describe('The nightly proof', () => {
  const prove = () =>
    runJob(house.app, jobs.find(({ name }) => name === 'planning.prove-rollups')!, {})

  test('fails where a month was damaged, says which, and a rebuild puts it right', async () => {
    // What began earlier, in whatever database of the server, holds the fold back until it ends.
    await expect
      .poll(async () => {
        await foldOnce(house.app.database)
        return rowsOf(house.database.superuser, 'select from planning.rollup_month')
      })
      .not.toEqual([])
    expect(await prove()).toMatchObject({ failed: false, different: 0 })
    const [damaged] = await rowsOf<{ year: number; month: number; visits: string }>(
      house.database.superuser,
      `update planning.rollup_month set visits = visits + 7 where ctid = (
         select ctid from planning.rollup_month where lines > 0 limit 1) returning year, month, visits::text`,
    )
    expect(await prove()).toMatchObject({
      failed: true,
      different: 1,
      differences: [
        {
          ...damaged,
          visits: undefined,
          what: 'visits',
          folded: Number(damaged!.visits),
          lines: Number(damaged!.visits) - 7,
        },
      ].map(({ visits: _, ...rest }) => rest),
    })
    await runJob(house.app, jobs.find(({ name }) => name === 'planning.rebuild-rollups')!, {})
    expect(await prove()).toMatchObject({ failed: false })
  })

  test('the application alters no month, no line and no mark by hand', async () => {
    for (const statement of [
      'update planning.rollup_month set visits = 0',
      'update planning.rollup_mark set floor = 0',
      'update planning.tally set visits = 0',
      'delete from planning.correction',
      `insert into planning.rollup_month values (gen_random_uuid(), 2020, 1, null, 'other', 1, 1, 1, 0, 1, 0)`,
      'select planning.fold_lines(0, 0::text::xid8, 1::text::xid8)',
    ]) {
      await expect(
        inTransaction(house.app.database, all, (tx) => sql.raw(statement).execute(tx)),
      ).rejects.toThrow(/permission denied/)
    }
  })

  test('shows the months of another region to nobody', async () => {
    const elsewhere = await givenDistrict(house.app, '另一个区')
    const seen = await inReading(
      house.app.database,
      { accountId: null, regions: [elsewhere] },
      (tx) =>
        sql<{ rows: number }>`select count(*)::integer as rows from planning.month_credit`.execute(
          tx,
        ),
    )
    expect(seen.rows[0]!.rows).toBe(0)
  })
})
