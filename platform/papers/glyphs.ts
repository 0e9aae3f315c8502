import { createRequire } from 'node:module'
import { isTable, type Paper } from './paper.ts'

/** Whether the embedded face can print a letter. */
export type Prints = (letter: string) => boolean

let known: Promise<Prints> | undefined

/** Asks the embedded face; its file is read once. */
export const printable = (): Promise<Prints> => (known ??= open())

async function open(): Promise<Prints> {
  const { default: PdfDocument } = await import('pdfkit')
  const file = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  )
  const pdf = new PdfDocument({ autoFirstPage: false }).font(file)
  // The library keeps the face it reads to itself, and its types with it.
  const { font } = (
    pdf as unknown as { _font: { font: { hasGlyphForCodePoint(of: number): boolean } } }
  )._font
  const answers = new Map<string, boolean>()
  return (letter) => {
    const answer = answers.get(letter) ?? font.hasGlyphForCodePoint(letter.codePointAt(0)!)
    answers.set(letter, answer)
    return answer
  }
}

/** A letter without a picture is printed by its code, so that nobody takes a box for a name. */
export function visibly(text: string, prints: Prints): string {
  let said = ''
  for (const letter of text) said += prints(letter) ? letter : codeOf(letter)
  return said
}

export const codeOf = (letter: string): string =>
  `［U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}］`

/** The letters of a paper that cannot be printed, each once. */
export function unprintable(paper: Paper, prints: Prints): Set<string> {
  const found = new Set<string>()
  for (const text of texts(paper)) {
    for (const letter of text) if (!prints(letter)) found.add(letter)
  }
  return found
}

function* texts(paper: Paper): Generator<string> {
  const { head, number, title, addressee, signer, date, copyTo } = paper
  for (const text of [head, number, title, addressee, signer, date, copyTo]) yield text ?? ''
  const blocks = [...paper.body, ...paper.annexes.flatMap(({ blocks }) => blocks)]
  for (const block of blocks) {
    if (!isTable(block)) yield block.text
    else {
      for (const { header } of block.columns) yield header
      for (const row of block.rows) for (const cell of row) yield cell?.text ?? ''
    }
  }
  for (const { title: annex } of paper.annexes) yield annex
}
