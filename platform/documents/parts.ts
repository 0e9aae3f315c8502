import type { Text } from '#kernel/text.ts'
import type { DocumentLimits } from './limits.ts'
import { refusals } from './refusals.ts'
import { unzip, type ZipEntry, zipEntries } from './zip.ts'

/** What a zip archive turned out to be. */
export type ArchiveKind = 'docx' | 'xlsx' | Text

/** The XML parts of an office document, each unpacked, proven and free of declarations. */
export interface OfficeParts {
  readonly kind: 'docx' | 'xlsx'
  readonly parts: ReadonlyMap<string, Buffer>
  readonly hasPictures: boolean
}

/** Says by its [Content_Types].xml, or another mark, what an archive is. */
export function archiveKind(archive: Buffer, name: string, limits: DocumentLimits): ArchiveKind {
  const entries = zipEntries(archive, name, limits)
  return kindOf(archive, entries, name)
}

/**
 * Opens a docx or xlsx for a library. Only its XML is unpacked; pictures, macros and embedded
 * files are left packed. A part with a document type or entity declaration is refused: office
 * programs never write one, and it is how a parser is made to fetch or to swell.
 */
export function officeParts(archive: Buffer, name: string, limits: DocumentLimits): OfficeParts {
  const entries = zipEntries(archive, name, limits)
  const kind = kindOf(archive, entries, name)
  if (typeof kind !== 'string') throw refusals.unsupported(name, kind)

  const parts = unzip(archive, entries.filter(isXml), name)
  for (const [part, bytes] of parts) {
    if (declarations.some((mark) => bytes.includes(mark))) {
      throw refusals.broken(name, says.declaration(part))
    }
  }
  const hasPictures = entries.some((entry) => /(^|\/)media\//.test(entry.name))
  return { kind, parts, hasPictures }
}

function kindOf(archive: Buffer, entries: readonly ZipEntry[], name: string): ArchiveKind {
  const types = entries.find((entry) => entry.name === '[Content_Types].xml')
  if (types === undefined)
    return entries.map(otherKind).find((kind) => kind !== undefined) ?? found.zip

  const text = unzip(archive, [types], name).get(types.name)!.toString('utf8')
  if (text.includes('wordprocessingml')) return 'docx'
  if (text.includes('spreadsheetml')) return 'xlsx'
  if (text.includes('ms-excel.sheet.binary')) return found.xlsb
  return text.includes('presentationml') ? found.pptx : found.zip
}

function otherKind({ name }: ZipEntry): Text | undefined {
  if (name === 'OFD.xml') return found.ofd
  if (name === 'mimetype' || name === 'META-INF/manifest.xml') return found.odf
  return undefined
}

const isXml = ({ name }: ZipEntry): boolean => /\.(xml|rels)$/i.test(name)

const declarations: readonly Buffer[] = ['<!DOCTYPE', '<!ENTITY'].flatMap((mark) => [
  Buffer.from(mark),
  Buffer.from(mark, 'utf16le'),
  Buffer.from(mark, 'utf16le').swap16(),
])

const found = {
  zip: { zh: '压缩包', en: 'a zip archive' },
  pptx: { zh: '演示文稿（pptx）', en: 'a presentation (pptx)' },
  xlsb: { zh: '二进制工作簿（xlsb）', en: 'a binary workbook (xlsb)' },
  ofd: { zh: '版式文件（ofd）', en: 'a fixed-layout document (ofd)' },
  odf: { zh: '开放文档（odt、ods）', en: 'an open document (odt, ods)' },
} as const satisfies Record<string, Text>

const says = {
  declaration: (part: string): Text => ({
    zh: `其中的 ${part} 含有文档类型或外部实体声明，正常的办公文件不会有，出于安全不予打开`,
    en: `its part ${part} has a document type or external entity declaration, which office files never have; it is not opened, for safety`,
  }),
}
