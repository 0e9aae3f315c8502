import iconv from 'iconv-lite'
import { beforeAll, describe, expect, test } from 'vitest'
import { region } from '#platform/access/given.ts'
import { readTableHere } from '#platform/documents/table-in.ts'
import { writeXlsx } from '#platform/documents/table-out.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenTown, givenUnit } from '../../organisation/given.ts'
import { heads, table, tallyTaker } from './given.ts'

const house = useApplication()
let district: string
let officer: Asker
let bank: string

beforeAll(async () => {
  district = await region(house.app)
  await givenTown(house.app, district, '东河镇')
  await givenTown(house.app, district, '西河镇')
  bank = await givenUnit(house.app, district, '区人民银行')
  officer = await house.as('blood-office-officer', district)
})

const { looked, taken } = tallyTaker(
  () => district,
  () => officer,
)
const faultsOf = ({ rows }: { rows: { faults: { expected: { zh: string } }[] }[] }) =>
  rows.flatMap(({ faults }) => faults.map(({ expected }) => expected.zh)).join('；')
const batches = async () =>
  (await officer.get('/planning/tallies', { regionId: district })).body as {
    id: string
    rows: number
    renfen: number | null
    revertedAt: string | null
  }[]
const live = async () =>
  (
    await rowsOf(
      house.database.owner,
      `select count(*)::integer as rows from planning.tally where reverted_at is null`,
    )
  )[0]!.rows

describe('Taking a table in', () => {
  test('a preview says what will become of each row, and writes nothing', async () => {
    const before = await live()
    const bytes = table(
      ['2026-03-01', '东河镇', 40, 55],
      ['2026-03-02', '东河', 10, 12],
      ['2026-03-03', '火星公司', 10, 12],
      ['2026-13-01', '东河镇', 10, 12],
      ['2026-03-04', '西河镇', 10, 25],
      ['合计', '', 80, 116],
    )
    const { status, preview } = await looked(bytes)
    expect(status).toBe(200)
    expect(preview.counts).toMatchObject({ new: 1, close: 1, error: 3, same: 0, conflict: 0 })
    const rows = new Map(preview.rows.map((row: { row: number }) => [row.row, row]))
    expect(rows.get(2)).toMatchObject({ effect: { zh: '团体，40 人次、55 人份，记入东河镇' } })
    expect(rows.get(3)).toMatchObject({
      choices: [{ label: { zh: expect.stringContaining('东河镇') } }],
    })
    expect(faultsOf(preview)).toContain('日期，例如 2027-03-05')
    expect(faultsOf(preview)).toContain('不超过 20')
    expect(preview.sums[0]).toMatchObject({ field: 'visits', sum: 80, stated: 80 })
    expect(await live()).toBe(before)
  })

  test('takes what is new, leaves out what is not, and gives that back with its reasons', async () => {
    const bytes = table(['2026-04-01', '东河镇', 30, 40], ['2026-04-01', '火星公司', 5, 6])
    const { body } = await taken(bytes)
    expect(body).toMatchObject({ counts: { new: 1, error: 1 }, rejected: 1 })
    const { asked } = await looked(bytes)
    const answer = await officer.post('/planning/tallies/rejected.xlsx', asked)
    const { sheets } = await readTableHere(answer.body, 'rejected.xlsx')
    const rows = sheets[0]!.rows.map(({ cells }) => cells)
    expect(rows[0]).toEqual([...heads, '原行号', '错误说明'])
    expect(rows).toHaveLength(2)
    expect(rows[1]!.slice(-2)).toEqual(['3', expect.stringContaining('单位：名录中的单位')])
  })

  test('which unit a name means is decided once, and the rest of the file joins its import', async () => {
    const bytes = table(
      ['2026-05-01', '东河镇', 20, 30],
      ['2026-05-01', '人民银行', 8, 9],
      ['2026-05-02', '人民银行', 7, 8],
    )
    const first = (await taken(bytes)).body
    expect(first.counts).toMatchObject({ new: 1, close: 2 })
    const second = (await taken(bytes, { decisions: { 3: bank } })).body
    expect(second).toMatchObject({ batchId: first.batchId, counts: { new: 2, same: 1 } })
  })

  test('a unit of another region is no choice', async () => {
    const elsewhere = await region(house.app)
    const other = await givenUnit(house.app, elsewhere, '外区单位')
    const bytes = table(['2026-05-02', '火星公司', 8, 9])
    const { body } = await taken(bytes, { decisions: { 2: other } })
    expect(body).toMatchObject({ batchId: null, counts: { new: 0, error: 1 } })
  })

  test('the template is a table that can be filled in and read again', async () => {
    const answer = await officer.get('/planning/tallies/template.xlsx')
    const { sheets } = await readTableHere(answer.body, 'template.xlsx')
    expect(sheets[0]!.rows[0]!.cells).toEqual([...heads])
  })
})

