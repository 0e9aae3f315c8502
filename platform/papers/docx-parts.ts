import { escaped } from './docx-text.ts'
import { faces, type Layout, linePitchMm, ours, points, twips } from './standard.ts'
import type { ZipPart } from './zip-out.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const bodyBegins = `${declared}<w:document xmlns:w="${main}" xmlns:r="${relations}"><w:body>`
export const bodyEnds = '</w:body></w:document>'

/** The pitch of lines that Word is told: rounded down, or a page would hold one line less. */
export const lineTwips = (layout: Layout): number => Math.floor(points(linePitchMm(layout)) * 20)

/**
 * By how much a letter of running text is drawn nearer to the next, so that a line holds as many as
 * it must. A grid of letters would do it in Word, but LibreOffice gives each letter there two cells.
 */
export const letterTwips = ({ blockMm, lettersPerLine, sizesPt }: Layout): number =>
  Math.floor((points(blockMm.width) / lettersPerLine - sizesPt.body) * 20)

/** The page: paper, margins, grid of lines, feet; each paper counts its pages from 1. */
export function sectionXml(layout: Layout): string {
  const { pageMm, marginsMm } = layout
  const footMm = marginsMm.bottom - layout.pageNumberBelowBlockMm - footHeightPt / points(1)
  return [
    '<w:sectPr>',
    '<w:footerReference w:type="default" r:id="rId11"/><w:footerReference w:type="even" r:id="rId12"/>',
    '<w:type w:val="nextPage"/>',
    `<w:pgSz w:w="${twips(pageMm.width)}" w:h="${twips(pageMm.height)}"/>`,
    `<w:pgMar w:top="${twips(marginsMm.top)}" w:right="${twips(marginsMm.right)}" w:bottom="${twips(marginsMm.bottom)}" w:left="${twips(marginsMm.left)}" w:header="851" w:footer="${twips(footMm)}" w:gutter="0"/>`,
    '<w:pgNumType w:start="1"/>',
    `<w:docGrid w:type="lines" w:linePitch="${lineTwips(layout)}"/>`,
    '</w:sectPr>',
  ].join('')
}

const numberLinePt = 20
const stampLinePt = 12
const footHeightPt = numberLinePt + stampLinePt

/** Everything of the archive but the text itself. */
export function otherParts(
  layout: Layout,
  { title, stamp }: { title: string; stamp: string },
): ZipPart[] {
  const of = (name: string, xml: string): ZipPart => ({ name, text: [declared, xml] })
  return [
    of('[Content_Types].xml', contentTypes),
    of(
      '_rels/.rels',
      relationships([
        ['rId1', `${relations}/officeDocument`, 'word/document.xml'],
        ['rId2', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    ),
    of(
      'word/_rels/document.xml.rels',
      relationships([
        ['rId9', `${relations}/styles`, 'styles.xml'],
        ['rId10', `${relations}/settings`, 'settings.xml'],
        ['rId11', `${relations}/footer`, 'footer1.xml'],
        ['rId12', `${relations}/footer`, 'footer2.xml'],
        ['rId13', `${relations}/fontTable`, 'fontTable.xml'],
      ]),
    ),
    of('word/styles.xml', styles(layout)),
    of(
      'word/settings.xml',
      `<w:settings xmlns:w="${main}"><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    ),
    of('word/fontTable.xml', fontTable),
    of('word/footer1.xml', foot(layout, stamp, 'right')),
    of('word/footer2.xml', foot(layout, stamp, 'left')),
    of(
      'docProps/core.xml',
      `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:description>${escaped(stamp)}</dc:description></cp:coreProperties>`,
    ),
  ]
}

const relationships = (all: readonly (readonly [string, string, string])[]): string =>
  `<Relationships xmlns="${packages}/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const overrides = [
  ['word/document.xml', `${word}.document.main+xml`],
  ['word/styles.xml', `${word}.styles+xml`],
  ['word/settings.xml', `${word}.settings+xml`],
  ['word/fontTable.xml', `${word}.fontTable+xml`],
  ['word/footer1.xml', `${word}.footer+xml`],
  ['word/footer2.xml', `${word}.footer+xml`],
  ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
] as const

const contentTypes = `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides
  .map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
  .join('')}</Types>`

/** The second name stands in where a machine lacks the first. */
const fontTable = `<w:fonts xmlns:w="${main}">${[
  ...new Map(Object.values(faces).map(([name, instead]) => [name, instead])),
]
  .map(
    ([name, instead]) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/></w:font>`,
  )
  .join('')}</w:fonts>`

const fonts = (name: string): string =>
  `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`

function styles(layout: Layout): string {
  const size = layout.sizesPt.body * 2
  const runs = `<w:rPr>${fonts(faces.body[0])}<w:spacing w:val="${letterTwips(layout)}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr>`
  const lines = `<w:pPr><w:spacing w:before="0" w:after="0" w:line="${lineTwips(layout)}" w:lineRule="exact"/></w:pPr>`
  const characters = Object.entries(faces).map(
    ([face, [name]]) =>
      `<w:style w:type="character" w:styleId="${face}"><w:name w:val="${face}"/><w:rPr>${fonts(name)}</w:rPr></w:style>`,
  )
  return `<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault>${runs}</w:rPrDefault><w:pPrDefault>${lines}</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${characters.join('')}</w:styles>`
}

/** — 3 —, outside: at the right of odd pages and the left of even ones, one letter in. */
function foot({ sizesPt }: Layout, stamp: string, side: 'left' | 'right'): string {
  const size = `<w:rPr><w:sz w:val="${sizesPt.small * 2}"/><w:szCs w:val="${sizesPt.small * 2}"/></w:rPr>`
  const number = `<w:r>${size}<w:t xml:space="preserve">— </w:t></w:r><w:r>${size}<w:fldChar w:fldCharType="begin"/></w:r><w:r>${size}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>${size}<w:fldChar w:fldCharType="separate"/></w:r><w:r>${size}<w:t>1</w:t></w:r><w:r>${size}<w:fldChar w:fldCharType="end"/></w:r><w:r>${size}<w:t xml:space="preserve"> —</w:t></w:r>`
  const indent = `<w:ind w:${side}Chars="100" w:${side}="${sizesPt.small * 20}"/>`
  const small = `<w:rPr><w:color w:val="595959"/><w:sz w:val="${ours.stampPt * 2}"/><w:szCs w:val="${ours.stampPt * 2}"/></w:rPr>`
  return `<w:ftr xmlns:w="${main}"><w:p><w:pPr><w:spacing w:line="${numberLinePt * 20}" w:lineRule="exact"/>${indent}<w:jc w:val="${side}"/></w:pPr>${number}</w:p><w:p><w:pPr><w:spacing w:line="${stampLinePt * 20}" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:r>${small}<w:t xml:space="preserve">${escaped(stamp)}</w:t></w:r></w:p></w:ftr>`
}
