import { describe, expect, test } from 'vitest'
import { findHeadings, matchColumns } from './columns.ts'

const columns = [
  { field: 'unit', name: { zh: '单位', en: 'Unit' }, synonyms: ['单位名称', '名称'], key: true },
  { field: 'amount', name: { zh: '总人数', en: 'Head-count' }, synonyms: ['人数'], summed: true },
  { field: 'phone', name: { zh: '电话', en: 'Phone' }, synonyms: ['联系电话'] },
] as const

describe('Columns by their headings', () => {
  test.each([
    ['as they are named', ['单位', '总人数', '电话'], [0, 1, 2]],
    ['in another order', ['电话', '人数', '名称'], [2, 1, 0]],
    ['with spaces and full width', ['单　位', '总 人 数', '电 话'], [0, 1, 2]],
    ['with the unit in brackets', ['单位名称', '总人数（人）', '电话(手机)'], [0, 1, 2]],
    ['with more behind', ['单位', '人数合计', '联系电话1'], [0, 1, 2]],
    ['in English', ['unit', 'HEAD-COUNT', 'phone'], [0, 1, 2]],
    ['one of them alone', ['序号', '单位'], [1, null, null]],
    ['an exact heading before a longer one', ['单位性质', '单位'], [1, null, null]],
  ])('%s', (_case, headings, found) => {
    expect(Object.values(matchColumns(headings, columns))).toEqual(found)
  })

  test('the row of headings is found below titles', () => {
    const rows = [
      { row: 1, cells: ['云河区单位人数表'] },
      { row: 3, cells: ['序号', '单位', '人数'] },
      { row: 4, cells: ['1', '教育局', '20'] },
    ]
    expect(findHeadings(rows, columns)).toMatchObject({ row: 3, columns: { unit: 1, amount: 2 } })
  })
})
