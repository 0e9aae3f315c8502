import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nth } from './nth.ts'

const values = fc.array(
  fc.oneof(
    fc.nat({ max: 5 }),
    fc.nat(),
    fc.maxSafeNat(),
    fc.double({ noNaN: true, min: -2, max: 2 }),
  ),
  { minLength: 1, maxLength: 400 },
)

test('the value at a place is that of the sorted list, with few values, many, and many alike', () => {
  fc.assert(
    fc.property(values, fc.nat(), (list, pick) => {
      const place = pick % list.length
      const sorted = Float64Array.from(list).sort()
      expect(nth(Float64Array.from(list), list.length, place) + 0).toBe(sorted[place]! + 0)
    }),
    { numRuns: 2000 },
  )
})

test('values spread over all magnitudes need no more rounds than they have bits', () => {
  const powers = Float64Array.from({ length: 50_000 }, (_, i) => 2 ** (i % 53) + (i % 7))
  const sorted = powers.toSorted()
  for (const place of [0, 1, 24_999, 49_998, 49_999]) {
    expect(nth(powers.slice(), powers.length, place)).toBe(sorted[place])
  }
})
