import { asDocx } from './as-docx.ts'
import { asPdf } from './as-pdf.ts'
import { asXlsx } from './as-xlsx.ts'
import type { PaperFormat, Papers } from './paper.ts'
import type { Layout } from './standard.ts'

export interface Setting {
  readonly format: PaperFormat
  readonly layout: Layout
  /** The title in the file's properties. */
  readonly title: string
}

/** Sets papers in a format, piece by piece. */
export async function* setPapers(
  papers: Papers,
  { format, ...setting }: Setting,
): AsyncGenerator<Uint8Array> {
  if (format === 'xlsx') yield await asXlsx(papers, setting.title)
  else yield* format === 'docx' ? asDocx(papers, setting) : asPdf(papers, setting)
}

/** The same as a whole, for what is not large. */
export async function setWhole(papers: Papers, setting: Setting): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of setPapers(papers, setting)) pieces.push(piece)
  return Buffer.concat(pieces)
}

export const mediaTypes: Readonly<Record<PaperFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
