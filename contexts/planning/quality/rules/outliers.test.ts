import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, wholeYear } from '#kernel/days.ts'
import type { Line } from './found.ts'
import { medianOf, outliers, usualOf } from './outliers.ts'
import { sentenceOf } from './sentences.ts'

const linesOf = (visits: readonly number[], from = day('2027-01-01')): Line[] =>
  visits.map((many, at) => ({
    ...{ id: `${from} ${at}`, day: addDays(from, at), unitId: 'u', track: 'group', visits: many },
    ...{ visits200: null, visits300: null, visits400: null, renfen: null },
    ...{ batchId: 'b', fileName: '三月.xlsx' },
  }))
const year = wholeYear(2027)

describe('Outliers by the median and the median absolute deviation', () => {
  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
  ])('the middle of %j is %d', (figures, middle) => {
    expect(medianOf(figures)).toBe(middle)
  })

  test('a digit too many is found and explained with what would be usual', () => {
    const { checked, found } = outliers(linesOf([40, 42, 38, 41, 39, 40, 43, 37, 400]), year)
    expect(checked).toBe(9)
    expect(found).toHaveLength(1)
    expect(found[0]!.facts).toMatchObject({ visits: 400, median: 40, low: 26, high: 54, count: 9 })
    expect(sentenceOf('outlier', found[0]!.facts).zh).toBe(
      '写 400 人次；按本单位 9 次记录，中位数 40，通常在 26—54 之间。',
    )
  })

  test('a history that never differs forgives a tenth, and no more than is reasonable', () => {
    expect(usualOf(Array(10).fill(100))).toMatchObject({ low: 65, high: 135 })
    expect(usualOf(Array(10).fill(2))).toMatchObject({ low: 0, high: 5 })
  })

  test('fewer than eight lines are no history, so nothing is judged', () => {
    expect(outliers(linesOf([1, 1, 1, 1, 1, 1, 900]), year)).toEqual({ checked: 0, found: [] })
  })

  test('earlier years are history and are not judged themselves', () => {
    const before = linesOf([40, 41, 39, 40, 42, 38, 900], day('2026-03-01'))
    const { checked, found } = outliers([...before, ...linesOf([40, 500])], year)
    expect([checked, found.map(({ facts }) => facts.visits)]).toEqual([2, [500]])
  })

  test('one slip, however large, does not change what is found of the others', () => {
    const figures = fc.array(fc.integer({ min: 30, max: 50 }), { minLength: 12, maxLength: 40 })
    fc.assert(
      fc.property(figures, fc.integer({ min: 500, max: 1_000_000 }), (usual, slip) => {
        const { found } = outliers(linesOf([...usual, slip]), year)
        expect(found.some(({ facts }) => facts.visits === slip)).toBe(true)
        const worse = outliers(linesOf([...usual, slip * 10]), year).found
        const others = (all: typeof found) =>
          all.map(({ facts }) => facts.visits).filter((visits) => Number(visits) <= 50)
        expect(others(worse)).toEqual(others(found))
      }),
    )
  })
})
