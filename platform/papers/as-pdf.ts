import { type Prints, printable, unprintable, visibly } from './glyphs.ts'
import {
  annexList,
  annexMark,
  isTable,
  type Paper,
  type PaperBlock,
  type PaperRow,
  type Papers,
} from './paper.ts'
import { PdfFlow } from './pdf-flow.ts'
import { openPdf, type PdfPen } from './pdf-pen.ts'
import { drawTable } from './pdf-table.ts'
import { faceOfLevel, headPt, type Layout, ours, points } from './standard.ts'

/**
 * Papers as one PDF, handed on page by page. A letter that the embedded face lacks is printed by its
 * code, and the foot of each page says so.
 */
export async function* asPdf(
  { papers, stamp }: Papers,
  { layout, title }: { readonly layout: Layout; readonly title: string },
): AsyncGenerator<Buffer> {
  const prints = await printable()
  const pen = await openPdf(layout, { title, subject: stamp })
  for (const paper of papers) {
    const missing = unprintable(paper, prints)
    const stamps = [stamp, ...(missing.size === 0 ? [] : [missed(missing.size)])]
    const flow = new PdfFlow(
      pen,
      layout,
      stamps.map((text) => visibly(text, prints)),
    )
    for (const _page of drawPaper(pen, flow, missing.size === 0 ? paper : printed(paper, prints))) {
      yield* pen.drain()
    }
  }
  yield* pen.end()
}

const missed = (count: number): string =>
  `内嵌字库缺 ${count} 个字，文中按［U+编码］印出；以 docx 为准`

function* drawPaper(pen: PdfPen, flow: PdfFlow, paper: Paper): Generator<void> {
  const { sizesPt } = flow.layout
  flow.newPage()
  opening(pen, flow, paper)
  if (paper.addressee !== null) {
    flow.blank()
    flow.paragraph(`${paper.addressee}：`)
  }
  for (const block of paper.body) yield* drawBlock(pen, flow, block)
  if (paper.annexes.length > 0) {
    flow.blank()
    for (const line of annexList(paper)) flow.paragraph(line, { indent: 2 })
  }
  closing(pen, flow, paper)
  yield
  for (const [at, { title, blocks }] of paper.annexes.entries()) {
    flow.newPage()
    flow.paragraph(annexMark(paper, at), { face: 'first' })
    flow.blank()
    flow.placed(title, { pt: sizesPt.title, face: 'title' })
    flow.blank()
    for (const block of blocks) yield* drawBlock(pen, flow, block)
  }
  imprint(pen, flow, paper)
  yield
}

function* drawBlock(pen: PdfPen, flow: PdfFlow, block: PaperBlock): Generator<void> {
  if (isTable(block)) yield* drawTable(pen, flow, block)
  else flow.paragraph(block.text, { face: faceOfLevel[block.level], indent: 2 })
}

function opening(pen: PdfPen, flow: PdfFlow, { head, number, title }: Paper): void {
  const { layout } = flow
  if (head !== null) {
    const pt = headPt(head, layout)
    flow.y += layout.headBelowTopMm
    flow.placed(head, { pt, face: 'head', color: ours.red, heightMm: pt / points(1) })
    flow.blank(layout.linesBelowHead)
    const below = flow.y + layout.sizesPt.body / points(1) + layout.ruleBelowNumberMm
    flow.placed(number ?? '', {})
    const line = { mm: ours.redRuleMm, color: ours.red }
    pen.rule({ x: flow.left, y: below }, { x: flow.left + flow.width, y: below }, line)
    flow.blank(layout.linesBelowRule)
  }
  flow.placed(title, { pt: layout.sizesPt.title, face: 'title' })
}

/** Signer over date, both at the right, the shorter one centred over the longer. */
function closing(pen: PdfPen, flow: PdfFlow, { signer, date }: Paper): void {
  if (signer === null && date === null) return
  const { dateIndent, sizesPt } = flow.layout
  const letters = (text: string | null) =>
    pen.width(text ?? '', { pt: sizesPt.body }) / pen.width('一', { pt: sizesPt.body })
  const shift = (letters(date) - letters(signer)) / 2
  flow.room(4 * flow.pitch)
  flow.blank(2)
  if (signer !== null) flow.placed(signer, { right: dateIndent + Math.max(0, shift) })
  if (date !== null) flow.placed(date, { right: dateIndent + Math.max(0, -shift) })
}

/** 版记, at the foot of the last page. */
function imprint(pen: PdfPen, flow: PdfFlow, { copyTo, printed }: Paper): void {
  const { sizesPt, imprintRulesMm } = flow.layout
  const lines = [
    ...(copyTo === null ? [] : [`抄送：${copyTo}。`]),
    ...(printed === null ? [] : [`${printed.by}　${printed.on}印发`]),
  ]
  if (lines.length === 0) return
  const high = 8
  flow.room(high * lines.length)
  const right = flow.left + flow.width
  const letter = sizesPt.small / points(1)
  for (const [at, text] of lines.entries()) {
    const y = flow.bottom - high * (lines.length - at)
    const mm = at === 0 ? imprintRulesMm.outer : imprintRulesMm.inner
    pen.rule({ x: flow.left, y }, { x: right, y }, { mm })
    pen.text({ text, x: flow.left + letter, y: y + (high - letter) / 2, pt: sizesPt.small })
  }
  pen.rule(
    { x: flow.left, y: flow.bottom },
    { x: right, y: flow.bottom },
    { mm: imprintRulesMm.outer },
  )
}

/** A paper with its unprintable letters by their codes. */
function printed(paper: Paper, prints: Prints): Paper {
  const said = <T extends string | null>(text: T) =>
    (text === null ? text : visibly(text, prints)) as T
  const row = (of: PaperRow): PaperRow =>
    of.map((cell) => (cell === null ? null : { ...cell, text: said(cell.text) }))
  const block = (of: PaperBlock): PaperBlock =>
    isTable(of) ? { ...of, rows: of.rows.map(row) } : { ...of, text: said(of.text) }
  return {
    ...paper,
    head: said(paper.head),
    number: said(paper.number),
    title: said(paper.title),
    addressee: said(paper.addressee),
    signer: said(paper.signer),
    copyTo: said(paper.copyTo),
    body: paper.body.map(block),
    annexes: paper.annexes.map(({ title, blocks }) => ({
      title: said(title),
      blocks: blocks.map(block),
    })),
  }
}
