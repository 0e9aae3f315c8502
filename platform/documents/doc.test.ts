import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordLines } from './doc.ts'
import { openDocument } from './open.ts'

const plain = (from: number, to: number, inTable = false) => ({ from, to, inTable })

test('the text of a Word document becomes its paragraphs and rows', () => {
  const text = '通知\r\r甲\v乙\r单位\x07数\x07\n甲\t镇\x07\x07\n终\r'
  expect(wordLines(text, []).map((line) => line.text)).toEqual([
    '通知',
    '',
    '甲',
    '乙',
    '单位\t数',
    '甲 镇\t',
    '终',
  ])
})

test('a cell of several paragraphs is one cell', () => {
  const text = '表\r单\r位\x07数\x07\n'
  const lines = wordLines(text, [plain(0, 2), plain(2, text.length, true)])
  expect(lines.map((line) => line.text)).toEqual(['表', '单位\t数'])
})

test('text that no paragraph covers is kept', () => {
  expect(wordLines('甲\r乙\r丙\r', [plain(2, 4)]).map((line) => line.text)).toEqual([
    '甲',
    '乙',
    '丙',
  ])
})

test('a field gives its result and not its code', () => {
  expect(wordLines('见\x13 HYPERLINK "http://x" \x14附件\x15。\r', [])[0]?.text).toBe('见附件。')
})

test.each(['qingpu-2020', 'zhangjiajie-2012'])(
  '%s as doc has the tables that it has as docx, merged cells and all',
  async (name) => {
    const folder = new URL('../../contexts/planning/notices/files/', import.meta.url)
    const tables = async (format: string) => {
      const { lines } = await openDocument(
        readFileSync(new URL(`${name}.${format}`, folder)),
        `${name}.${format}`,
      )
      return lines.flatMap(({ cells }) => (cells ? [cells] : []))
    }
    const [doc, docx] = [await tables('doc'), await tables('docx')]
    expect(doc.length).toBeGreaterThan(80)
    expect(doc).toEqual(docx)
  },
)
