import type { Day } from '#kernel/days.ts'
import { type Dated, inForce } from '#kernel/law.ts'

/** How an official document is laid out: lengths in millimetres, type in points. */
export interface Layout {
  readonly pageMm: { readonly width: number; readonly height: number }
  readonly marginsMm: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  /** 版心. */
  readonly blockMm: { readonly width: number; readonly height: number }
  readonly linesPerPage: number
  readonly lettersPerLine: number
  /** From the top of the block to the top of the red head. */
  readonly headBelowTopMm: number
  readonly linesBelowHead: number
  readonly ruleBelowNumberMm: number
  readonly linesBelowRule: number
  readonly pageNumberBelowBlockMm: number
  /** Lines of the imprint: its first and last, and those between. */
  readonly imprintRulesMm: { readonly outer: number; readonly inner: number }
  /** 2号, 3号, 4号. */
  readonly sizesPt: { readonly title: number; readonly body: number; readonly small: number }
  /** 成文日期 without a seal printed: letters left free at the right. */
  readonly dateIndent: number
}

/** GB/T 9704-2012, by the day it came into force. A later edition follows it, and edits nothing. */
export const layouts: readonly Dated<Layout>[] = [
  {
    from: '2012-07-01' as Day,
    value: {
      pageMm: { width: 210, height: 297 },
      marginsMm: { top: 37, right: 26, bottom: 35, left: 28 },
      blockMm: { width: 156, height: 225 },
      linesPerPage: 22,
      lettersPerLine: 28,
      headBelowTopMm: 35,
      linesBelowHead: 2,
      ruleBelowNumberMm: 4,
      linesBelowRule: 2,
      pageNumberBelowBlockMm: 7,
      imprintRulesMm: { outer: 0.35, inner: 0.25 },
      sizesPt: { title: 22, body: 16, small: 14 },
      dateIndent: 4,
    },
    law: {
      act: 'GB-T 9704-2012',
      at: 'page, type area and elements',
      says: 'A4, 156×225 mm of type, 22 lines of 28 letters of 16 pt, the red head 35 mm below its top',
    },
  },
]

/** The layout in force on a day; documents of earlier days are set as the oldest known. */
export const layoutOn = (on: Day): Layout =>
  inForce(layouts, on < layouts[0]!.from ? layouts[0]!.from : on).value

/** The faces an office has, by name; a machine without the first shows the second. */
export const faces = {
  head: ['方正小标宋简体', '华文中宋'],
  title: ['方正小标宋简体', '华文中宋'],
  body: ['仿宋_GB2312', '仿宋'],
  first: ['黑体', '微软雅黑'],
  second: ['楷体_GB2312', '楷体'],
} as const

export type Face = keyof typeof faces

/** The face of each level of the text. */
export const faceOfLevel = ['body', 'first', 'second', 'body', 'body'] as const

/** Choices of ours, where the standard says nothing. */
export const ours = {
  /** The red line under the number. */
  redRuleMm: 0.5,
  red: 'FF0000',
  /** Type of tables, and of the line that carries the snapshot number. */
  tablePt: 12,
  tableLinePt: 16,
  stampPt: 9,
  /** The largest and smallest red head. */
  headPt: { most: 50, least: 26 },
} as const

const pointsPerMm = 72 / 25.4
export const points = (mm: number): number => mm * pointsPerMm
/** Twentieths of a point, as Word counts. */
export const twips = (mm: number): number => Math.round(points(mm) * 20)

/** The pitch of the lines in millimetres: the block shared by its lines. */
export const linePitchMm = ({ blockMm, linesPerPage }: Layout): number =>
  blockMm.height / linesPerPage

/** A size at which the red head fits its line. */
export function headPt(text: string, { blockMm }: Layout): number {
  const fits = Math.floor((points(blockMm.width) / Math.max(1, [...text].length)) * 0.95)
  return Math.max(ours.headPt.least, Math.min(ours.headPt.most, fits))
}
