import iconv from 'iconv-lite'
import { beforeAll, describe, expect, test } from 'vitest'
import { region } from '#platform/access/given.ts'
import { readTableHere } from '#platform/documents/table-in.ts'
import { writeXlsx } from '#platform/documents/table-out.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenTown, givenUnit } from '../../organisation/given.ts'
import { heads, sendTable, table } from './given.ts'

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

const importing = (bytes: Buffer, more: object = {}, who = officer) =>
  sendTable(who, '/planning/tallies', { regionId: district, bytes, ...more })
const previewing = (bytes: Buffer, more: object = {}, who = officer) =>
  sendTable(who, '/planning/tallies/preview', { regionId: district, bytes, ...more })
const batches = async () =>
  (await officer.get('/planning/tallies', { regionId: district })).body as {
    id: string
    rows: number
    renfen: number
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
    const { status, body } = await previewing(bytes)
    expect(status).toBe(200)
    expect(body.counts).toEqual({ new: 1, same: 0, close: 1, conflict: 0, error: 3 })
    expect(body.names.map(({ label, candidates }: never) => [label, candidates])).toEqual([
      ['东河', [expect.objectContaining({ name: '东河镇' })]],
      ['火星公司', []],
    ])
    expect(body.warnings.map(({ zh }: { zh: string }) => zh)).toContainEqual(
      expect.stringContaining('合计行人次写 80'),
    )
    expect(body.sum).toMatchObject({ visits: 40, renfen: 55 })
    const faults = body.rows.flatMap((row: { faults: { zh: string }[] }) =>
      row.faults.map(({ zh }) => zh),
    )
    expect(faults).toContainEqual(expect.stringContaining('不是日期'))
    expect(faults).toContainEqual(expect.stringContaining('每人次最多 400 毫升'))
    expect(await live()).toBe(before)
  })

  test('takes what is new, leaves out what is not, and returns it with its reasons', async () => {
    const bytes = table(['2026-04-01', '东河镇', 30, 40], ['2026-04-01', '火星公司', 5, 6])
    const { body } = await importing(bytes)
    expect(body.counts).toMatchObject({ new: 1, error: 1 })
    const answer = await sendTable(officer, '/planning/tallies/rejected.xlsx', {
      regionId: district,
      bytes,
    })
    const { sheets } = await readTableHere(answer.body, 'rejected.xlsx')
    const rows = sheets[0]!.rows.map(({ cells }) => cells)
    expect(rows[0]).toEqual([...heads, '原行号', '错误说明'])
    expect(rows).toHaveLength(2)
    expect(rows[1]!.slice(-2)).toEqual(['3', expect.stringContaining('没有“火星公司”')])
  })

  test('an officer says which unit a name means, and the rest of the file joins its import', async () => {
    const bytes = table(['2026-05-01', '东河镇', 20, 30], ['2026-05-01', '人民银行', 8, 9])
    const first = (await importing(bytes)).body
    expect(first.counts).toMatchObject({ new: 1, close: 1 })
    const second = (await importing(bytes, { units: { 人民银行: bank } })).body
    expect(second).toMatchObject({ batchId: first.batchId, counts: { new: 1, same: 1 } })
  })

  test('a unit of another region cannot be chosen', async () => {
    const elsewhere = await region(house.app)
    const other = await givenUnit(house.app, elsewhere, '外区单位')
    const bytes = table(['2026-05-02', '火星公司', 8, 9])
    expect((await importing(bytes, { units: { 火星公司: other } })).status).toBe(404)
  })
})

