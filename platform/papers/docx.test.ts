import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { documentLimits } from '../documents/limits.ts'
import { openDocument } from '../documents/open.ts'
import { officeParts } from '../documents/parts.ts'
import { givenPaper, givenStamp } from './given.ts'
import type { Paper } from './paper.ts'
import { setWhole } from './set.ts'
import { layoutOn } from './standard.ts'

const layout = layoutOn(day('2027-03-05'))

const docxOf = (papers: readonly Paper[]): Promise<Buffer> =>
  setWhole({ papers, stamp: givenStamp }, { format: 'docx', layout, title: '通知' })

describe('a document for Word', () => {
  let parts: ReadonlyMap<string, Buffer>
  const part = (name: string) => parts.get(`word/${name}.xml`)!.toString('utf8')
  beforeAll(async () => {
    const annexes = [{ title: '分解表', blocks: [table] }]
    parts = officeParts(await docxOf([givenPaper({ annexes })]), 'x.docx', documentLimits).parts
  })

  test('has the page, the margins and the grid of the standard, in twips', () => {
    const xml = part('document')
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"/>')
    const [, top, right, bottom, left] =
      /<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"/
        .exec(xml)!
        .map(Number)
    expect(
      [top, right, bottom, left].map((twips) => Math.round((twips! / 1440) * 25.4 * 10) / 10),
    ).toEqual([37, 26, 35, 28])
    const pitch = Number(/w:linePitch="(\d+)"/.exec(xml)![1])
    expect(Math.floor((16838 - top! - bottom!) / pitch)).toBe(22)
    const space = Number(/<w:rPrDefault>.*?<w:spacing w:val="(-?\d+)"/.exec(part('styles'))![1])
    expect(Math.floor((11906 - left! - right!) / 20 / (16 + space / 20))).toBe(28)
    expect(part('styles')).toContain(
      `<w:spacing w:before="0" w:after="0" w:line="${pitch}" w:lineRule="exact"/>`,
    )
  })

  test('names the faces of offices, and what stands in for each', () => {
    const styles = part('styles')
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
      expect(styles).toContain(`w:eastAsia="${face}"`)
    expect(part('fontTable')).toContain(
      '<w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋"/>',
    )
    expect(styles).toContain('<w:sz w:val="32"/>')
  })

  test('begins with the red head 35 mm down, and draws a red line 4 mm below its number', () => {
    const [head, , , number] = part('document').match(/<w:p>.*?<\/w:p>/gs)!
    expect(head).toContain('<w:color w:val="FF0000"/>')
    expect(Number(/w:before="(\d+)"/.exec(head!)![1]) / 56.69).toBeCloseTo(35, 0)
    expect(number).toContain('云府办发〔2027〕25号')
    expect(number).toMatch(/<w:bottom w:val="single" w:sz="\d+" w:space="11" w:color="FF0000"\/>/)
  })

  test('numbers its pages — 1 — outside, and carries the snapshot on each', () => {
    expect(part('footer1')).toMatch(/— <\/w:t>.*PAGE.* —<\/w:t>/s)
    expect(
      [part('footer1'), part('footer2')].map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)![1]),
    ).toEqual(['right', 'left'])
    expect(part('settings')).toContain('<w:evenAndOddHeaders/>')
    for (const foot of ['footer1', 'footer2']) expect(part(foot)).toContain('R-20270305-0001')
  })

  test('sets what XML could not hold, and rare letters as they are', async () => {
    const name = '𠮷庆<东>&"西"\u0000\ud800'
    const { lines } = await openDocument(await docxOf([givenPaper({ title: name })]), 'x.docx')
    expect(lines.map(({ text }) => text)).toContain('𠮷庆<东>&"西"')
  })

  test('keeps a merged cell one cell', async () => {
    const annexes = [{ title: '分解表', blocks: [table] }]
    const { lines } = await openDocument(await docxOf([givenPaper({ annexes })]), 'x.docx')
    const cells = lines.flatMap(({ cells = [] }) => cells.map(({ text, rows }) => [text, rows]))
    expect(cells).toEqual([
      ['月份', 1],
      ['单位', 1],
      ['七月', 1],
      ['华新镇', 2],
      ['八月', 1],
    ])
  })

  test('is the same bytes for the same papers', async () => {
    expect((await docxOf([givenPaper()])).equals(await docxOf([givenPaper()]))).toBe(true)
  })

  test('letters to many begin on a page of their own, each counted from 1', async () => {
    const letters = ['东镇', '西镇', '南镇'].map((addressee) => givenPaper({ addressee }))
    const xml = officeParts(await docxOf(letters), 'x.docx', documentLimits)
      .parts.get('word/document.xml')!
      .toString('utf8')
    expect(xml.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(3)
    expect(xml.match(/<w:type w:val="nextPage"\/>/g)).toHaveLength(3)
  })
})

const table = {
  columns: [
    { header: '月份', share: 1, align: 'center' },
    { header: '单位', share: 2, align: 'left' },
  ],
  rows: [
    [{ text: '七月' }, { text: '华新镇', rows: 2 }],
    [{ text: '八月' }, null],
  ],
} as const
