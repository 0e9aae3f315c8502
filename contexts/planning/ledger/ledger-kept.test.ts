import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db/database.ts'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { givenDistrict, givenUnit } from '../../organisation/given.ts'
import { table, tallyTaker } from '../progress/given.ts'

const house = useApplication()

beforeAll(async () => {
  const district = await givenDistrict(house.app, '云河区')
  await givenUnit(house.app, district, '甲厂')
  const officer = await house.as('blood-office-officer', district)
  const approver = await house.as('blood-office-approver', district)
  const { taken } = tallyTaker(
    () => district,
    () => officer,
  )
  const lines = ['2026-01-05', '2026-01-06', '2026-01-07'].map((on) => [on, '甲厂', 5, 7] as const)
  expect((await taken(table(...lines))).status).toBe(200)
  const asked = { regionId: district, from: '2026-01-01', to: '2026-12-31' }
  const { body } = await officer.get('/planning/ledger', asked)
  const { tallyId } = body.lines[0]
  const made = await officer.post(`/planning/ledger/${tallyId}/disputes`, { reason: '重复' })
  const decision = { decision: 'withdrawn', answer: '确属重复' }
  const decided = await approver.post(`/planning/disputes/${made.body.id}/decision`, decision)
  expect(decided.status).toBe(200)
  const again = table(['2026-02-05', '甲厂', 5, 7])
  const { body: other } = await taken(again, {}, officer, '二月.csv')
  expect(other.counts).toMatchObject({ new: 1 })
  const [{ id }] = (await officer.get('/planning/tallies', { regionId: district })).body
  await officer.post(`/planning/tallies/${id}/revert`, { reason: '错表' })
})

describe('Whatever the application believes', () => {
  const attempt = (statement: string) =>
    inTransaction(house.app.database, { accountId: null, regions: '*' }, (tx) =>
      sql.raw(statement).execute(tx),
    )
  const standing = async (): Promise<string> =>
    (
      await rowsOf<{ id: string }>(
        house.database.owner,
        `select id from planning.tally t where reverted_at is null
           and not exists (select from planning.correction where tally_id = t.id) limit 1`,
      )
    )[0]!.id
  const correction = (step: number, more: string) => async (): Promise<string> =>
    `insert into planning.correction (tally_id, step, region_id, day, unit_id, track, visits, persons, renfen, at)
     select id, ${step}, region_id, day, ${more}, persons, renfen, now() from planning.tally where id = '${await standing()}'`

  test.each([
    [
      'a credit taken back twice as much',
      correction(1, 'unit_id, track, visits * 2'),
      /answers to the line before/,
    ],
    [
      'a credit given without one taken back',
      correction(2, 'unit_id, track, visits'),
      /answers to|correction_check/,
    ],
    [
      'a unit of another region credited',
      async (): Promise<string> => `insert into planning.tally (id, batch_id, region_id, day, unit_id, track, visits)
        select gen_random_uuid(), batch_id, region_id, '2024-01-01',
          '${await givenUnit(house.app, await givenDistrict(house.app, '远区'), '远厂')}', 'group', 1
        from planning.tally limit 1`,
      /lies in the region of the ledger/,
    ],
    [
      'a group credit without a unit',
      async (): Promise<string> => `insert into planning.tally (id, batch_id, region_id, day, track, visits)
        select gen_random_uuid(), batch_id, region_id, '2024-01-01', 'group', 1 from planning.tally limit 1`,
      /tally_check/,
    ],
    [
      'what was taken back is put back',
      async (): Promise<string> => 'update planning.tally set reverted_at = null',
      /never altered/,
    ],
    [
      'a decision altered',
      async (): Promise<string> =>
        `update planning.dispute set answer = '改' where decided_at is not null`,
      /never altered/,
    ],
  ] as const)('the database refuses %s', async (_case, statement, refusal) => {
    await expect(attempt(await statement())).rejects.toThrow(refusal)
  })
})
