import * as xlsx from '@e965/xlsx'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { asDocx, asXlsx } from '../../test/notices-as.ts'
import { readPasted, readTable, unmerged } from './table-in.ts'
import { type RowOut, type SheetOut, writeCsv, writeXlsx } from './table-out.ts'

const cellsOf = async (bytes: Buffer, name: string) =>
  (await readTable(bytes, name)).sheets[0]!.rows.map(({ row, cells }) => [row, ...cells])

describe('a table to import', () => {
  const csv = '单位,人份\n"夏阳街道, 东",490\n\n"盈浦""街道""",478\n'
  const rows = [
    [1, '单位', '人份'],
    [2, '夏阳街道, 东', '490'],
    [4, '盈浦"街道"', '478'],
  ]

  test.each([
    ['in UTF-8', Buffer.from(csv)],
    ['in UTF-8 with its mark', Buffer.from(`\ufeff${csv}`)],
    ['in GB18030', iconv.encode(csv, 'gb18030')],
    ['with the line ends of Windows', Buffer.from(csv.replaceAll('\n', '\r\n'))],
    ['separated by semicolons', Buffer.from(csv.replaceAll(/,(?! )/g, ';'))],
    ['separated by tabs', Buffer.from(csv.replaceAll(/,(?! )/g, '\t'))],
  ])('%s gives its rows by their numbers', async (_, bytes) => {
    expect(await cellsOf(bytes, '单位.csv')).toEqual(rows)
  })

  test('keeps a line break inside quotes', async () => {
    expect(await cellsOf(Buffer.from('a,"b\nc"\r\nd,e'), 'x.csv')).toEqual([
      [1, 'a', 'b\nc'],
      [2, 'd', 'e'],
    ])
  })

  test('whose quotation never ends is refused with its row', async () => {
    await expect(readTable(Buffer.from('a,b\n"c,d\ne,f'), 'x.csv')).rejects.toMatchObject({
      code: 'file-broken',
      message: expect.stringContaining('row 2'),
    })
  })

  test('pasted from a spreadsheet gives its cells', () => {
    expect(readPasted('单位\t数\r\n甲\t1,066\r\n').rows).toEqual([
      { row: 1, cells: ['单位', '数'] },
      { row: 2, cells: ['甲', '1,066'] },
    ])
  })

  test('as xlsx tells its merged cells, and repeats them where wanted', async () => {
    const bytes = await asXlsx([['组', '单位'], [{ text: '镇街', rows: 2 }, '甲'], ['乙']])
    const [sheet] = (await readTable(bytes, '单位.xlsx')).sheets
    expect(sheet?.merged).toEqual([{ row: 2, column: 0, rows: 2, columns: 1 }])
    expect(unmerged(sheet!).map(({ cells }) => cells)).toEqual([
      ['组', '单位'],
      ['镇街', '甲'],
      ['镇街', '乙'],
    ])
  })

  test.each(['biff8', 'xlsx', 'xlml'] as const)(
    'written by another program as %s is read or refused',
    async (bookType) => {
      const sheet = xlsx.utils.aoa_to_sheet([
        ['单位', '数'],
        ['甲', 1066],
        ['乙', 3.10112199001011e17],
      ])
      const bytes: Buffer = xlsx.write(
        { SheetNames: ['表'], Sheets: { 表: sheet } },
        { type: 'buffer', bookType },
      )
      const read = cellsOf(bytes, '单位.xls')
      if (bookType === 'xlml')
        await expect(read).rejects.toMatchObject({ code: 'file-unsupported' })
      else
        expect(await read).toEqual([
          [1, '单位', '数'],
          [2, '甲', '1066'],
          [3, '乙', '3.10112E+17'],
        ])
    },
  )

  test('is not to be found in a docx', async () => {
    await expect(readTable(await asDocx(['甲']), 'a.docx')).rejects.toMatchObject({
      code: 'file-unsupported',
    })
  })

  test('without a filled cell is empty', async () => {
    await expect(readTable(Buffer.from(',,\n , \n'), 'a.csv')).rejects.toMatchObject({
      code: 'file-empty',
    })
  })
})

