import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, wholeYear } from '#kernel/days.ts'
import { numberOf, periodKinds, periodName, periodsIn, spanOf } from './spans.ts'

describe('Periods of a year', () => {
  test.each([
    ['month', 2, '2028-02-01', '2028-02-29', '2028年2月'],
    ['quarter', 1, '2028-01-01', '2028-03-31', '2028年第1季度'],
    ['quarter', 4, '2028-10-01', '2028-12-31', '2028年第4季度'],
    ['year', 1, '2028-01-01', '2028-12-31', '2028年'],
  ] as const)('%s %i', (kind, number, from, to, name) => {
    expect(spanOf(2028, { kind, number })).toEqual({ from, to })
    expect(periodName(2028, { kind, number }).zh).toBe(name)
  })

  test.each([
    ['month', 0],
    ['month', 13],
    ['quarter', 5],
    ['year', 2],
    ['month', 1.5],
  ] as const)('there is no %s %d', (kind, number) => {
    expect(() => spanOf(2027, { kind, number })).toThrow(RangeError)
  })

  test('those of a kind cover the year, each day once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1998, max: 2200 }),
        fc.constantFrom(...periodKinds),
        (year, kind) => {
          const spans = Array.from({ length: periodsIn(kind) }, (_, at) =>
            spanOf(year, { kind, number: at + 1 }),
          )
          let next = wholeYear(year).from
          for (const [at, { from, to }] of spans.entries()) {
            expect(from).toBe(next)
            expect(numberOf(kind, from)).toBe(at + 1)
            next = addDays(to, 1)
          }
          expect(next).toBe(addDays(wholeYear(year).to, 1))
        },
      ),
    )
  })
})
