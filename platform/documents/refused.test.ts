import { describe, expect, test } from 'vitest'
import { asDocx, asPdf, asXlsx } from '../../test/notices-as.ts'
import { givenCompound, givenDocx, givenParagraph, givenXlsx, givenZip, refusal } from './given.ts'
import { openDocument } from './open.ts'

const docx = () => asDocx(['通知', ['甲', '1']])

describe('refused, with what to do about it', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), '通知.docx', 'file-empty'],
    ['a text of nothing but space', Buffer.from('\ufeff \r\n\u3000\n'), '通知.txt', 'file-empty'],
    [
      'bytes that are no text',
      Buffer.from([0, 1, 2, 3, 200, 0, 0, 7]),
      '通知.txt',
      'file-not-text',
    ],
    [
      'bytes of no encoding',
      Buffer.from([0x81, 0x20, 0xff, 0xff, 0xfd, 0x80, 0x0a]),
      '通知.txt',
      'file-not-text',
    ],
    [
      'unknown bytes called .docx',
      Buffer.from([0, 1, 2, 3, 200, 0, 0, 7]),
      '通知.docx',
      'file-unsupported',
    ],
    [
      'a picture called .docx',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'),
      '通知.docx',
      'file-unsupported',
    ],
    [
      'a web page called .doc',
      Buffer.from('<html><body>通知</body></html>'),
      '通知.doc',
      'file-unsupported',
    ],
    [
      'an archive that is no document',
      givenZip({ 'a.txt': '通知' }),
      '通知.docx',
      'file-unsupported',
    ],
    ['a fixed-layout document', givenZip({ 'OFD.xml': '<OFD/>' }), '通知.ofd', 'file-unsupported'],
    ['a docx without text', givenZip(givenDocx('<w:p/>')), '通知.docx', 'file-empty'],
    [
      'a docx of pictures',
      givenZip({ ...givenDocx('<w:p/>'), 'word/media/a.png': 'x' }),
      '扫描.docx',
      'file-without-text',
    ],
    ['a workbook without cells', givenZip(givenXlsx('<sheetData/>')), '表.xlsx', 'file-empty'],
    [
      'a document with a password',
      givenCompound({ EncryptionInfo: Buffer.alloc(8), EncryptedPackage: Buffer.alloc(8) }),
      '表.xlsx',
      'file-encrypted',
    ],
    [
      'an encrypted doc',
      givenCompound({ WordDocument: Buffer.from([0xec, 0xa5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]) }),
      '通知.doc',
      'file-encrypted',
    ],
    [
      'a presentation',
      givenCompound({ 'PowerPoint Document': Buffer.alloc(8) }),
      '通知.doc',
      'file-unsupported',
    ],
    [
      'an archive with a password',
      givenZip(givenDocx(givenParagraph('密')), { flags: 1 }),
      '通知.docx',
      'file-encrypted',
    ],
  ])('%s', async (_, bytes, name, code) => {
    expect((await refusal(bytes, name)).code).toBe(code)
  })
})

describe('refused by its bytes', () => {
  test('an xls with a password', async () => {
    const xlsx = await import('@e965/xlsx')
    const sheet = xlsx.utils.aoa_to_sheet([['单位', '数']])
    const bytes: Buffer = xlsx.write(
      { SheetNames: ['表'], Sheets: { 表: sheet } },
      { type: 'buffer', bookType: 'biff8' },
    )
    expect((await openDocument(bytes, '表.xls')).lines[0]?.text).toBe('单位\t数')
    // After the first record (BOF, 20 bytes) stands FilePass: what follows is encrypted.
    const stream = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00]))
    Buffer.from([0x2f, 0x00, 0x06, 0x00, 0, 0, 1, 2, 3, 4]).copy(bytes, stream + 20)
    expect((await refusal(bytes, '表.xls')).code).toBe('file-encrypted')
  })

  test('a PDF with a password', async () => {
    const { default: PdfDocument } = await import('pdfkit')
    const pdf = new PdfDocument({ userPassword: 'secret', pdfVersion: '1.7' })
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk)).text('plan')
    const ended = new Promise((resolve) => pdf.on('end', resolve))
    pdf.end()
    await ended
    expect((await refusal(Buffer.concat(chunks), '通知.pdf')).code).toBe('file-encrypted')
  })

  test('a scanned PDF', async () => {
    const { default: PdfDocument } = await import('pdfkit')
    const pdf = new PdfDocument()
    const chunks: Buffer[] = []
    pdf
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .rect(50, 50, 400, 600)
      .fill('black')
    const ended = new Promise((resolve) => pdf.on('end', resolve))
    pdf.end()
    await ended
    expect((await refusal(Buffer.concat(chunks), '扫描.pdf')).code).toBe('file-without-text')
  })

  test.each(['docx', 'xlsx', 'pdf'] as const)('a %s of which half is missing', async (format) => {
    const make = { docx: asDocx, xlsx: asXlsx, pdf: asPdf }[format]
    const bytes = await make(['通知', ['甲', '1']])
    expect((await refusal(bytes.subarray(0, bytes.length / 2), `a.${format}`)).code).toBe(
      'file-broken',
    )
  })

  test('a doc or xls of which all but the start is missing', async () => {
    const bytes = givenCompound({ WordDocument: Buffer.alloc(8) })
    expect((await refusal(bytes.subarray(0, 600), '通知.doc')).code).toBe('file-broken')
    expect((await refusal(bytes, '通知.doc')).code).toBe('file-broken')
  })

  test('a docx in which a byte was changed', async () => {
    const bytes = await docx()
    const at = bytes.indexOf('word/document.xml') + 60
    bytes[at] = bytes[at]! ^ 0xff
    expect((await refusal(bytes, '通知.docx')).code).toBe('file-broken')
  })
})

describe('opened as what it is', () => {
  test.each([
    ['a PDF called .docx', asPdf, '通知.docx', 'pdf', ['extension-differs']],
    ['a docx called .doc', asDocx, '通知.doc', 'docx', ['extension-differs']],
    ['an xlsx called .xls', asXlsx, '表.xls', 'xlsx', ['extension-differs']],
    ['a docx without an ending', asDocx, '通知', 'docx', []],
    ['a docx called .DOCX', asDocx, '通知.DOCX', 'docx', []],
  ] as const)('%s', async (_, make, name, format, codes) => {
    const opened = await openDocument(await make(['通知']), name)
    expect(opened.format).toBe(format)
    expect(opened.notices.map(({ code }) => code)).toEqual(codes)
  })

  test('a text called .docx', async () => {
    const opened = await openDocument(Buffer.from('通知'), '通知.docx')
    expect([opened.format, opened.notices[0]?.code]).toEqual(['txt', 'extension-differs'])
  })
})
