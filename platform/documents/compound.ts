import type { Text } from '#kernel/text.ts'
import { refusals } from './refusals.ts'

/** What an OLE2 compound file (doc, wps, xls, et, or an encrypted docx or xlsx) turned out to be. */
export type CompoundKind = 'doc' | 'xls' | 'encrypted' | Text

/**
 * Says by the names of its streams what a compound file is. A doc says in its first bytes whether
 * it is encrypted; an xls says so only inside, where its reader finds it.
 */
export function compoundKind(bytes: Buffer, name: string): CompoundKind {
  const streams = readDirectory(bytes, name)
  const find = (title: string) => streams.find((stream) => stream.title === title)

  if (find('EncryptedPackage') || find('EncryptionInfo')) return 'encrypted'
  const word = find('WordDocument')
  if (word) return isEncryptedDoc(bytes, word) ? 'encrypted' : 'doc'
  if (find('Workbook') || find('Book')) return 'xls'
  return find('PowerPoint Document') ? found.ppt : found.other
}

interface Stream {
  readonly title: string
  readonly start: number
  readonly sectorBytes: number
}

/** Directory entries, following its chain through the allocation table; loops and cuts are refused. */
function readDirectory(bytes: Buffer, name: string): Stream[] {
  const sectorBytes = bytes.length < 512 ? 0 : 1 << bytes.readUInt16LE(30)
  if (sectorBytes !== 512 && sectorBytes !== 4096) throw refusals.broken(name, says.header)

  const table = tableSectors(bytes, sectorBytes)
  const perSector = sectorBytes / 4
  const next = (sector: number): number => {
    const at = table[Math.floor(sector / perSector)]
    const from = at === undefined ? -1 : offsetOf(at, sectorBytes) + (sector % perSector) * 4
    return from < 0 || from + 4 > bytes.length ? -1 : bytes.readUInt32LE(from)
  }

  const streams: Stream[] = []
  const seen = new Set<number>()
  for (let sector = bytes.readUInt32LE(48); sector !== endOfChain; sector = next(sector)) {
    const from = offsetOf(sector, sectorBytes)
    if (sector < 0 || seen.has(sector) || from + sectorBytes > bytes.length) {
      throw refusals.broken(name, says.chain)
    }
    seen.add(sector)
    for (let at = from; at < from + sectorBytes; at += 128) {
      const length = Math.min(64, bytes.readUInt16LE(at + 64))
      if (length < 2) continue
      const title = bytes.toString('utf16le', at, at + length - 2)
      streams.push({ title, start: bytes.readUInt32LE(at + 116), sectorBytes })
    }
  }
  return streams
}

/** Sectors that hold the allocation table: 109 in the header, the rest in a chain of their own. */
function tableSectors(bytes: Buffer, sectorBytes: number): number[] {
  const sectors: number[] = []
  const take = (from: number, count: number) => {
    for (let i = 0; i < count; i++) {
      const sector = bytes.readUInt32LE(from + i * 4)
      if (sector < endOfChain - 1) sectors.push(sector)
    }
  }
  take(76, 109)
  let more = bytes.readUInt32LE(68)
  for (let left = bytes.readUInt32LE(72); left > 0 && more < endOfChain - 1; left--) {
    const from = offsetOf(more, sectorBytes)
    if (from + sectorBytes > bytes.length) break
    take(from, sectorBytes / 4 - 1)
    more = bytes.readUInt32LE(from + sectorBytes - 4)
  }
  return sectors
}

/** Bit 8 of the flags in the file information block. */
function isEncryptedDoc(bytes: Buffer, { start, sectorBytes }: Stream): boolean {
  const from = offsetOf(start, sectorBytes)
  if (from + 12 > bytes.length || bytes.readUInt16LE(from) !== 0xa5ec) return false
  return (bytes.readUInt16LE(from + 10) & 0x0100) !== 0
}

const offsetOf = (sector: number, sectorBytes: number): number => (sector + 1) * sectorBytes

const endOfChain = 0xfffffffe

const found = {
  ppt: { zh: '演示文稿（ppt）', en: 'a presentation (ppt)' },
  other: { zh: '不认识的复合文档', en: 'a compound file of an unknown kind' },
} as const satisfies Record<string, Text>

const says = {
  header: { zh: '文件头不完整', en: 'its header is incomplete' },
  chain: {
    zh: '目录缺失，文件可能没有下载完整',
    en: 'its directory is missing; it may have been cut while downloading',
  },
} as const satisfies Record<string, Text>