const sheet = (rows: readonly RowOut[]): SheetOut => ({
  name: '2027 年目标/分解',
  title: ['2027 年献血目标分解表', '青浦区'],
  columns: [
    { header: '单位', kind: 'text' },
    { header: '目标', group: '人份', kind: 'integer', unit: '人份' },
    { header: '占比', group: '人份', kind: 'percent' },
    { header: '截至', kind: 'day' },
  ],
  rows,
  totals: [['合计', 1066, 1, null]],
  notes: ['口径：200 mL 为一人份', '=快照 R-17'],
})

const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  "=cmd|'/c calc'!A0",
  '=HYPERLINK("http://x")',
  '＝1',
]

describe('a table to take away', () => {
  test.each(hostile)('never makes a formula of %j', async (text) => {
    const bytes = await writeXlsx({ sheets: [sheet([[text, 1066, 0.065, '2027-03-05']])] })
    const written = xlsx.read(bytes, { type: 'buffer', cellFormula: true }).Sheets[
      '2027 年目标 分解'
    ]!
    const cells = Object.entries(written).filter(([at]) => !at.startsWith('!'))
    expect(cells.filter(([, cell]) => 'f' in cell)).toEqual([])
    expect(written.A5).toMatchObject({ t: 's' })
    expect(String(written.A5.v).trim()).toBe(text.trim())

    const csv = writeCsv(['单位', '数'], [[text, -3]]).toString()
    expect(csv).toMatch(/^\ufeff单位,数\r\n"?'/)
    expect(csv).toContain(',-3\r\n')
    expect((await readTable(Buffer.from(csv), 'a.csv')).sheets[0]!.rows[1]!.cells).toEqual([
      text,
      '-3',
    ])
  })

  test('has merged titles and headers, and reads again as it was', async () => {
    const bytes = await writeXlsx({
      sheets: [
        sheet([
          ['夏阳街道', 1066, 0.065, '2027-03-05'],
          ['大数', 9007199254740991, null, null],
        ]),
      ],
    })
    const [read] = (await readTable(bytes, 'a.xlsx')).sheets
    expect(read?.rows.map(({ cells }) => cells)).toEqual([
      ['2027 年献血目标分解表'],
      ['青浦区'],
      ['单位', '人份', '', '截至'],
      ['', '目标（人份）', '占比'],
      ['夏阳街道', '1066', '6.5%', '2027-03-05'],
      ['大数', '9007199254740991'],
      ['合计', '1066', '100%'],
      ['口径：200 mL 为一人份'],
      ['=快照 R-17'],
    ])
    expect(read?.merged).toContainEqual({ row: 3, column: 1, rows: 1, columns: 2 })
    expect(read?.merged).toContainEqual({ row: 3, column: 0, rows: 2, columns: 1 })
  })

  test('prints on A4 with its header frozen and repeated', async () => {
    const { Workbook } = await import('@cj-tech-master/excelts')
    const workbook = new Workbook()
    await workbook.xlsx.load(await writeXlsx({ sheets: [sheet([]), sheet([])] }))
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '2027 年目标 分解',
      '2027 年目标 分解 (2)',
    ])
    const [first] = workbook.worksheets
    expect(first?.pageSetup).toMatchObject({ paperSize: 9, printTitlesRow: '3:4', fitToWidth: 1 })
    expect(first?.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 })
  })

  test('as CSV gives back any text', async () => {
    const text = fc.string({
      unit: fc.constantFrom('甲', 'a', '"', ',', '\n', "'", '=', '-', ';', '\t', '1'),
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          fc.pre(rows.every((row) => row.every((cell) => cell.trim() !== '')))
          const read = (await readTable(writeCsv(['列一', '列二'], rows), 'a.csv')).sheets[0]!
          expect(read.rows.slice(1).map(({ cells }) => cells)).toEqual(rows)
        },
      ),
    )
  })
})