describe('Nothing is counted twice', () => {
  const bytes = table(['2026-06-01', '东河镇', 30, 40], ['2026-06-02', '西河镇', 20, 25])

  test('the same file again changes nothing, nor does the same table under another name', async () => {
    await importing(bytes)
    const before = [await live(), (await batches()).length]
    for (const more of [{}, { name: '别名.csv' }]) {
      const { body } = await importing(bytes, more)
      expect(body).toMatchObject({ batchId: null, counts: { new: 0, same: 2 } })
    }
    const wider = table(['2026-06-01', '东河镇', 30, 40], ['2026-06-03', '西河镇', 1, 1])
    expect((await importing(wider)).body.counts).toMatchObject({ new: 1, same: 1 })
    expect(await live()).toBe(Number(before[0]) + 1)
  })

  test('other figures for the same unit, day and track contradict, and both stay as they were', async () => {
    const other = table(['2026-06-01', '东河镇', 31, 40])
    const { body } = await previewing(other)
    expect(body.counts).toMatchObject({ conflict: 1 })
    expect(body.rows[0].faults[0].zh).toContain('30 人次、40 人份')
    expect((await importing(other)).body).toMatchObject({ batchId: null })
  })

  test('twenty officers bring the same file at once: it is taken once', async () => {
    const big = table(
      ...Array.from(
        { length: 30 },
        (_, at) => [`2025-09-${String(at + 1).padStart(2, '0')}`, '东河镇', 10, 12] as const,
      ),
    )
    const uploads = await Promise.all(
      Array.from({ length: 20 }, () => officer.upload('同一份.csv', big)),
    )
    const before = Number(await live())
    const answers = await Promise.all(
      uploads.map(({ body }) =>
        officer.post('/planning/tallies', { regionId: district, uploadId: body.id }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(answers.filter(({ body }) => body.batchId !== null)).toHaveLength(1)
    expect(Number(await live())).toBe(before + 30)
  })
})

describe('Taking an import back', () => {
  test('takes all of it, with a reason, and the same file may come again', async () => {
    const bytes = table(['2026-07-01', '东河镇', 30, 40], ['2026-07-02', '西河镇', 20, 25])
    const { batchId } = (await importing(bytes)).body
    const before = Number(await live())
    const taken = await officer.post(`/planning/tallies/${batchId}/revert`, {
      reason: '填错了月份',
    })
    expect(taken).toMatchObject({ status: 200, body: { rows: 2 } })
    expect(Number(await live())).toBe(before - 2)
    expect((await batches()).find(({ id }) => id === batchId)).toMatchObject({
      reason: '填错了月份',
      rows: 2,
    })
    expect((await importing(bytes)).body.counts).toMatchObject({ new: 2 })
  })

  test('needs a reason, and is done once', async () => {
    const { batchId } = (await importing(table(['2026-07-05', '东河镇', 3, 4]))).body
    expect(
      (await officer.post(`/planning/tallies/${batchId}/revert`, { reason: ' ' })).status,
    ).toBe(400)
    await officer.post(`/planning/tallies/${batchId}/revert`, { reason: '测试' })
    const again = await officer.post(`/planning/tallies/${batchId}/revert`, { reason: '测试' })
    expect(again).toMatchObject({ status: 409, body: { code: 'already-done' } })
  })

  test('stands in the record, as the import does', async () => {
    const { batchId } = (await importing(table(['2026-07-06', '东河镇', 3, 4]))).body
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
    const { batchId } = (await importing(table(['2026-08-02', '东河镇', 3, 4]))).body
    for (const role of ['blood-office-approver', 'health-commission', 'liaison'] as const) {
      const who = await house.as(role, district)
      expect((await importing(bytes, {}, who)).status).toBe(403)
      expect((await previewing(bytes, {}, who)).status).toBe(403)
      const revert = await who.post(`/planning/tallies/${batchId}/revert`, { reason: '试' })
      expect(revert.status).toBe(403)
    }
    const stranger = await house.as('blood-office-officer', await region(house.app))
    expect((await importing(bytes, {}, stranger)).status).toBe(404)
    expect((await previewing(bytes, {}, stranger)).status).toBe(404)
    const revert = await stranger.post(`/planning/tallies/${batchId}/revert`, { reason: '试' })
    expect(revert.status).toBe(404)
  })

  test('nobody imports what another account has uploaded', async () => {
    const { body } = await officer.upload('甲.csv', table(['2026-08-03', '东河镇', 3, 4]))
    const other = await house.as('blood-office-officer', district)
    const answer = await other.post('/planning/tallies', { regionId: district, uploadId: body.id })
    expect(answer.status).toBe(404)
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
          rows: [['2026年9月1日', '东河镇', '１２', '1,5']],
        },
      ],
    })
    const { body } = await previewing(xlsx, { name: '表.xlsx' })
    expect(body.columns).toEqual(['day', 'unit', 'visits', 'renfen'])
    expect(body.rows[0]).toMatchObject({ day: '2026-09-01', verdict: 'error' })
    expect(body.rows[0].faults[0].zh).toContain('分隔符')
  })

  test('a csv in GB18030 as spreadsheets here save it, with a total row', async () => {
    const text = '日期,单位,人次,人份\n2026/9/2,东河镇,3,4.5\n合计,,3,4.5\n'
    const { body } = await previewing(iconv.encode(text, 'gb18030'))
    expect(body.counts).toMatchObject({ new: 1, error: 0 })
    expect(body.sum).toMatchObject({ visits: 3, renfen: 4.5 })
    expect(body.warnings.map(({ zh }: { zh: string }) => zh).join()).not.toContain('合计')
  })

  test.each([
    ['a table without dates', '单位,人次\n东河镇,3\n', 'import-invalid', 422],
    ['a text', '今天没有采集。\n', 'import-invalid', 422],
    ['nothing but a heading', '日期,单位,人次,人份\n', null, 200],
  ])('%s', async (_case, text, code, status) => {
    const answer = await previewing(Buffer.from(text))
    expect(answer.status).toBe(status)
    if (code !== null) expect(answer.body.code).toBe(code)
  })

  test('a day to come and a day before there was a law are refused', async () => {
    const { body } = await previewing(
      table(['2199-01-01', '东河镇', 3, 4], ['1990-01-01', '东河镇', 3, 4]),
    )
    expect(body.counts).toMatchObject({ error: 2 })
  })
})
