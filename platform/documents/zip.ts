import { crc32, inflateRawSync } from 'node:zlib'
import type { Text } from '#kernel/text.ts'
import type { DocumentLimits } from './limits.ts'
import { refusals } from './refusals.ts'

/** What an archive's directory says of one part. */
export interface ZipEntry {
  readonly name: string
  readonly encrypted: boolean
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/**
 * The directory of a zip archive, checked against the limits before anything is unpacked: number
 * of parts, declared sizes, parts that overlap, two parts of one name.
 */
export function zipEntries(archive: Buffer, name: string, limits: DocumentLimits): ZipEntry[] {
  const { count, offset } = findDirectory(archive, name)
  if (count > limits.parts) throw tooManyParts(name, count, limits)

  const entries: ZipEntry[] = []
  let at = offset
  for (let i = 0; i < count; i++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) throw cut(name)
    entries.push(readEntry(archive, at))
    at +=
      46 +
      archive.readUInt16LE(at + 28) +
      archive.readUInt16LE(at + 30) +
      archive.readUInt16LE(at + 32)
  }
  checkSizes(entries, archive.length, name, limits)
  return entries
}

/**
 * Unpacks the parts asked for, never past their declared size, and proves each by its checksum:
 * what is returned is exactly what the directory promised.
 */
export function unzip(
  archive: Buffer,
  entries: readonly ZipEntry[],
  name: string,
): Map<string, Buffer> {
  const parts = new Map<string, Buffer>()
  for (const entry of entries) {
    if (entry.encrypted) throw refusals.encrypted(name)
    parts.set(entry.name, inflate(archive, entry, name))
  }
  return parts
}

/** Packs parts without compression, for a library that wants to be given an archive. */
export function zipStored(parts: ReadonlyMap<string, Buffer>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of parts) {
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x0800, 2)
    fields.writeUInt16LE(0x21, 8)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(bytes.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    const title = Buffer.from(name)
    fields.writeUInt16LE(title.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, title)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), fields, title, bytes)
    offset += 30 + title.length + bytes.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listing, end])
}

function findDirectory(archive: Buffer, name: string): { count: number; offset: number } {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  // A comment of 65,535 bytes may follow the end record of 22.
  if (end < 0 || end + 22 > archive.length || archive.length - end > 22 + 0xffff) throw cut(name)

  const count = archive.readUInt16LE(end + 10)
  const offset = archive.readUInt32LE(end + 16)
  if (count !== 0xffff && offset !== 0xffffffff) return { count, offset }

  const locator = end - 20
  if (locator < 0 || archive.readUInt32LE(locator) !== 0x07064b50) return { count, offset }
  const wide = Number(archive.readBigUInt64LE(locator + 8))
  if (wide + 56 > archive.length || archive.readUInt32LE(wide) !== 0x06064b50) throw cut(name)
  return {
    count: Number(archive.readBigUInt64LE(wide + 32)),
    offset: Number(archive.readBigUInt64LE(wide + 48)),
  }
}

function readEntry(archive: Buffer, at: number): ZipEntry {
  const titleLength = archive.readUInt16LE(at + 28)
  const title = archive.toString('utf8', at + 46, at + 46 + titleLength)
  const extra = archive.subarray(
    at + 46 + titleLength,
    at + 46 + titleLength + archive.readUInt16LE(at + 30),
  )
  const wide = wideSizes(extra)
  const read = (from: number): number => {
    const short = archive.readUInt32LE(at + from)
    return short === 0xffffffff ? (wide.shift() ?? short) : short
  }
  const unpacked = read(24)
  const packed = read(20)
  const offset = read(42)
  return {
    name: title.replaceAll('\\', '/').replace(/^\/+/, ''),
    encrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
    method: archive.readUInt16LE(at + 10),
    crc: archive.readUInt32LE(at + 16),
    packed,
    unpacked,
    offset,
  }
}

/** Sizes of the zip64 field, in the order of the fields they replace. */
function wideSizes(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1) {
      const field = extra.subarray(at + 4, at + 4 + length)
      return Array.from({ length: Math.floor(field.length / 8) }, (_, i) =>
        Number(field.readBigUInt64LE(i * 8)),
      )
    }
    at += 4 + length
  }
  return []
}

function checkSizes(
  entries: readonly ZipEntry[],
  archiveBytes: number,
  name: string,
  limits: DocumentLimits,
): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
  const bomb = entries.some(
    (entry) => entry.unpacked > 8 * 1024 * 1024 && entry.unpacked > entry.packed * limits.ratio,
  )
  if (unpacked > limits.unpackedBytes || bomb) throw bombRefused(name, unpacked)
  if (packed > archiveBytes) throw refusals.broken(name, says.overlap)
  if (new Set(entries.map((entry) => entry.name)).size < entries.length) {
    throw refusals.broken(name, says.twice)
  }
}

function inflate(archive: Buffer, entry: ZipEntry, name: string): Buffer {
  const { offset } = entry
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== 0x04034b50) throw cut(name)
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  const packed = archive.subarray(start, start + entry.packed)
  if (packed.length < entry.packed) throw cut(name)

  const bytes = entry.method === 0 ? packed : inflateWithin(packed, entry, name)
  if (bytes.length !== entry.unpacked || crc32(bytes) !== entry.crc) {
    throw refusals.broken(name, says.checksum)
  }
  return bytes
}

function inflateWithin(packed: Buffer, entry: ZipEntry, name: string): Buffer {
  if (entry.method !== 8) throw refusals.broken(name, says.method)
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
  } catch (cause) {
    // The part goes on past the size it declared: made to overflow whoever believes it.
    if (isCode(cause, 'ERR_BUFFER_TOO_LARGE')) throw bombRefused(name, entry.unpacked)
    throw refusals.broken(name, says.checksum, cause)
  }
}

const isCode = (cause: unknown, code: string): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === code

const cut = (name: string) => refusals.broken(name, says.cut)

const bombRefused = (name: string, unpackedBytes: number) =>
  refusals.tooLarge(name, says.bomb, { unpackedBytes })

const tooManyParts = (name: string, parts: number, limits: DocumentLimits) =>
  refusals.tooLarge(
    name,
    {
      zh: `压缩包里有 ${parts} 个部分，上限为 ${limits.parts} 个`,
      en: `its archive has ${parts} parts, the limit is ${limits.parts}`,
    },
    { parts },
  )

const says = {
  cut: { zh: '文件的末尾缺失', en: 'its end is missing' },
  overlap: { zh: '压缩包的各部分互相重叠', en: 'the parts of its archive overlap' },
  twice: { zh: '压缩包里有同名的部分', en: 'its archive has two parts of one name' },
  checksum: { zh: '内容与校验值不符', en: 'its content does not match its checksum' },
  method: { zh: '使用了未知的压缩方式', en: 'it is packed in an unknown way' },
  bomb: {
    zh: '解压后的内容远超正常文件的大小（疑似“压缩炸弹”），已停止解压',
    en: 'unpacked it would be far larger than a real document (a “zip bomb”), so unpacking was stopped',
  },
} as const satisfies Record<string, Text>
