import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { asDocx, asPdf, asXlsx } from '../../test/notices-as.ts'
import { givenDocx, givenParagraph, givenXlsx, givenZip, refusal } from './given.ts'
import { readLimited } from './limited.ts'
import { documentLimits } from './limits.ts'
import type { OpenedDocument } from './lines.ts'
import { openDocument } from './open.ts'

const MB = 1024 * 1024

const docx = () => asDocx(['通知', ['甲', '1']])

describe('a hostile file', () => {
  test('that swells when unpacked is refused by its directory', async () => {
    const bomb = givenZip({
      ...givenDocx(givenParagraph('x')),
      'word/styles.xml': Buffer.alloc(200 * MB),
    })
    expect(bomb.length).toBeLessThan(MB)
    expect((await refusal(bomb, '通知.docx')).code).toBe('too-large')
  })

  test('that swells further than it declares is stopped there', async () => {
    const bomb = givenZip(givenDocx(givenParagraph('通知'.repeat(MB))), {
      part: 'word/document.xml',
      unpacked: 500,
    })
    expect((await refusal(bomb, '通知.docx')).code).toBe('too-large')
  })

  test('of many small parts is refused', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, i) => [`word/a${i}.xml`, '']),
    )
    expect((await refusal(givenZip({ ...givenDocx(''), ...parts }), '通知.docx')).code).toBe(
      'too-large',
    )
  })

  test.each([
    ['an external entity', '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ['a bomb of entities', '<!DOCTYPE w [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'],
  ])('with %s is refused', async (_, declaration) => {
    const bytes = givenZip(givenDocx(givenParagraph('&x;'), declaration))
    expect((await refusal(bytes, '通知.docx')).code).toBe('file-broken')
  })

  test('with a declaration hidden in UTF-16 is refused', async () => {
    const parts = givenXlsx('<sheetData/>')
    const hidden = Buffer.from('\ufeff<!DOCTYPE x><sst/>', 'utf16le')
    expect(
      (await refusal(givenZip({ ...parts, 'xl/sharedStrings.xml': hidden }), '表.xlsx')).code,
    ).toBe('file-broken')
  })

  test('fetches nothing from outside', async () => {
    let asked = 0
    const server = createServer((_, answer) => {
      asked++
      answer.end()
    }).listen(0)
    const { port } = server.address() as { port: number }
    const relation = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://127.0.0.1:${port}/a.png" TargetMode="External"/></Relationships>`
    const picture =
      '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    const parts = {
      ...givenDocx(givenParagraph('通知') + picture),
      'word/_rels/document.xml.rels': relation,
    }
    const { lines } = await openDocument(givenZip(parts), '通知.docx')
    server.close()
    expect(lines[0]?.text).toBe('通知')
    expect(asked).toBe(0)
  })

  test('whose merged cells cover the whole sheet is refused', async () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    expect((await refusal(givenZip(givenXlsx(sheet)), '表.xlsx')).code).toBe('too-large')
  })

  test('with a validation over whole columns, as offices make them, is read at once', async () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData><dataValidations count="1"><dataValidation type="whole" sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation></dataValidations>'
    expect((await openDocument(givenZip(givenXlsx(sheet)), '表.xlsx')).lines[0]?.text).toBe('7')
  })
})

describe('a file beyond the limits', () => {
  test('of too many lines or cells for a document is refused', async () => {
    const lines = await refusal(Buffer.from('甲\n乙\n丙\n'), '通知.txt', {
      ...documentLimits,
      documentLines: 2,
    })
    const cells = await refusal(await asXlsx([['甲', '乙', '丙']]), '表.xlsx', {
      ...documentLimits,
      documentCells: 3,
    })
    expect([lines.code, cells.code]).toEqual(['too-large', 'too-large'])
  })

  test('that takes too long is ended, and the next file is read', async () => {
    const slow = await refusal(await docx(), '通知.docx', { ...documentLimits, milliseconds: 1 })
    expect(slow.code).toBe('file-broken')
    expect((await openDocument(await docx(), '通知.docx')).lines[0]?.text).toBe('通知')
  })

  test('that needs too much memory is ended without harm to the server', async () => {
    const rows = Array.from(
      { length: 40_000 },
      (_, i) =>
        `<row r="${i + 1}">${'ABCDEFGHIJ'.replace(/./g, (c) => `<c r="${c}${i + 1}"><v>${i}</v></c>`)}</row>`,
    )
    const bytes = givenZip(givenXlsx(`<sheetData>${rows.join('')}</sheetData>`))
    const hungry = await refusal(bytes, '表.xlsx', { ...documentLimits, memoryMb: 24 })
    expect(hungry.code).toBe('too-large')
  })

  test('of 200 MB is refused while it arrives', async () => {
    let sent = 0
    const upload = Readable.from(
      (function* () {
        for (; sent < 200; sent++) yield Buffer.alloc(MB)
      })(),
      { highWaterMark: 1 },
    )
    await expect(readLimited(upload, 100 * MB, '大.docx')).rejects.toMatchObject({
      code: 'too-large',
      values: { name: '大.docx' },
    })
    expect(sent).toBeLessThan(110)
    expect(upload.destroyed).toBe(true)
  })
})

test('no file, however damaged, does more than be read or be refused', async () => {
  const whole = [
    await docx(),
    await asXlsx(['通知', ['甲', '1']]),
    await asPdf(['通知', ['甲', '1']]),
  ]
  const damage = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      fc.array(damage, { minLength: 1, maxLength: 12 }),
      async (file, damages) => {
        const bytes = Buffer.from(file)
        for (const [at, byte] of damages) bytes[at % bytes.length] = byte
        const answer = await openDocument(bytes, '通知').catch((cause: unknown) => cause)
        expect(answer instanceof Problem || (answer as OpenedDocument).lines.length > 0).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})
