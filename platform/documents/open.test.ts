import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { asDocx, asPdf, asXlsx, type NoticeLine } from '../../test/notices-as.ts'
import { givenDocx, givenParagraph, givenXlsx, givenZip } from './given.ts'
import { openDocument, openFile } from './open.ts'
import { readDocument } from './read.ts'

const text = '关于做好无偿献血工作的通知\n\n\u3000\u3000一、目标：１２人份。\n合计\t11,173\n'

const textsOf = async (bytes: Buffer, name: string) =>
  (await openDocument(bytes, name)).lines.map((line) => line.text)

describe('a text', () => {
  const lines = [
    '关于做好无偿献血工作的通知',
    '',
    '\u3000\u3000一、目标：１２人份。',
    '合计\t11,173',
  ]

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little end first', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['UTF-16 big end first', iconv.encode(text, 'utf-16be', { addBOM: true })],
    ['GB18030', iconv.encode(text, 'gb18030')],
    ['UTF-8 with the line ends of Windows', Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('in %s gives its lines', async (_, bytes) => {
    expect(await openDocument(bytes, '通知.txt')).toEqual({
      format: 'txt',
      lines: lines.map((line, i) => ({ line: i + 1, text: line })),
      notices: [],
    })
  })

  test('in GB18030 keeps the rare characters of names', async () => {
    expect(await textsOf(iconv.encode('联络员：𠮷田、㛃、䶮', 'gb18030'), '名单.txt')).toEqual([
      '联络员：𠮷田、㛃、䶮',
    ])
  })

  test('cut inside its last character says so and stays what it was', async () => {
    const { lines: got, notices } = await openDocument(
      Buffer.from(text.trim()).subarray(0, 42),
      '通知.txt',
    )
    expect(got[0]?.text).toBe('关于做好无偿献血工作的通知')
    expect(notices.map(({ code }) => code)).toEqual(['text-cut'])
  })

  test('with one damaged byte is not taken for another encoding', async () => {
    const bytes = Buffer.from(text.repeat(20))
    bytes[50] = 0xff
    const { lines: got, notices } = await openDocument(bytes, '通知.txt')
    expect(got[25]?.text).toBe('')
    expect(got[24]?.text).toBe('关于做好无偿献血工作的通知')
    expect(notices.map(({ code }) => code)).toEqual(['bytes-unreadable'])
  })

  test('called .md is one', async () => {
    expect((await openDocument(Buffer.from('# 通知'), 'a.md')).format).toBe('md')
  })
})

const table: readonly NoticeLine[] = [
  '关于下达 2027 年计划的通知',
  ['单 位', '总人数', '任务数（人份）', '计划时间'],
  ['甲街道', '', '1066', '3月上旬'],
  ['乙镇（东片、西片）', '620', '124', ''],
  ['=丙单位', '35', '7', '4月'],
  ['合计', '655', '1197', ''],
  '二〇二七年一月五日',
]

const rows = table.map((line) => (typeof line === 'string' ? line : line.join('\t')))

describe('the same table', () => {
  test('as docx gives the same cells in order', async () => {
    const { format, lines } = await openDocument(await asDocx(table), '通知.docx')
    expect(format).toBe('docx')
    expect(lines.map((line) => line.text)).toEqual(rows)
    expect(lines[3]?.cells?.map((cell) => cell.text)).toEqual(table[3])
    expect(lines.map((line) => line.line)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('as xlsx gives the same cells in order', async () => {
    const { format, lines } = await openDocument(await asXlsx(table, '任务表'), '通知.xlsx')
    expect(format).toBe('xlsx')
    expect(lines.map((line) => line.text)).toEqual(rows.map((row) => row.replace(/\t+$/, '')))
    expect(lines[2]).toMatchObject({ line: 3, sheet: '任务表' })
  })

  test('as PDF gives the same cells in order, empty ones too', async () => {
    const { format, lines } = await openDocument(await asPdf(table), '通知.pdf')
    expect(format).toBe('pdf')
    expect(lines.map((line) => line.text)).toEqual(rows)
    expect(lines[6]).toMatchObject({ line: 7, page: 1 })
  })

  test('with merged cells gives each once, with its reach', async () => {
    const merged: NoticeLine[] = [
      [{ text: '七月', rows: 2 }, '甲镇', { text: '1243', rows: 2 }],
      ['乙镇'],
      [{ text: '合计', columns: 2 }, '1243'],
    ]
    const expected = [
      [
        { text: '七月', column: 0, columns: 1, rows: 2 },
        { text: '甲镇', column: 1, columns: 1, rows: 1 },
        { text: '1243', column: 2, columns: 1, rows: 2 },
      ],
      [{ text: '乙镇', column: 1, columns: 1, rows: 1 }],
      [
        { text: '合计', column: 0, columns: 2, rows: 1 },
        { text: '1243', column: 2, columns: 1, rows: 1 },
      ],
    ]
    for (const [name, bytes] of [
      ['a.docx', await asDocx(merged)],
      ['a.xlsx', await asXlsx(merged)],
    ] as const) {
      const { lines } = await openDocument(bytes, name)
      expect(lines.slice(0, 3).map((line) => line.cells)).toEqual(expected)
    }
  })
})

describe('a docx', () => {
  test('gives a paragraph broken by hand as several lines and keeps empty ones', async () => {
    const body = `<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p><w:p/>${givenParagraph('丙')}`
    expect(await textsOf(givenZip(givenDocx(body)), 'a.docx')).toEqual(['甲', '乙', '', '丙'])
  })

  test('leaves out what was deleted and keeps what was inserted', async () => {
    const body =
      '<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>'
    expect(await textsOf(givenZip(givenDocx(body)), 'a.docx')).toEqual(['新'])
  })

  test('laid out by a table of one column is read as its paragraphs', async () => {
    const cell = `<w:tc>${givenParagraph('通知')}${givenParagraph('正文')}</w:tc>`
    expect(
      await textsOf(givenZip(givenDocx(`<w:tbl><w:tr>${cell}</w:tr></w:tbl>`)), 'a.docx'),
    ).toEqual(['通知', '正文'])
  })
})

describe('an xlsx', () => {
  test('gives values, not formulas, and days as days', async () => {
    const { Workbook } = await import('@cj-tech-master/excelts')
    const workbook = new Workbook()
    const sheet = workbook.addWorksheet('甲')
    sheet.addRow([
      { formula: 'HYPERLINK("http://x/"&B1)', result: 11173 },
      0.1 + 0.2,
      3.10112199001011e17,
    ])
    sheet.addRow([
      new Date('2027-03-05T00:00:00Z'),
      0.065,
      { richText: [{ text: '富' }, { text: '文本' }] },
    ])
    sheet.getCell('B2').numFmt = '0.0%'
    const hidden = workbook.addWorksheet('备用')
    hidden.state = 'hidden'
    hidden.addRow(['藏'])
    const { lines, notices } = await openDocument(
      Buffer.from(await workbook.xlsx.writeBuffer()),
      'a.xlsx',
    )
    expect(lines.map((line) => line.text)).toEqual([
      '11173\t0.3\t3.10112E+17',
      '2027-03-05\t6.5%\t富文本',
      '藏',
    ])
    expect(notices.map(({ code, values }) => [code, values.sheet])).toEqual([
      ['hidden-sheet', '备用'],
    ])
  })

  test('keeps the numbers of its rows, one empty line for any gap', async () => {
    const sheet =
      '<sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="900000"><c r="C900000"><v>2</v></c></row></sheetData>'
    const { lines } = await openDocument(givenZip(givenXlsx(sheet)), 'a.xlsx')
    expect(lines.map(({ line, text }) => [line, text])).toEqual([
      [1, ''],
      [2, '1'],
      [3, ''],
      [900000, '\t\t2'],
    ])
  })
})

describe('by another producer', () => {
  const folder = new URL('../../contexts/planning/notices/files/', import.meta.url)
  const bytesOf = (name: string) => readFileSync(new URL(name, folder))

  test.each(['qingpu-2020.docx', 'qingpu-2020.doc', 'qingpu-2020.xlsx', 'qingpu-2020.pdf'])(
    '%s gives its rows',
    async (name) => {
      const texts = await textsOf(bytesOf(name), name)
      const flat = texts.map((line) => line.replace(/\s+/g, ' ').trim())
      for (const row of [
        '夏阳街道 490',
        '白鹤镇 1066',
        '合计 10118',
        '区教育局（城区部分） 315',
        '十月 委办局、区府直属单位等 1055',
        '合计 11173',
      ]) {
        expect(flat).toContain(row)
      }
      expect(texts).toContain('2020 年青浦区无偿献血月份计划表')
    },
  )

  test.each(['doc', 'docx', 'pdf', 'xls', 'xlsx'])(
    'zhangjiajie-2012.%s keeps figures under their headings',
    async (format) => {
      const texts = await textsOf(bytesOf(`zhangjiajie-2012.${format}`), `a.${format}`)
      expect(texts.map((line) => line.replaceAll(' ', ''))).toContain(
        '市人民医院\t620\t124\t3月上旬',
      )
      expect(texts.map((line) => line.trimEnd())).toContain('慈利县\t\t2700')
    },
  )
})

describe('a file by its path', () => {
  test('is opened, in this thread where a command wants it', async () => {
    const path = fileURLToPath(new URL('./open.ts', import.meta.url))
    expect(existsSync(path)).toBe(true)
    expect((await openFile(path, readDocument)).lines[0]?.text).toContain('import')
  })

  test('that is not there is said to be missing', async () => {
    await expect(openFile('/nowhere/通知.docx')).rejects.toMatchObject({ code: 'file-missing' })
  })
})
