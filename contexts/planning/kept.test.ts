import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { givenDistrict } from '../organisation/given.ts'
import { issue, useOffice } from './given.ts'

const house = useApplication()
const office = useOffice(house)
let elsewhere = ''
let planId = ''
let issued = ''
let draft = ''
let noticeId = ''

/** Runs SQL in the application's own role, with the reach of some regions. */
const asReach = (regions: readonly string[] | '*', statement: string) =>
  inTransaction(house.app.database, { accountId: null, regions }, (tx) =>
    sql.raw<Record<string, unknown>>(statement).execute(tx),
  )

beforeAll(async () => {
  elsewhere = await givenDistrict(house.app, '另一个区')
  planId = await office.complete()
  await office.does.submit(planId)
  issued = (await issue(office.approver, planId)).body.id
  draft = (await office.does.read(await office.drafted())).revision.id
  const { body } = await office.officer.post('/planning/notices', {
    regionId: office.district,
    text: '关于做好2027年云河区无偿献血工作的通知\n全年团体无偿献血目标为 110 人份。',
  })
  noticeId = body.id
  await office.officer.post(`/planning/notices/${noticeId}/decisions`, {
    version: 1,
    decisions: [{ item: 'target:0', choice: 'accepted', value: null, reason: null }],
  })
  await office.officer.post('/planning/caps', {
    regionId: office.district,
    basis: 'staff',
    ratio: 0.05,
    from: '2027-01-01',
    to: null,
    citation: '意见',
  })
  await asReach(
    '*',
    `insert into planning.item (id, revision_id, region_id, key, target_id, position, from_day, to_day, period_text, amount)
       select '${newId()}', revision_id, region_id, '${newId()}', id, 0, '2027-01-01', '2027-01-31', '一月', 1
       from planning.target where revision_id = '${draft}' limit 1`,
  )
  await asReach(
    '*',
    `with batch as (insert into planning.tally_batch (id, region_id, file_name, sha256, imported_at)
       values ('${newId()}', '${office.district}', '台账.csv', '', now()) returning id)
     insert into planning.tally (id, batch_id, region_id, day, track, visits, renfen)
       select '${newId()}', id, '${office.district}', '2027-01-01', 'individual', 1, 1 from batch`,
  )
  await asReach(
    '*',
    `with said as (insert into planning.dispute (id, tally_id, reason, raised_at)
       select '${newId()}', id, '重复', now() from planning.tally returning id, tally_id)
     insert into planning.correction (tally_id, step, region_id, day, unit_id, track, visits, persons, renfen, dispute_id, at)
       select t.id, 1, t.region_id, t.day, t.unit_id, t.track, t.visits, t.persons, t.renfen, said.id, now()
       from planning.tally t join said on said.tally_id = t.id`,
  )
  await asReach('*', 'select planning.rebuild_rollups()')
})

/** Where nobody may change a row at all, nobody of another district may. */
const ifDenied =
  <T>(instead: T) =>
  (error: Error): T => {
    if (/permission denied/.test(error.message)) return instead
    throw error
  }

const tables = async () =>
  (
    await rowsOf<{ name: string }>(
      house.database.owner,
      // How far the ledger is folded says nothing of anybody, and everyone adds what is not folded yet.
      `select tablename as name from pg_tables
       where schemaname = 'planning' and tablename <> 'rollup_mark' order by 1`,
    )
  ).map(({ name }) => name)

/** A column of a table set to itself; most tables tell their region. */
async function firstColumn(table: string): Promise<string> {
  const [found] = await rowsOf<{ name: string }>(
    house.database.owner,
    `select column_name as name from information_schema.columns
     where table_schema = 'planning' and table_name = $1
     order by column_name <> 'region_id', ordinal_position limit 1`,
    [table],
  )
  return `${found!.name} = ${found!.name}`
}

/** Tables without a row here, and the test that looks at theirs from another district. */
const triedElsewhere = {
  arrangement: 'arranging/arranging.test.ts',
  filing: 'handing-down/levels.test.ts',
  finding: 'quality/quality.test.ts',
  finding_step: 'quality/quality.test.ts',
  paper_template: 'papers/words-and-letters.test.ts',
  period: 'periods/periods.test.ts',
  period_step: 'periods/periods.test.ts',
  quality_run: 'quality/quality.test.ts',
  report_schedule: 'papers/sending.test.ts',
  report_sending: 'papers/sending.test.ts',
  season: 'feasibility/feasibility.test.ts',
  snapshot: 'papers/reports.test.ts',
  snapshot_issue: 'papers/reports.test.ts',
  snapshot_paper: 'papers/reports.test.ts',
  snapshot_serial: 'papers/reports.test.ts',
  timeliness_rule: 'quality/quality.test.ts',
  wish: 'arranging/arranging.test.ts',
}

