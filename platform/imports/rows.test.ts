import { describe, expect, test } from 'vitest'
import { judgeRows } from './judge.ts'
import { readRows } from './rows.ts'

const columns = [
  { field: 'unit', name: { zh: '单位', en: 'Unit' }, synonyms: [], key: true },
  { field: 'amount', name: { zh: '人数', en: 'People' }, synonyms: [], summed: true },
] as const
const map = { unit: 0, amount: 1 }
const headings = { row: 1, texts: ['单位', '人数'], columns: map }
const read = (...cells: string[][]) =>
  readRows(
    [headings.texts, ...cells].map((one, at) => ({ row: at + 1, cells: one })),
    headings,
    map,
    columns,
  )

describe('Rows of a table', () => {
  test('sums, notes and repeated headings are no data', () => {
    const { rows, passed, sums } = read(
      ['合 计', '30'],
      ['甲局', '10'],
      ['小计', '10'],
      ['单位', '人数'],
      ['乙局', '20'],
      ['', ''],
      ['注：人数以年报为准', ''],
      ['制表日期', '制表日期'],
    )
    expect(rows.map(({ row }) => row)).toEqual([3, 6])
    expect(passed).toEqual([4, 5, 8, 9])
    expect(sums).toEqual([{ field: 'amount', sum: 30, stated: 30, row: 2 }])
  })

  test('a row of sums that differs is seen; a table without one states nothing', () => {
    expect(read(['甲局', '10'], ['合计', '11']).sums).toMatchObject([{ sum: 10, stated: 11 }])
    expect(read(['甲局', '10']).sums).toMatchObject([{ sum: 10, stated: null }])
  })
})

describe('Rows about the same', () => {
  const judge = (cells: string[][]) =>
    judgeRows(
      {
        judge: ({ cells: { unit, amount } }) => ({
          verdict: 'new',
          faults: [],
          key: unit ?? '',
          content: amount ?? '',
          row: 1,
        }),
      },
      read(...cells).rows,
      {},
      { 4: 'skip' },
    ).map(({ verdict }) => verdict)

  test('a repetition is the same, a contradiction a conflict, a skipped row nothing', () => {
    expect(
      judge([
        ['甲', '1'],
        ['甲', '1'],
        ['乙', '1'],
        ['甲', '2'],
        ['乙', '3'],
      ]),
    ).toEqual([...['new', 'same', 'skipped', 'conflict', 'new']])
  })

  test('what is decided for one row holds for those alike, and skipping for itself alone', () => {
    const { rows } = read(['甲', '1'], ['甲', '2'], ['乙', '3'], ['乙', '4'])
    const judged = judgeRows(
      {
        judge: (_row, _facts, decision) => ({ verdict: 'new', faults: [], row: decision ?? null }),
        alike: ({ cells }) => cells.unit ?? '',
      },
      rows,
      {},
      { 2: 'unit:1', 4: 'skip' },
    )
    expect(judged.map(({ decision }) => decision)).toEqual(['unit:1', 'unit:1', 'skip', null])
  })
})