describe('Nothing is counted twice', () => {
  const bytes = table(['2026-06-01', '东河镇', 30, 40], ['2026-06-02', '西河镇', 20, 25])

  test('the same file again changes nothing, nor does the same table under another name', async () => {
    await taken(bytes)
    const before = [await live(), (await batches()).length]
    for (const name of ['采集数.csv', '别名.csv']) {
      const { body } = await taken(bytes, {}, officer, name)
      expect(body).toMatchObject({ batchId: null, counts: { new: 0, same: 2 } })
    }
    expect([await live(), (await batches()).length]).toEqual(before)
    const wider = table(['2026-06-01', '东河镇', 30, 40], ['2026-06-03', '西河镇', 1, 1])
    expect((await taken(wider)).body.counts).toMatchObject({ new: 1, same: 1 })
  })

  test('other figures for the same unit, day and track contradict, and both stay as they were', async () => {
    const other = table(['2026-06-01', '东河镇', 31, 40])
    const { preview } = await looked(other)
    expect(preview.counts).toMatchObject({ conflict: 1 })
    expect(faultsOf(preview)).toContain('已记入的 30 人次、40 人份')
    expect((await taken(other)).body).toMatchObject({ batchId: null })
  })

  test('of two figures in one file neither is taken', async () => {
    const twice = table(['2026-06-09', '东河镇', 3, 4], ['2026-06-09', '东河镇', 4, 5])
    expect((await taken(twice)).body).toMatchObject({ batchId: null, counts: { conflict: 2 } })
  })

  test('twenty officers bring the same file at once: it is taken once', async () => {
    const big = table(
      ...Array.from(
        { length: 30 },
        (_, at) => [`2025-09-${String(at + 1).padStart(2, '0')}`, '东河镇', 10, 12] as const,
      ),
    )
    const seen = await Promise.all(Array.from({ length: 20 }, () => looked(big)))
    const before = Number(await live())
    const answers = await Promise.all(
      seen.map(({ asked, preview }) =>
        officer.post('/planning/tallies/confirm', { ...asked, digest: preview.digest }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(answers.filter(({ body }) => body.batchId !== null)).toHaveLength(1)
    expect(Number(await live())).toBe(before + 30)
  })

  test('what somebody else has taken since the preview is seen before anything is written', async () => {
    const mine = table(['2026-06-20', '东河镇', 5, 6], ['2026-06-21', '东河镇', 5, 6])
    const { asked, preview } = await looked(mine)
    await taken(table(['2026-06-20', '东河镇', 5, 6]))
    const late = await officer.post('/planning/tallies/confirm', {
      ...asked,
      digest: preview.digest,
    })
    expect(late).toMatchObject({ status: 409, body: { code: 'stale-version' } })
  })
})

describe('Taking an import back', () => {
  test('takes all of it, with a reason, and the same file may come again', async () => {
    const bytes = table(['2026-07-01', '东河镇', 30, 40], ['2026-07-02', '西河镇', 20, 25])
    const { batchId } = (await taken(bytes)).body
    const before = Number(await live())
    const back = await officer.post(`/planning/tallies/${batchId}/revert`, {
      reason: '填错了月份',
    })
    expect(back).toMatchObject({ status: 200, body: { rows: 2 } })
    expect(Number(await live())).toBe(before - 2)
    expect((await batches()).find(({ id }) => id === batchId)).toMatchObject({
      reason: '填错了月份',
      rows: 2,
    })
    expect((await taken(bytes)).body.counts).toMatchObject({ new: 2 })
  })

  test('needs a reason, and is done once', async () => {
    const { batchId } = (await taken(table(['2026-07-05', '东河镇', 3, 4]))).body
    expect(
      (await officer.post(`/planning/tallies/${batchId}/revert`, { reason: ' ' })).status,
    ).toBe(400)
    await officer.post(`/planning/tallies/${batchId}/revert`, { reason: '测试' })
    const again = await officer.post(`/planning/tallies/${batchId}/revert`, { reason: '测试' })
    expect(again).toMatchObject({ status: 409, body: { code: 'already-done' } })
  })

  test('stands in the record, as the import does', async () => {
    const { batchId } = (await taken(table(['2026-07-06', '东河镇', 3, 4]))).body
    await officer.post(`/planning/tallies/${batchId}/revert`, { reason: '核对后撤销' })
    const entries = await rowsOf(
      house.database.owner,
      `select name, data from record.entry where data ->> 'batch' = $1 order by id`,
      [batchId],
    )
    expect(entries).toMatchObject([
      { name: 'tally.imported', data: { rows: 1 } },
      { name: 'tally.reverted', data: { reason: '核对后撤销' } },
    ])
  })
})

describe('Who may', () => {
  test('only an officer of the region imports and takes back', async () => {
    const bytes = table(['2026-08-01', '东河镇', 3, 4])
    const { batchId } = (await taken(table(['2026-08-02', '东河镇', 3, 4]))).body
    for (const role of ['blood-office-approver', 'health-commission', 'liaison'] as const) {
      const who = await house.as(role, district)
      expect((await looked(bytes, {}, who)).status).toBe(403)
      expect((await taken(bytes, {}, who)).status).toBe(403)
      const revert = await who.post(`/planning/tallies/${batchId}/revert`, { reason: '试' })
      expect(revert.status).toBe(403)
    }
    const stranger = await house.as('blood-office-officer', await region(house.app))
    expect((await looked(bytes, {}, stranger)).status).toBe(404)
    expect((await taken(bytes, {}, stranger)).status).toBe(404)
    const revert = await stranger.post(`/planning/tallies/${batchId}/revert`, { reason: '试' })
    expect(revert.status).toBe(404)
  })

  test('nobody imports what another account has uploaded', async () => {
    const { asked, preview } = await looked(table(['2026-08-03', '东河镇', 3, 4]))
    const other = await house.as('blood-office-officer', district)
    const sent = { ...asked, digest: preview.digest }
    expect((await other.post('/planning/tallies/confirm', sent)).status).toBe(404)
  })
})

describe('Tables as they come', () => {
  test('a title above, spaces in heads, full-width digits and long dates are read', async () => {
    const xlsx = await writeXlsx({
      sheets: [
        {
          name: '三月',
          title: ['东河镇采集情况', '（演示）'],
          columns: [
            { header: '采血日期', kind: 'text' },
            { header: '单 位', kind: 'text' },
            { header: '人次（人次）', kind: 'text' },
            { header: '人份', kind: 'text' },
          ],
          rows: [['2026年9月1日', '东河镇', '１２', '１３．５']],
        },
      ],
    })
    const { preview } = await looked(xlsx, {}, officer, '表.xlsx')
    expect(preview.columns).toMatchObject({ day: 0, unit: 1, visits: 2, renfen: 3, track: null })
    expect(preview.rows[0]).toMatchObject({
      verdict: 'new',
      effect: { zh: '团体，12 人次、13.5 人份，记入东河镇' },
    })
  })

  test('a csv in GB18030 as spreadsheets here save it', async () => {
    const text = '日期,单位,人次,人份\n2026/9/2,东河镇,3,4.5\n'
    const { preview } = await looked(iconv.encode(text, 'gb18030'))
    expect(preview.counts).toMatchObject({ new: 1, error: 0 })
  })

  test.each([
    ['no column of days', '单位,人次\n东河镇,3\n'],
    ['a text', '今天没有采集。\n'],
    ['nothing but a heading', '日期,单位,人次,人份\n'],
  ])('%s: said before anything can be confirmed', async (_case, text) => {
    const { status, preview } = await looked(Buffer.from(text))
    expect(status).toBe(200)
    expect(preview.blockers).not.toEqual([])
  })

  test('a day to come and a day before there was a law are refused', async () => {
    const { preview } = await looked(
      table(['2199-01-01', '东河镇', 3, 4], ['1990-01-01', '东河镇', 3, 4]),
    )
    expect(preview.counts).toMatchObject({ error: 2 })
  })
})