describe('With the reach of another district', () => {
  test('no table of planning shows a row, and every one has some for its own', async () => {
    const empty: string[] = []
    for (const name of await tables()) {
      const count = async (regions: readonly string[]) =>
        asReach(regions, `select count(*) from planning.${name}`)
          .then(({ rows }) => Number(rows[0]?.count))
          .catch(ifDenied(0))
      if ((await count([office.district])) === 0) empty.push(name)
      expect([name, await count([elsewhere]), await count([])]).toEqual([name, 0, 0])
    }
    expect(empty).toEqual(Object.keys(triedElsewhere).sort())
  })

  test('no row of any table is changed or taken away', async () => {
    for (const name of await tables()) {
      const column =
        { notice: 'version = version', plan: 'unit = unit' }[name] ?? (await firstColumn(name))
      const changed = await asReach([elsewhere], `update planning.${name} set ${column}`).catch(
        ifDenied({ numAffectedRows: 0n }),
      )
      expect([name, changed.numAffectedRows]).toEqual([name, 0n])
    }
    for (const name of ['target', 'item']) {
      const gone = await asReach([elsewhere], `delete from planning.${name}`)
      expect([name, gone.numAffectedRows]).toEqual([name, 0n])
    }
  })

  test('nothing is put into this one’s region', async () => {
    const attempt = asReach(
      [elsewhere],
      `insert into planning.plan (id, region_id, year, unit) values ('${newId()}', '${office.district}', 2099, 'renfen')`,
    )
    await expect(attempt).rejects.toThrow(/row-level security/)
  })

  test.each([
    ['a target into its issued revision', () => part(issued), /issued revision is never edited/],
    ['a target into its draft', () => part(draft), /lies in the region/],
    [
      'a revision into its plan',
      () => `insert into planning.revision (id, plan_id, region_id, number, state, drafted_at)
        values ('${newId()}', '${planId}', '${elsewhere}', 99, 'draft', now())`,
      /lies in the region/,
    ],
    [
      'a decision onto its notice',
      () => `insert into planning.notice_decision (notice_id, region_id, item, choice, at)
        values ('${noticeId}', '${elsewhere}', 'year', 'corrected', now())`,
      /lies in the region/,
    ],
  ])('not by calling it one’s own either: %s', async (_case, statement, refusal) => {
    await expect(asReach([elsewhere], statement())).rejects.toThrow(refusal)
  })

  const part = (revision: string) => `insert into planning.target
    (id, revision_id, region_id, key, position, kind, track, label, amount, status, bound)
    values ('${newId()}', '${revision}', '${elsewhere}', '${newId()}', 0, 'total', 'total', '总', 1, 'stated', 'exactly')`
})

describe('What was issued', () => {
  test.each([
    [
      'is not taken out into a draft',
      () => `update planning.target set revision_id = '${draft}' where revision_id = '${issued}'`,
    ],
    [
      'gets no part from a draft',
      () => `update planning.target set revision_id = '${issued}' where revision_id = '${draft}'`,
    ],
    [
      'gets no period from a draft',
      () => `update planning.item set revision_id = '${issued}' where revision_id = '${draft}'`,
    ],
    [
      'is not counted in another unit',
      () => `update planning.plan set unit = 'mL' where id = '${planId}'`,
    ],
  ])('%s', async (_case, statement) => {
    await expect(asReach('*', statement())).rejects.toThrow(/issued.* is never edited/)
  })

  test.each([
    ['moved to another year', () => `update planning.plan set year = 2099 where id = '${planId}'`],
    ['deleted', () => `delete from planning.revision where id = '${issued}'`],
    [
      'made of another notice’s text',
      () => `update planning.notice set result = '{}' where id = '${noticeId}'`,
    ],
    [
      'made of another file',
      () => `update planning.notice set bytes = '' where id = '${noticeId}'`,
    ],
    [
      'without the decisions it rests on',
      () => `delete from planning.notice_decision where notice_id = '${noticeId}'`,
    ],
  ])('is never %s: the application has no right to', async (_case, statement) => {
    await expect(asReach('*', statement())).rejects.toThrow(/permission denied/)
  })
})
