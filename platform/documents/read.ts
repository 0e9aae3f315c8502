import { Problem } from '#kernel/problem.ts'
import type { Text } from '#kernel/text.ts'
import { docLines } from './doc.ts'
import { docxLines } from './docx.ts'
import { extensionNotice, formatOf } from './kind.ts'
import { type DocumentLimits, documentLimits } from './limits.ts'
import type { DocumentFormat, DocumentLine, DocumentNotice, OpenedDocument } from './lines.ts'
import { officeParts } from './parts.ts'
import { pdfLines } from './pdf.ts'
import { refusals } from './refusals.ts'
import { hiddenNotices, sheetLines } from './sheets.ts'
import { decodeText, textLines } from './text.ts'
import { xlsSheets } from './xls.ts'
import { xlsxSheets } from './xlsx.ts'

/**
 * Opens a document in this thread, for a command that serves one person and may be stopped by
 * them. A server uses `openDocument`.
 */
export async function readDocument(
  bytes: Buffer,
  name: string,
  limits: DocumentLimits = documentLimits,
): Promise<OpenedDocument> {
  const found = formatOf(bytes, name, limits)
  const format = found === 'csv' ? 'txt' : found
  const within = { ...limits, cells: limits.documentCells }
  const { lines, notices } = await orBroken(name, () => readers[format](bytes, name, within))
  if (lines.length > limits.documentLines) throw refusals.tooLarge(name, says.lines(limits))
  if (lines.every(({ text }) => text.trim() === '')) throw refusals.empty(name)
  return { format, lines, notices: [...extensionNotice(found, name), ...notices] }
}

/** Runs a reader; whatever its library throws at a file it cannot digest is that file's fault. */
export async function orBroken<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw refusals.broken(name, says.unreadable, cause)
  }
}

type Reader = (bytes: Buffer, name: string, limits: DocumentLimits) => Promise<Read>

interface Read {
  readonly lines: DocumentLine[]
  readonly notices: readonly DocumentNotice[]
}

const text: Reader = async (bytes, name) => {
  const decoded = decodeText(bytes, name)
  return { lines: textLines(decoded.text), notices: decoded.notices }
}

const readers: Readonly<Record<DocumentFormat, Reader>> = {
  txt: text,
  md: text,
  pdf: pdfLines,
  doc: async (bytes) => ({ lines: await docLines(bytes), notices: [] }),
  docx: async (bytes, name, limits) => {
    const office = officeParts(bytes, name, limits)
    const lines = await docxLines(office)
    const blank = lines.every((line) => line.text.trim() === '')
    if (blank && office.hasPictures) throw refusals.withoutText(name)
    return { lines, notices: office.hasPictures ? [pictureNotice] : [] }
  },
  xls: async (bytes, name, limits) => {
    const sheets = await xlsSheets(bytes, name, limits)
    return { lines: sheetLines(sheets), notices: hiddenNotices(sheets) }
  },
  xlsx: async (bytes, name, limits) => {
    const sheets = await xlsxSheets(officeParts(bytes, name, limits), name, limits)
    return { lines: sheetLines(sheets), notices: hiddenNotices(sheets) }
  },
}

const pictureNotice: DocumentNotice = {
  code: 'picture-not-read',
  text: {
    zh: '文件中有图片；图片里的文字没有读取，请对照原文核对。',
    en: 'The file has pictures; text inside them was not read. Compare it with the original.',
  },
  values: {},
}

const says = {
  unreadable: { zh: '内部结构无法读取', en: 'its inner structure cannot be read' },
  lines: ({ documentLines }: DocumentLimits): Text => ({
    zh: `超过 ${documentLines} 行`,
    en: `it has more than ${documentLines} lines`,
  }),
} as const
