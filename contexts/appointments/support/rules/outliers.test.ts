import { describe, expect, test } from 'vitest'
import { type Declared, flagsOf } from './outliers.ts'

const unit = (unitId: string, yuan: number, leaveDays = 1): Declared => ({
  unitId,
  yuan,
  leaveDays,
})
const usual = [80, 90, 100, 100, 110, 120].map((yuan, at) => unit(String(at), yuan))
const none = { yuan: null, leaveDays: null }

describe('What a unit gives of its own accord', () => {
  test.each<[string, Declared, string[]]>([
    ['the usual is not flagged', unit('x', 130), []],
    ['little is never flagged', unit('x', 0, 0), []],
    ['far above the others is', unit('x', 600), ['yuan outlier']],
    ['long leave is, money aside', unit('x', 100, 5), ['leaveDays outlier']],
  ])('%s', (_case, one, flags) => {
    expect(flagsOf(one, usual, none).map(({ of, why }) => `${of} ${why}`)).toEqual(flags)
  })

  test('one extravagant unit does not hide another, as an average would', () => {
    const others = [...usual, unit('rich', 5000)]
    expect(flagsOf(unit('x', 600), others, none)).toMatchObject([
      { why: 'outlier', against: 100, among: 7 },
    ])
  })

  test('the ceiling of the region holds to the yuan', () => {
    const ceilings = { yuan: 200, leaveDays: 2 }
    expect(flagsOf(unit('x', 200, 2), [], ceilings)).toEqual([])
    expect(flagsOf(unit('x', 201, 2.5), [], ceilings)).toEqual([
      { of: 'yuan', why: 'over-ceiling', value: 201, against: 200 },
      { of: 'leaveDays', why: 'over-ceiling', value: 2.5, against: 2 },
    ])
  })

  test('among fewer than five others nothing is unusual, and its own word does not count', () => {
    expect(flagsOf(unit('x', 9000), usual.slice(0, 4), none)).toEqual([])
    const own = [...usual.slice(0, 4), unit('x', 9000)]
    expect(flagsOf(unit('x', 9000), own, none)).toEqual([])
  })
})
