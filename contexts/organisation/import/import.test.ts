import iconv from 'iconv-lite'
import { beforeAll, describe, expect, test } from 'vitest'
import { readTable } from '#platform/documents/table-in.ts'
import { writeXlsx } from '#platform/documents/table-out.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict, givenTown, givenUnit } from '../given.ts'
import { tableTaker } from './given.ts'

const house = useApplication()
let officer: Asker
let district = ''

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  officer = await house.as('blood-office-officer', district)
})

const { looked, confirm, taken } = tableTaker(
  () => district,
  () => officer,
)

const verdictsOf = (preview: { rows: { row: number; verdict: string }[] }) =>
  preview.rows.map(({ row, verdict }) => `${row} ${verdict}`)
const rows = (what: string) =>
  rowsOf<{ count: string }>(house.database.owner, `select count(*) from organisation.${what}`)

describe('What a table would do', () => {
  test('every row is judged, nothing is written', async () => {
    await givenTown(house.app, district, '白鹭镇')
    await givenUnit(house.app, district, '教育局')
    const before = await rows('unit')
    const { preview } = await looked(
      [
        '云河区2026年单位人数表',
        '序号,单 位,类型,总人数(人),其中外来,条线,联系人,联系电话',
        '1,白 鹭 镇,,"1,066",20,,张晓明,13812341234',
        '2,区教育局,,620,,教育系统,,',
        '3,云河第一中学,学校,２１０,,教育系统,,',
        '4,云河医院,事业单位,-5,,,,',
        '5,云河水泥厂,,1000000000000000000,,,,',
        '6,云河面粉厂,,12.5,,,,',
        '7,,,10,,,,',
        '8,云河银行,民办,40,,,,',
        '9,云河剧院,,30,40,,,123',
        '10,云河第一中学,学校,211,,教育系统,,',
        ',小计,,99,,,,',
        ',合 计,,1906,,,,',
      ].join('\n'),
    )
    expect(preview.columns).toMatchObject({
      ...{ name: 1, kind: 2, amount: 3, migrants: 4, line: 5, liaison: 6, phone: 7, region: null },
    })
    expect(verdictsOf(preview)).toEqual([
      '3 changed',
      '4 close',
      '5 new',
      '6 error',
      '7 error',
      '8 error',
      '9 error',
      '10 error',
      '11 error',
      '12 conflict',
    ])
    const fault = (at: number) =>
      preview.rows[at].faults.map((one: { field: string; found: string }) => [one.field, one.found])
    expect(fault(3)).toEqual([['amount', '-5']])
    expect(fault(4)).toEqual([['amount', '1000000000000000000']])
    expect(fault(5)).toEqual([['amount', '12.5']])
    expect(fault(6)).toEqual([['name', '']])
    expect(fault(7)).toEqual([['kind', '民办']])
    expect(preview.rows[9].faults[0].expected.zh).toContain('第5行')
    expect(preview.rows[1].choices.map(({ label }: { label: { zh: string } }) => label.zh)).toEqual(
      ['就是“教育局”（云河区，委办局）', '另一个单位，新建'],
    )
    expect(preview.effective).toBe(2)
    expect(preview.sums[0]).toMatchObject({ field: 'amount', stated: 1906, row: 14 })
    expect(preview.warnings.map(({ zh }: { zh: string }) => zh).join()).toContain('合计不符')
    expect(await rows('unit')).toEqual(before)
    expect(await rows('import')).toEqual([{ count: '0' }])
  })

  test('a table in GB18030, its columns chosen by hand, is read', async () => {
    const text = '甲,乙,丙\n沙洲村,村居,88\n'
    const choice = { columns: { name: 0, kind: 1, amount: 2 } }
    const without = await looked(iconv.encode(text, 'gb18030'))
    expect(without.preview.blockers[0].zh).toContain('“单位”')
    const { preview } = await looked(iconv.encode(text, 'gb18030'), choice)
    expect(preview.rows).toMatchObject([
      { row: 2, verdict: 'new', cells: { name: '沙洲村', kind: '村居', amount: '88' } },
    ])
  })

  test('a missing column stands in the way, and nothing can be confirmed', async () => {
    const { asked, preview } = await looked('人数,类型\n5,学校\n')
    expect(preview.blockers[0].zh).toContain('“单位”')
    expect((await confirm(asked, preview.digest)).body.code).toBe('import-invalid')
  })

  test('formula cells count by their value; a region that is not there is an error', async () => {
    const { default: _, Workbook } = (await import('@cj-tech-master/excelts')) as {
      default?: unknown
      Workbook: new () => import('@cj-tech-master/excelts').Workbook
    }
    const book = new Workbook()
    const sheet = book.addWorksheet('单位')
    sheet.addRow(['单位', '人数', '地区'])
    sheet.addRow(['公式局', { formula: '20*31', result: 620 }, null])
    sheet.addRow(['远方局', 3, '远方镇'])
    const file = Buffer.from(await book.xlsx.writeBuffer())
    const uploaded = await officer.upload('formula.xlsx', file)
    const { body } = await officer.post('/organisation/imports/units/preview', {
      uploadId: uploaded.body.id,
      options: { regionId: district, year: 2026, statedOn: '2026-01-31' },
    })
    expect(body.rows).toMatchObject([
      { verdict: 'new', cells: { amount: '620' } },
      { verdict: 'error', faults: [{ field: 'region', found: '远方镇' }] },
    ])
  })
})

