import { describe, expect, test } from 'vitest'
import { totalKind } from './entries.ts'

describe('a label adds up', () => {
  test.each(['合计', '总计', '共计', '总数', '以上合计', '全县', '全市合计', '合计(人份)'])(
    'the whole table: %s',
    (label) => expect(totalKind(label)).toBe('total'),
  )

  test.each(['小计', '城区小计', '机关合计'])('a part of it: %s', (label) =>
    expect(totalKind(label)).toBe('subtotal'),
  )

  test.each(['城关镇', '县总工会', '全福镇', '计生局'])('nothing: %s', (label) =>
    expect(totalKind(label)).toBeNull(),
  )
})
