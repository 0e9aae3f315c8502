import { type Face, type Layout, points } from './standard.ts'

/** A paragraph of Word: its text and what departs from the style of running text. */
export interface WordParagraph {
  readonly text: string
  readonly face?: Face
  readonly sizePt?: number
  readonly red?: boolean
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** In letters of its own size. */
  readonly firstLine?: number
  readonly left?: number
  readonly right?: number
  readonly hanging?: number
  readonly beforeTwips?: number
  /** Exact; the pitch of the grid when absent. */
  readonly lineTwips?: number
  readonly newPage?: boolean
  /** A line below it, in eighths of a point, so many points away. */
  readonly ruleBelow?: { readonly eighths: number; readonly space: number; readonly color: string }
  readonly ruleAbove?: { readonly eighths: number; readonly space: number; readonly color: string }
  /** Stands at the foot of the page's block, wherever the text ends. */
  readonly atFoot?: boolean
  readonly keepWithNext?: boolean
  /** Ends a section: everything since the last one. */
  readonly section?: string
}

/** A paragraph as WordprocessingML. */
export function paragraph(of: WordParagraph, layout: Layout): string {
  const { sizePt = layout.sizesPt.body, face } = of
  const properties = [
    of.keepWithNext ? '<w:keepNext/>' : '',
    of.newPage ? '<w:pageBreakBefore/>' : '',
    of.atFoot ? frame(layout) : '',
    rules(of),
    spacing(of),
    indents(of, sizePt),
    of.align === undefined ? '' : `<w:jc w:val="${of.align}"/>`,
    of.section ?? '',
  ].join('')
  const run = [
    face === undefined ? '' : `<w:rStyle w:val="${face}"/>`,
    of.red ? '<w:color w:val="FF0000"/>' : '',
    of.sizePt === undefined
      ? ''
      : `<w:spacing w:val="0"/><w:sz w:val="${sizePt * 2}"/><w:szCs w:val="${sizePt * 2}"/>`,
  ].join('')
  const text =
    of.text === ''
      ? ''
      : `<w:r>${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}<w:t xml:space="preserve">${escaped(of.text)}</w:t></w:r>`
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text}</w:p>`
}

function rules({ ruleAbove, ruleBelow }: WordParagraph): string {
  const side = (name: string, rule: WordParagraph['ruleBelow']) =>
    rule === undefined
      ? ''
      : `<w:${name} w:val="single" w:sz="${rule.eighths}" w:space="${rule.space}" w:color="${rule.color}"/>`
  const both = side('top', ruleAbove) + side('bottom', ruleBelow)
  return both === '' ? '' : `<w:pBdr>${both}</w:pBdr>`
}

function spacing({ beforeTwips, lineTwips }: WordParagraph): string {
  if (beforeTwips === undefined && lineTwips === undefined) return ''
  const before = beforeTwips === undefined ? '' : ` w:before="${beforeTwips}"`
  const line = lineTwips === undefined ? '' : ` w:line="${lineTwips}" w:lineRule="exact"`
  return `<w:spacing${before}${line}/>`
}

function indents(of: WordParagraph, sizePt: number): string {
  const given = (['left', 'right', 'hanging', 'firstLine'] as const).flatMap((side) => {
    const letters = of[side]
    return letters === undefined
      ? []
      : [
          ` w:${side}Chars="${Math.round(letters * 100)}" w:${side}="${Math.round(letters * sizePt * 20)}"`,
        ]
  })
  return given.length === 0 ? '' : `<w:ind${given.join('')}/>`
}

const frame = ({ blockMm }: Layout): string =>
  `<w:framePr w:w="${Math.round(points(blockMm.width) * 20)}" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>`

/** Text for XML: marked up where it must be, without what XML cannot hold. */
export const escaped = (text: string): string =>
  text
    .replace(forbidden, '')
    .replace(
      /[&<>"]/g,
      (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]!,
    )

const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
