import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openDocument } from './open.ts'
import { pageLines, type Run } from './page-lines.ts'
import type { Rule } from './page-rules.ts'

/** A run of ten-point type at a place. */
const run = (text: string, x: number, y: number): Run => ({
  text,
  x,
  y,
  width: [...text].length * 10,
  size: 10,
})

const textsOf = (runs: readonly Run[], rules: readonly Rule[] = []) =>
  pageLines(runs, rules).map(({ text }) => text)

describe('the lines of a page', () => {
  test('go from top to bottom and left to right, however they were drawn', () => {
    expect(textsOf([run('丙', 0, 40), run('乙', 10, 20), run('甲', 0, 21)])).toEqual(['甲乙', '丙'])
  })

  test('part at a wide gap with a tab, and at none where the setting only opened the line', () => {
    expect(textsOf([run('甲乙', 0, 20), run('丙', 23, 20), run('丁', 60, 20)])).toEqual([
      '甲乙丙\t丁',
    ])
  })

  test('keep the space that was drawn between figures and characters', () => {
    expect(
      textsOf([run('关于', 0, 20), run(' ', 20, 20), run('2020', 22.5, 20), run(' 年', 62.5, 20)]),
    ).toEqual(['关于 2020 年'])
  })

  test('drawn twice to look bold are there once', () => {
    expect(textsOf([run('通知', 0, 20), run('通知', 0.4, 20)])).toEqual(['通知'])
  })

  test('in columns keep an empty cell empty', () => {
    const row = (texts: readonly string[], y: number) =>
      texts.flatMap((text, i) => (text === '' ? [] : [run(text, i * 100, y)]))
    const rows = [
      ['单位', '人数', '任务', '时间'],
      ['甲县', '', '2700', ''],
      ['乙局', '620', '124', '3月'],
    ]
    expect(textsOf(rows.flatMap((texts, i) => row(texts, i * 20)))).toEqual(
      rows.map((texts) => texts.join('\t')),
    )
  })

  test('of prose around a lone wide gap gain no tabs', () => {
    expect(
      textsOf([
        run('甲', 0, 20),
        run('乙', 100, 20),
        run('正文一行', 0, 40),
        run('署名', 200, 60),
        run('日期', 260, 60),
      ]),
    ).toEqual(['甲\t乙', '正文一行', '署名\t日期'])
  })
})

const level = (at: number, from: number, to: number): Rule => ({ level: true, at, from, to })
const upright = (at: number, from: number, to: number): Rule => ({ level: false, at, from, to })

describe('a table drawn with rules', () => {
  // Two columns of 100 points, three rows of 20; the right cell of the last two rows is merged.
  const rules = [
    level(0, 0, 200),
    level(20, 0, 200),
    level(40, 0, 100),
    level(60, 0, 200),
    upright(0, 0, 60),
    upright(100, 0, 60),
    upright(200, 0, 60),
  ]

  test('has its cells, one merged downwards with its text between the lines', () => {
    const runs = [
      run('单位', 5, 14),
      run('数', 105, 14),
      run('甲', 5, 34),
      run('乙', 5, 54),
      run('1243', 105, 44),
    ]
    expect(pageLines(runs, rules).map(({ cells }) => cells)).toEqual([
      [
        { text: '单位', column: 0, columns: 1, rows: 1 },
        { text: '数', column: 1, columns: 1, rows: 1 },
      ],
      [
        { text: '甲', column: 0, columns: 1, rows: 1 },
        { text: '1243', column: 1, columns: 1, rows: 2 },
      ],
      [{ text: '乙', column: 0, columns: 1, rows: 1 }],
    ])
  })

  test('takes text that wraps at the edge of a cell for one word', () => {
    const wide = [
      level(0, 0, 200),
      level(40, 0, 200),
      upright(0, 0, 40),
      upright(100, 0, 40),
      upright(200, 0, 40),
    ]
    expect(
      textsOf([run('市卫生局含市妇保院', 5, 14), run('爱卫办', 5, 30), run('63', 105, 22)], wide),
    ).toEqual(['市卫生局含市妇保院爱卫办\t63'])
  })

  test('parts a run that was read across two cells', () => {
    const runs = [
      run('单位', 5, 14),
      run('数', 105, 14),
      { text: '香花桥街道及其他 682', x: 5, y: 34, width: 125, size: 10 },
    ]
    expect(textsOf(runs, rules)[1]).toBe('香花桥街道及其他\t682')
  })

  test('stands between the lines above and below it', () => {
    expect(textsOf([run('上', 0, -10), run('甲', 5, 14), run('下', 0, 80)], rules)).toEqual([
      '上',
      '甲\t',
      '\t',
      '',
      '下',
    ])
  })

  test('is none when it is a frame around the page or a line under the title', () => {
    const frame = [
      level(0, 0, 200),
      level(60, 0, 200),
      upright(0, 0, 60),
      upright(200, 0, 60),
      level(10, 20, 180),
    ]
    expect(pageLines([run('通知', 20, 8), run('正文', 20, 40)], frame)).toEqual([
      { text: '通知' },
      { text: '正文' },
    ])
  })
})

test.each(['qingpu-2020', 'zhangjiajie-2012'])(
  '%s printed to PDF has the tables that it has as docx',
  async (name) => {
    const folder = new URL('../../contexts/planning/notices/files/', import.meta.url)
    const tables = async (format: string) => {
      const { lines } = await openDocument(
        readFileSync(new URL(`${name}.${format}`, folder)),
        `${name}.${format}`,
      )
      return lines.flatMap(({ cells }) =>
        cells ? [cells.map((cell) => ({ ...cell, text: cell.text.replaceAll(' ', '') }))] : [],
      )
    }
    const [pdf, docx] = [await tables('pdf'), await tables('docx')]
    expect(docx.length).toBeGreaterThan(80)
    expect(pdf).toEqual(docx)
  },
)