describe('Taking it in', () => {
  const table = [
    '单位,类型,人数,条线,分管负责人,分管领导电话,联络员,电话',
    '青石镇,街镇,300,,,,王小丽,13912345678',
    '财政局,机关,80,财税系统,李红,021-59732890,,',
    '税务局,机关,120,财税系统,,,,',
    '错误局,机关,abc,,,,,',
  ].join('\n')

  test('founds towns with their region, units, lines, head-counts and contacts; the rest comes back', async () => {
    const { status, body, asked } = await taken(table)
    expect(status).toBe(200)
    expect(body).toMatchObject({ counts: { new: 3, error: 1 }, rejected: 1 })
    const { body: list } = await officer.get('/organisation/units', { search: '局', year: '2026' })
    expect(list.units).toMatchObject([
      { name: '财政局', headcount: { amount: 80, source: expect.stringContaining('units-') } },
      { name: '教育局' },
      { name: '税务局', lines: [{ name: '财税系统' }] },
    ])
    const regions = await officer.get('/organisation/regions')
    expect(regions.body.map(({ name }: { name: string }) => name)).toContain('青石镇')
    const file = await officer.post('/organisation/imports/units/rejected.xlsx', asked)
    const { sheets } = await readTable(file.body, 'rejected.xlsx')
    expect(sheets[0]!.rows[1]!.cells).toEqual(
      expect.arrayContaining(['错误局', 'abc', expect.stringContaining('整数')]),
    )
  })

  test('the same table again changes nothing, however it is sent', async () => {
    const before = await Promise.all(['unit', 'headcount', 'liaison', 'import'].map(rows))
    const { preview, status, body } = await taken(table)
    expect(preview.counts).toMatchObject({ new: 0, changed: 0, same: 3, error: 1 })
    expect(status).toBe(200)
    expect(body.batchId).toBeNull()
    expect(await Promise.all(['unit', 'headcount', 'liaison', 'import'].map(rows))).toEqual(before)
  })

  test('twenty people taking in one file at once: one does, the others are told, nothing is doubled', async () => {
    const text = '单位,类型,人数\n人社局,机关,66\n民政局,机关,44\n'
    const seen = await Promise.all(Array.from({ length: 20 }, () => looked(text)))
    const answers = await Promise.all(
      seen.map(({ asked, preview }) => confirm(asked, preview.digest)),
    )
    expect(answers.filter(({ body }) => typeof body.batchId === 'string')).toHaveLength(1)
    for (const { status, body } of answers) {
      expect([200, 409]).toContain(status)
      if (status === 200 && body.batchId === null) expect(body.counts.same).toBe(2)
    }
    const { body } = await officer.get('/organisation/units', { search: '人社局' })
    expect(body.total).toBe(1)
  })

  test('what changed between seeing and confirming is not written over', async () => {
    const { asked, preview } = await looked('单位,人数\n财政局,85\n')
    const other = await taken('单位,人数\n财政局,90\n')
    expect(other.body.counts.changed).toBe(1)
    const answer = await confirm(asked, preview.digest)
    expect(answer).toMatchObject({ status: 409, body: { code: 'stale-version' } })
    const { body } = await officer.get('/organisation/units', { search: '财政局' })
    expect(body.units[0].headcount.amount).toBe(90)
  })

  test('a close row is taken in as decided, or left out', async () => {
    const text = '单位,人数\n区税务局,130\n区财政局,91\n区审计局,20\n'
    const { preview, asked } = await looked(text)
    expect(verdictsOf(preview)).toEqual(['2 close', '3 close', '4 new'])
    const [first] = preview.rows
    const decided = { ...asked, decisions: { 2: first.choices[0].choice, 3: 'skip' } }
    const again = await officer.post('/organisation/imports/units/preview', decided)
    expect(verdictsOf(again.body)).toEqual(['2 changed', '3 skipped', '4 new'])
    const { body } = await confirm(decided, again.body.digest)
    expect(body).toMatchObject({ counts: { changed: 1, skipped: 1, new: 1 }, rejected: 1 })
  })

  test('two units of one name in two towns are told apart by the region', async () => {
    const [east, west] = [
      await givenTown(house.app, district, '东桥镇'),
      await givenTown(house.app, district, '西桥镇'),
    ]
    await givenUnit(house.app, east.regionId, '中心小学', 'school')
    await givenUnit(house.app, west.regionId, '中心小学', 'school')
    const { preview } = await looked(
      '单位,地区,人数\n中心小学,东桥镇,30\n中心小学,西桥镇,40\n中心小学,,50\n',
    )
    expect(verdictsOf(preview)).toEqual(['2 changed', '3 changed', '4 close'])
  })
})

