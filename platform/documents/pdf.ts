import type { Text } from '#kernel/text.ts'
import type { DocumentLimits } from './limits.ts'
import type { DocumentLine, DocumentNotice } from './lines.ts'
import { type PageLine, pageLines } from './page-lines.ts'
import { pageRules } from './page-rules.ts'
import { refusals } from './refusals.ts'

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type PdfDocument = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>

/**
 * The text of a PDF, page by page and line by line; page numbers stay. A page without text among
 * others is told; a document without any is a scan and refused. Nothing in it is executed, and
 * nothing outside it is fetched.
 */
export async function pdfLines(
  bytes: Buffer,
  name: string,
  limits: DocumentLimits,
): Promise<{ lines: DocumentLine[]; notices: DocumentNotice[] }> {
  checkEnd(bytes, name)
  const pdfjs: Pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await open(pdfjs, bytes, name)
  try {
    if (document.numPages > limits.pages) throw tooManyPages(name, document.numPages, limits)
    return await read(pdfjs, document, name)
  } finally {
    await document.loadingTask.destroy()
  }
}

async function read(pdfjs: Pdfjs, document: PdfDocument, name: string) {
  const lines: DocumentLine[] = []
  const blank: number[] = []
  for (let page = 1; page <= document.numPages; page++) {
    const found = await pageOf(pdfjs, document, page)
    if (found.length === 0) blank.push(page)
    lines.push(...found.map((line, i) => ({ line: i + 1, page, ...line })))
  }
  if (lines.length === 0) throw refusals.withoutText(name)
  return { lines, notices: blank.map(blankNotice) }
}

async function pageOf(pdfjs: Pdfjs, document: PdfDocument, number: number): Promise<PageLine[]> {
  const page = await document.getPage(number)
  const { transform } = page.getViewport({ scale: 1 })
  const content = await page.getTextContent({ includeMarkedContent: true })
  const drawing = await page.getOperatorList()
  page.cleanup()

  // What the file itself calls no part of its text (the foot of its pages) is left out.
  const marks: string[] = []
  const runs = content.items.flatMap((item) => {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') marks.pop()
      else marks.push('tag' in item ? String(item.tag) : '')
      return []
    }
    if (marks.includes('Artifact')) return []
    const [, , c, d, x, y] = pdfjs.Util.transform(transform, item.transform) as number[]
    const size = Math.hypot(c!, d!) || item.height
    return size > 0 ? [{ text: item.str, x: x!, y: y!, width: item.width, size }] : []
  })
  return pageLines(runs, pageRules(drawing, pdfjs.OPS, transform))
}

async function open(pdfjs: Pdfjs, bytes: Buffer, name: string): Promise<PdfDocument> {
  const at = (folder: string) =>
    new URL(`../../${folder}/`, import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')).pathname
  try {
    return await pdfjs.getDocument({
      data: new Uint8Array(bytes),
      verbosity: 0,
      // Pictures are not for us: none is decoded.
      maxImageSize: 1,
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      stopAtErrors: false,
      standardFontDataUrl: at('standard_fonts'),
      cMapUrl: at('cmaps'),
      cMapPacked: true,
    }).promise
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') throw refusals.encrypted(name)
    throw refusals.broken(name, says.structure, cause)
  }
}

/**
 * A PDF is read from its end, so that one cut while downloading would be repaired by guess and
 * come out short without a word: its end mark must be there, and a file prepared for the web must
 * be as long as it says.
 */
function checkEnd(bytes: Buffer, name: string): void {
  const length = /\/Linearized\b.{0,200}?\/L\s+(\d+)/s.exec(bytes.toString('latin1', 0, 1024))?.[1]
  const end = bytes.lastIndexOf('%%EOF')
  if (end < 0 || bytes.length - end > 4096 || +(length ?? 0) > bytes.length) {
    throw refusals.broken(name, says.cut)
  }
}

const blankNotice = (page: number): DocumentNotice => ({
  code: 'page-without-text',
  text: {
    zh: `第 ${page} 页没有可读取的文字（可能是图像或空白页），请对照原文核对。`,
    en: `Page ${page} has no text that can be read (a picture or an empty page); compare it with the original.`,
  },
  values: { page },
})

const tooManyPages = (name: string, pages: number, limits: DocumentLimits) =>
  refusals.tooLarge(
    name,
    {
      zh: `共 ${pages} 页，上限为 ${limits.pages} 页`,
      en: `it has ${pages} pages, the limit is ${limits.pages}`,
    },
    { pages },
  )

const says = {
  structure: { zh: 'PDF 的内部结构无法读取', en: 'the inner structure of the PDF cannot be read' },
  cut: {
    zh: 'PDF 的末尾缺失，可能没有下载完整',
    en: 'the end of the PDF is missing; it may have been cut while downloading',
  },
} as const satisfies Record<string, Text>
