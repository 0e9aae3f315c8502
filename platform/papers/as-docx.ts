import { bodyBegins, bodyEnds, otherParts, sectionXml } from './docx-parts.ts'
import { tableXml } from './docx-table.ts'
import { paragraph, type WordParagraph } from './docx-text.ts'
import { annexList, annexMark, isTable, type Paper, type PaperBlock, type Papers } from './paper.ts'
import { faceOfLevel, headPt, type Layout, ours, points, twips } from './standard.ts'
import { zipped } from './zip-out.ts'

/**
 * Papers as one Word document, packed while it is written: a table of 50,000 rows is never held as
 * a whole. The same papers give the same bytes.
 */
export function asDocx(
  { papers, stamp }: Papers,
  { layout, title }: { readonly layout: Layout; readonly title: string },
): AsyncGenerator<Buffer> {
  return zipped([
    ...otherParts(layout, { title, stamp }),
    { name: 'word/document.xml', text: documentXml(papers, layout) },
  ])
}

function* documentXml(papers: Iterable<Paper>, layout: Layout): Generator<string> {
  yield bodyBegins
  let first = true
  for (const paper of papers) {
    if (!first) yield paragraph({ text: '', section: sectionXml(layout), lineTwips: 20 }, layout)
    first = false
    yield* paperXml(paper, layout)
  }
  yield sectionXml(layout)
  yield bodyEnds
}

function* paperXml(paper: Paper, layout: Layout): Generator<string> {
  const set = (of: WordParagraph) => paragraph(of, layout)
  const blank = set({ text: '' })
  for (const line of opening(paper, layout)) yield set(line)
  if (paper.addressee !== null) yield blank + set({ text: `${paper.addressee}：` })
  for (const block of paper.body) yield* blockXml(block, layout)
  if (paper.annexes.length > 0) {
    yield blank
    for (const line of annexList(paper)) yield set({ text: line, firstLine: 2 })
  }
  for (const line of closing(paper, layout)) yield set(line)
  for (const [at, { title, blocks }] of paper.annexes.entries()) {
    yield set({ text: annexMark(paper, at), face: 'first', newPage: true })
    yield blank
    yield set({ text: title, face: 'title', sizePt: layout.sizesPt.title, align: 'center' })
    yield blank
    for (const block of blocks) yield* blockXml(block, layout)
  }
  for (const line of imprint(paper, layout)) yield set(line)
}

function* blockXml(block: PaperBlock, layout: Layout): Generator<string> {
  if (isTable(block)) yield* tableXml(block, layout)
  else {
    yield paragraph(
      { text: block.text, face: faceOfLevel[block.level], firstLine: 2, align: 'both' },
      layout,
    )
  }
}

/** The red head, number and line, then the title. */
function opening({ head, number, title }: Paper, layout: Layout): WordParagraph[] {
  const titled = {
    text: title,
    face: 'title',
    sizePt: layout.sizesPt.title,
    align: 'center',
  } as const
  if (head === null) return [titled]
  const size = headPt(head, layout)
  const blanks = (count: number) => Array.from({ length: count }, () => ({ text: '' }))
  return [
    {
      text: head,
      face: 'head',
      sizePt: size,
      red: true,
      align: 'center',
      beforeTwips: twips(layout.headBelowTopMm),
      lineTwips: size * 20,
    },
    ...blanks(layout.linesBelowHead),
    {
      text: number ?? '',
      align: 'center',
      ruleBelow: {
        eighths: Math.round(points(ours.redRuleMm) * 8),
        space: Math.round(points(layout.ruleBelowNumberMm)),
        color: ours.red,
      },
    },
    ...blanks(layout.linesBelowRule),
    titled,
  ]
}

/** Signer over date, both at the right, the shorter one centred over the longer. */
function closing({ signer, date }: Paper, { dateIndent }: Layout): WordParagraph[] {
  if (date === null && signer === null) return []
  const wide = (text: string) =>
    [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.5), 0)
  const shift = (wide(date ?? '') - wide(signer ?? '')) / 2
  return [
    { text: '' },
    { text: '' },
    ...(signer === null
      ? []
      : [{ text: signer, align: 'right', right: dateIndent + Math.max(0, shift) } as const]),
    ...(date === null
      ? []
      : [{ text: date, align: 'right', right: dateIndent + Math.max(0, -shift) } as const]),
  ]
}

/** 版记, at the foot of the last page. */
function imprint({ copyTo, printed }: Paper, layout: Layout): WordParagraph[] {
  const lines = [
    ...(copyTo === null ? [] : [`抄送：${copyTo}。`]),
    ...(printed === null ? [] : [`${printed.by}　${printed.on}印发`]),
  ]
  const { outer, inner } = layout.imprintRulesMm
  const rule = (mm: number) => ({ eighths: Math.round(points(mm) * 8), space: 1, color: '000000' })
  return lines.map((text, at) => ({
    text,
    sizePt: layout.sizesPt.small,
    left: 1,
    right: 1,
    atFoot: true,
    ruleAbove: rule(at === 0 ? outer : inner),
    ...(at === lines.length - 1 ? { ruleBelow: rule(outer) } : {}),
  }))
}