test('the template and the exported list of units can be taken in as they are', async () => {
  const template = await officer.get('/organisation/imports/units/template.xlsx')
  const { sheets } = await readTable(template.body, 'template.xlsx')
  expect(sheets[0]!.rows[0]!.cells[0]).toBe('单位')
  const exported = await officer.get('/organisation/units.xlsx', {
    regionId: district,
    year: '2026',
  })
  const uploaded = await officer.upload('units.xlsx', exported.body)
  const { body } = await officer.post('/organisation/imports/units/preview', {
    uploadId: uploaded.body.id,
    options: { regionId: district, year: 2026, statedOn: '2026-01-31' },
  })
  expect(body.counts).toMatchObject({ new: 0, changed: 0, close: 0, conflict: 0, error: 0 })
  expect(body.counts.same).toBeGreaterThan(10)
})

test('five hundred rows are judged and written within half a minute', async () => {
  const lines = Array.from({ length: 500 }, (_, i) => [`云河第${i + 1}纺织厂`, '企业', i])
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '单位',
        columns: ['单位', '类型', '人数'].map((header) => ({ header, kind: 'text' as const })),
        rows: lines,
      },
    ],
  })
  const began = performance.now()
  const uploaded = await officer.upload('many.xlsx', bytes)
  const asked = {
    uploadId: uploaded.body.id,
    options: { regionId: district, year: 2025, statedOn: '2025-12-31' },
  }
  const { body } = await officer.post('/organisation/imports/units/preview', asked)
  expect(body.counts.new).toBe(500)
  expect((await confirm(asked, body.digest)).body.counts.new).toBe(500)
  expect(performance.now() - began).toBeLessThan(30_000)
}, 60_000)
