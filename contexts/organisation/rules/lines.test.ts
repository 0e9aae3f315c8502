import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sumByLine } from './lines.ts'

const lines = [
  { id: '教卫', parentId: null },
  { id: '教育系统', parentId: '教卫' },
  { id: '卫生系统', parentId: '教卫' },
  { id: '金融系统', parentId: null },
]
const amounts = new Map([
  ['医专', 300],
  ['人民医院', 620],
  ['银行', 40],
])

describe('Sums by line', () => {
  test('a unit on two lines of one system counts once in it', () => {
    const sums = sumByLine(
      lines,
      [
        { unitId: '医专', lineId: '教育系统' },
        { unitId: '医专', lineId: '卫生系统' },
        { unitId: '人民医院', lineId: '卫生系统' },
        { unitId: '银行', lineId: '金融系统' },
      ],
      amounts,
    )
    expect(sums).toEqual([
      { lineId: '教卫', units: 2, amount: 920 },
      { lineId: '教育系统', units: 1, amount: 300 },
      { lineId: '卫生系统', units: 2, amount: 920 },
      { lineId: '金融系统', units: 1, amount: 40 },
    ])
  })

  test('no line ever shows more than all its units have together', () => {
    const standing = fc.record({
      unitId: fc.constantFrom(...amounts.keys(), '无人数单位'),
      lineId: fc.constantFrom(...lines.map(({ id }) => id)),
    })
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 30 }), (standings) => {
        for (const { units, amount } of sumByLine(lines, standings, amounts)) {
          expect(units).toBeLessThanOrEqual(4)
          expect(amount).toBeLessThanOrEqual(960)
        }
      }),
    )
  })
})
