import { crc32, deflateRawSync } from 'node:zlib'
import { Problem } from '#kernel/problem.ts'
import { documentLimits } from './limits.ts'
import { openDocument } from './open.ts'

/** The problem a file is refused with, which must say in both languages what is safe and what to do. */
export async function refusal(
  bytes: Buffer,
  name: string,
  limits = documentLimits,
): Promise<Problem> {
  const answer = await openDocument(bytes, name, limits).catch((cause: unknown) => cause)
  if (!(answer instanceof Problem)) throw new Error(`not refused: ${name}`)
  const says =
    /没有写入任何数据。.+/.test(answer.text.zh) &&
    /Nothing was stored or changed\. .+/.test(answer.text.en)
  if (!says) throw new Error(`does not say what is safe and what to do: ${answer.text.zh}`)
  return answer
}

/** An office archive made by hand, so that a test can put anything into it. */
export function givenZip(
  parts: Readonly<Record<string, string | Buffer>>,
  lie: { readonly part?: string; readonly unpacked?: number; readonly flags?: number } = {},
): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(lie.flags ?? 0, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(name === lie.part ? lie.unpacked! : bytes.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name))
    const body = Buffer.concat([
      Buffer.from('PK\x03\x04', 'latin1'),
      fields,
      Buffer.from(name),
      packed,
    ])
    bodies.push(body)
    offset += body.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listing, end])
}

/** The parts of a docx around a body. */
export const givenDocx = (body: string, before = ''): Record<string, string> => ({
  '[Content_Types].xml': contentTypes('wordprocessingml.document', 'word/document.xml'),
  '_rels/.rels': mainPart('word/document.xml'),
  'word/document.xml': `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
})

/** A paragraph of a docx. */
export const givenParagraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

/** The parts of an xlsx with one sheet around what stands in it. */
export const givenXlsx = (sheet: string): Record<string, string> => ({
  '[Content_Types].xml': contentTypes('spreadsheetml.sheet', 'xl/workbook.xml'),
  '_rels/.rels': mainPart('xl/workbook.xml'),
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relationships}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${spreadsheet}">${sheet}</worksheet>`,
})

/** A compound file with these streams in its directory, each of one sector. */
export function givenCompound(streams: Readonly<Record<string, Buffer>>): Buffer {
  const sector = 512
  const names = ['Root Entry', ...Object.keys(streams)]
  const directorySectors = Math.ceil(names.length / 4)
  const file = Buffer.alloc(sector * (2 + directorySectors + names.length))
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file)
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(1, 44)
  file.writeUInt32LE(1, 48)
  file.writeUInt32LE(0xfffffffe, 68)
  file.fill(0xff, 76, 512)
  file.writeUInt32LE(0, 76)
  file.fill(0xff, 512, 1024)
  for (let i = 0; i < directorySectors; i++) {
    file.writeUInt32LE(i === directorySectors - 1 ? 0xfffffffe : i + 2, 512 + (i + 1) * 4)
  }
  for (const [i, name] of names.entries()) {
    const at = 1024 + i * 128
    file.write(name, at, 'utf16le')
    file.writeUInt16LE((name.length + 1) * 2, at + 64)
    const start = 1 + directorySectors + i
    file.writeUInt32LE(start, at + 116)
    streams[name]?.copy(file, (start + 1) * sector)
  }
  return file
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const contentTypes = (kind: string, part: string): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`

const mainPart = (part: string): string =>
  `<Relationships xmlns="${relationships}"><Relationship Id="r1" Type="${office}/officeDocument" Target="${part}"/></Relationships>`
