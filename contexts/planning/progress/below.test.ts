import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction, type Write } from '#platform/db/database.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { demoTallies, givenDemonstration, tallyTaker } from './given.ts'

const house = useApplication()
let named: (name: string) => string
let officer: Asker

beforeAll(async () => {
  named = await givenDemonstration(house.app)
  officer = await house.as('blood-office-officer', named('青浦区'))
  const { taken } = tallyTaker(
    () => named('青浦区'),
    () => officer,
  )
  const table = await demoTallies('qingpu-2020.csv')
  expect((await taken(table, {}, officer, 'qingpu-2020.csv')).status).toBe(200)
}, 60_000)

const path = '/planning/progress/handed-down'
const seenBy = async (role: Parameters<typeof house.as>[0], region: string) =>
  (await (await house.as(role, named(region))).get(path)).body
const seenByOffice = async (label: string) => {
  const { body } = await officer.get('/planning/progress', {
    regionId: named('青浦区'),
    year: '2020',
  })
  return body.rows.find((row: { label: string }) => row.label === label)
}

describe('Whoever answers for a town', () => {
  test.each([
    ['liaison', '华新镇', { actual: 1286, toDate: 1330, gap: -44, state: 'behind' }],
    ['liaison', '金泽镇', { actual: 757, toDate: 750, gap: 7, state: 'on-plan' }],
    ['blood-office-officer', '朱家角镇', { actual: 466, toDate: 450, state: 'ahead' }],
  ] as const)('as %s of %s sees its own part, by the office’s figures', async (role, town, is) => {
    const parts = await seenBy(role, town)
    const { actual, toDate, compared, gap, completion, state } = await seenByOffice(town)
    expect(parts).toHaveLength(1)
    expect(parts[0]).toMatchObject({ label: town, from: '青浦区', fromAbove: true, ...is })
    expect(parts[0]).toMatchObject({ actual, toDate, compared, gap, completion, state })
    const office = await seenByOffice(town)
    expect(parts[0].atYearsEnd).toBe(office.forecast.atYearsEnd)
    expect(parts[0]).toMatchObject({ on: '2020-10-31', lastDay: '2020-10-31', year: 2020 })
  })

  test('sees no other town’s part, and of another city nothing', async () => {
    expect(JSON.stringify(await seenBy('liaison', '华新镇'))).not.toContain('徐泾')
    expect(await seenBy('liaison', '上海市')).not.toContainEqual(
      expect.objectContaining({ from: '张家界市' }),
    )
  })

  test('not as administrator of accounts, nor signed out', async () => {
    const admin = await house.as('system-administrator', named('华新镇'))
    expect((await admin.get(path)).status).toBe(403)
    expect((await house.nobody.get(path)).status).toBe(401)
  })
})

describe('What stands behind it answers', () => {
  const within = <T>(region: string, ask: (tx: Write) => Promise<T>) =>
    inTransaction(house.app.database, { accountId: null, regions: [named(region)] }, ask)
  const revisionOf = async (region: string) =>
    (
      await within(region, (tx) =>
        sql<{ id: string }>`select r.id from planning.revision r
          where r.region_id = ${named(region)}`.execute(tx),
      )
    ).rows[0]!.id
  const countOf = async (region: string, of: string, revision: string) => {
    const { rows } = await within(region, (tx) =>
      sql<{ count: number }>`select count(*)::integer as count
        from planning.${sql.raw(of)}`.execute(tx),
    )
    expect(revision).not.toBe('')
    return rows[0]!.count
  }

  test('nothing of a revision of which the asker holds no part, nor of a draft', async () => {
    for (const of of [await revisionOf('张家界市'), await revisionOf('长宁区')]) {
      for (const call of ['figures_below', 'spans_below']) {
        expect(await countOf('华新镇', `${call}('${of}')`, of)).toBe(0)
      }
    }
  })

  test('of its own only what was collected for its own units', async () => {
    const own = await revisionOf('青浦区')
    expect(await countOf('华新镇', `collected_below('${own}', '2020-12-31')`, own)).toBe(1)
    expect(await countOf('华新镇', 'tally', own)).toBe(0)
  })
})
