import type { Text } from '#kernel/text.ts'
import { compoundKind } from './compound.ts'
import type { DocumentLimits } from './limits.ts'
import type { DocumentFormat, DocumentNotice } from './lines.ts'
import { archiveKind } from './parts.ts'
import { refusals } from './refusals.ts'

/** Formats of a document, and separated values, which are a table and never a document of their own. */
export type FileFormat = DocumentFormat | 'csv'

/**
 * Says by its content what a file is, whatever it is called; refuses what cannot be opened here.
 * Of texts only the name can tell which kind they are.
 */
export function formatOf(bytes: Buffer, name: string, limits: DocumentLimits): FileFormat {
  if (bytes.length === 0) throw refusals.empty(name)
  if (bytes.length > limits.bytes) throw tooManyBytes(name, limits)
  const container = containerOf(bytes)
  if (container === 'zip') return known(archiveKind(bytes, name, limits), name)
  if (container === 'compound') return known(compoundKind(bytes, name), name)
  if (container === 'pdf') return 'pdf'

  const other = otherKind(bytes)
  if (other) throw refusals.unsupported(name, other.found)
  const claimed = claimedFormat(name)
  if (bytes.includes(0) && !utf16(bytes)) {
    throw claimed === undefined || !textual.has(claimed)
      ? refusals.unsupported(name, unknown)
      : refusals.notText(name)
  }
  return claimed === 'md' || claimed === 'csv' ? claimed : 'txt'
}

/** The kind of file that its first bytes announce; none of them for a text. */
export function containerOf(bytes: Buffer): 'zip' | 'compound' | 'pdf' | undefined {
  if (starts(bytes, 'PK\x03\x04') || starts(bytes, 'PK\x05\x06')) return 'zip'
  if (bytes.subarray(0, 8).equals(compoundMark)) return 'compound'
  return bytes.subarray(0, 1024).includes('%PDF-') ? 'pdf' : undefined
}

/** Told when the name's ending promises something else than the content is. */
export function extensionNotice(format: FileFormat, name: string): DocumentNotice[] {
  const claimed = claimedFormat(name)
  const extension = extensionOf(name)
  if (
    extension === '' ||
    claimed === format ||
    (claimed !== undefined && textual.has(claimed) && textual.has(format))
  ) {
    return []
  }
  return [
    {
      code: 'extension-differs',
      text: {
        zh: `文件名以“.${extension}”结尾，但内容是 ${format} 格式，已按内容打开。`,
        en: `The file's name ends in “.${extension}”, but its content is ${format}; it was opened as what it is.`,
      },
      values: { extension, format },
    },
  ]
}

/** Refuses a file by its size, before or while it is taken in. */
export const tooManyBytes = (name: string, { bytes }: Pick<DocumentLimits, 'bytes'>) =>
  refusals.tooLarge(
    name,
    {
      zh: `超过 ${Math.floor(bytes / 1024 / 1024)} MB`,
      en: `it has more than ${Math.floor(bytes / 1024 / 1024)} MB`,
    },
    { limitBytes: bytes },
  )

const known = (kind: FileFormat | 'encrypted' | Text, name: string): FileFormat => {
  if (kind === 'encrypted') throw refusals.encrypted(name)
  if (typeof kind !== 'string') throw refusals.unsupported(name, kind)
  return kind
}

const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

const claimedFormat = (name: string): FileFormat | undefined => extensions[extensionOf(name)]

const extensions: Readonly<Record<string, FileFormat>> = {
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  doc: 'doc',
  dot: 'doc',
  wps: 'doc',
  wpt: 'doc',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xltx: 'xlsx',
  xls: 'xls',
  xlt: 'xls',
  et: 'xls',
  ett: 'xls',
  pdf: 'pdf',
}

const textual: ReadonlySet<FileFormat> = new Set(['txt', 'md', 'csv'])

const starts = (bytes: Buffer, mark: string): boolean =>
  bytes.toString('latin1', 0, mark.length) === mark

const utf16 = (bytes: Buffer): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)

const compoundMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

const unknown: Text = { zh: '无法识别的格式', en: 'of a kind that is not known' }

interface Other {
  readonly marks: readonly string[]
  readonly found: Text
}

/** What a file may begin with that is neither text nor a document; space and case do not count. */
const others: readonly Other[] = [
  { marks: ['{\\rtf'], found: { zh: 'RTF 文档', en: 'an RTF document' } },
  {
    marks: ['<!doctype html', '<html', '<table', '<meta'],
    found: { zh: '网页（HTML）', en: 'a web page (HTML)' },
  },
  { marks: ['<?xml'], found: { zh: 'XML 文件', en: 'an XML file' } },
  {
    marks: ['mime-version:'],
    found: { zh: '单文件网页（MHT）', en: 'a single-file web page (MHT)' },
  },
  {
    marks: ['\x89png', '\xff\xd8\xff', 'gif8', 'ii*\x00', 'mm\x00*', 'riff'],
    found: { zh: '图片', en: 'a picture' },
  },
  { marks: ['rar!', '7z\xbc\xaf', '\x1f\x8b'], found: { zh: '压缩包', en: 'a packed archive' } },
]

function otherKind(bytes: Buffer): Other | undefined {
  const start = bytes.toString('latin1', 0, 256).replace('\xef\xbb\xbf', '').trimStart()
  const lower = start.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  return others.find(({ marks }) => marks.some((mark) => lower.startsWith(mark)))
}
