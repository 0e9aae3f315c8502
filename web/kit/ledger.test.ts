import { describe, expect, test } from 'vitest'
import { arrange, type RowKind, tsv } from './ledger.ts'

interface Row {
  readonly name: string
  readonly kind: RowKind
  readonly amount: number | null
}
const row = (name: string, amount: number | null): Row => ({ name, kind: 'row', amount })
const group = (name: string): Row => ({ name, kind: 'group', amount: null })
const names = (rows: readonly Row[]) => rows.map(({ name }) => name).join(' ')

describe('rows are put in order within their group', () => {
  const rows = [
    group('镇、街道'),
    row('夏阳', 490),
    row('华新', 1330),
    row('盈浦', 478),
    group('委、办、局'),
    row('区残联', null),
    row('公安分局', 108),
    row('教育局', 315),
  ]

  test('headings stay, figures rise', () => {
    const sorted = arrange(
      rows,
      ({ kind }) => kind,
      ({ amount }) => amount,
      false,
    )
    expect(names(sorted)).toBe('镇、街道 盈浦 夏阳 华新 委、办、局 公安分局 教育局 区残联')
  })

  test('what has no figure comes last in either order', () => {
    const sorted = arrange(
      rows,
      ({ kind }) => kind,
      ({ amount }) => amount,
      true,
    )
    expect(names(sorted)).toBe('镇、街道 华新 夏阳 盈浦 委、办、局 教育局 公安分局 区残联')
  })

  test('names go by pinyin, and equal rows keep their order', () => {
    const towns = [row('徐泾', 1), row('白鹤', 1), row('华新', 1)]
    expect(
      names(
        arrange(
          towns,
          ({ kind }) => kind,
          ({ name }) => name,
          false,
        ),
      ),
    ).toBe('白鹤 华新 徐泾')
    expect(
      names(
        arrange(
          towns,
          ({ kind }) => kind,
          ({ amount }) => amount,
          true,
        ),
      ),
    ).toBe('徐泾 白鹤 华新')
  })
})

describe('a copied table is safe in a spreadsheet', () => {
  test('figures stay figures, blanks stay blank', () => {
    expect(
      tsv([
        ['单位', '余'],
        ['储备', -669],
        ['区残联', null],
      ]),
    ).toBe('单位\t余\r\n储备\t-669\r\n区残联\t')
  })

  test.each(['=1+1', '+1', '-1', '@sum'])('the text “%s” is not run as a formula', (text) => {
    expect(tsv([[text]])).toBe(`'${text}`)
  })

  test('a line break does not break the row', () => {
    expect(tsv([['甲\n乙\t丙', 1]])).toBe('甲 乙 丙\t1')
  })
})
