import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apportionExactly } from './apportion-exactly.ts'
import { amountsOf, asNumbers, asShares, asWitness, type Row, split } from './given.ts'
import { witness } from './witness.ts'

const upTo = (max: number) =>
  fc.oneof(
    fc.nat({ max: Math.min(max, 20) }),
    fc.maxSafeNat().map((n) => n % (max + 1)),
  )

const rowsUpTo = (weight: number, amount: number) =>
  fc.array(
    fc.record({ weight: upTo(weight), floor: upTo(amount), room: fc.option(upTo(amount)) }),
    { minLength: 1, maxLength: 12 },
  )

/** A group of children with a total that its bounds allow, from tiny numbers to the largest. */
const feasible = fc
  .oneof(
    rowsUpTo(12, 9),
    rowsUpTo(10_000, 500),
    rowsUpTo(2 ** 52, 2 ** 44),
    rowsUpTo(2 ** 30, 2 ** 48),
  )
  .chain((rows) => {
    const table = rows.map(({ weight, floor, room }): [number, number, number] => [
      weight,
      floor,
      room === null ? Infinity : floor + room,
    ])
    const least = table.reduce((sum, [, floor]) => sum + floor, 0)
    const most = table.reduce(
      (sum, [weight, floor, cap]) =>
        sum + (weight === 0 ? floor : Math.min(cap, floor * 2 + 2 ** 20)),
      0,
    )
    return fc.record({
      rows: fc.constant(table),
      total: fc.maxSafeNat().map((n) => least + (n % (most - least + 1))),
    })
  })
  .filter(({ total }) => total <= Number.MAX_SAFE_INTEGER)

describe('whatever the weights, floors and caps', () => {
  test('it adds up, and no bound is broken', () => {
    fc.assert(
      fc.property(feasible, ({ rows, total }) => {
        const { amounts, leftOver } = split(total, asShares(rows))
        expect(leftOver).toBe(0)
        expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(total)
        rows.forEach(([weight, floor, cap], i) => {
          expect(amounts[i]).toBeGreaterThanOrEqual(floor)
          expect(amounts[i]).toBeLessThanOrEqual(cap)
          if (weight === 0) expect(amounts[i]).toBe(floor)
        })
      }),
      { numRuns: 2000 },
    )
  })

  test('it agrees to the unit with an exact reference written another way', () => {
    fc.assert(
      fc.property(feasible, ({ rows, total }) => {
        expect(amountsOf(total, rows)).toEqual(asNumbers(witness(BigInt(total), asWitness(rows))))
      }),
      { numRuns: 5000 },
    )
  })

  test('the path without limit to its numbers gives the same amounts', () => {
    fc.assert(
      fc.property(feasible, ({ rows, total }) => {
        const shares = asWitness(rows)
        const exact = apportionExactly(BigInt(total), {
          weights: shares.map((share) => share.weight),
          floors: shares.map((share) => share.floor),
          caps: shares.map((share) => share.cap),
        })
        expect(exact.amounts.map(Number)).toEqual(amountsOf(total, rows))
      }),
      { numRuns: 2000 },
    )
  })

  test('it stays the same when all weights grow by one factor, also past 2^53', () => {
    fc.assert(
      fc.property(feasible, fc.bigInt({ min: 1n, max: 10n ** 30n }), ({ rows, total }, factor) => {
        const shares = asShares(rows)
        const weights = rows.map(([weight]) => BigInt(weight) * factor)
        expect(split(total, { ...shares, weights })).toEqual(split(total, shares))
      }),
      { numRuns: 1000 },
    )
  })

  test('who is free of bounds is within one unit of its proportion to any other who is', () => {
    fc.assert(
      fc.property(feasible, ({ rows, total }) => {
        const amounts = amountsOf(total, rows)
        const free = rows.flatMap(([weight, floor, cap], i) =>
          weight > 0 && amounts[i]! > floor && amounts[i]! < cap
            ? [{ weight, amount: amounts[i]! }]
            : [],
        )
        for (const a of free) {
          for (const b of free) {
            const left = BigInt(a.amount - 1) * BigInt(b.weight)
            expect(left < BigInt(b.amount + 1) * BigInt(a.weight)).toBe(true)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('changing the order of rows moves at most the unit that a tie decides', () => {
    fc.assert(
      fc.property(feasible, fc.infiniteStream(fc.nat()), ({ rows, total }, keys) => {
        const order = rows.map((_, i) => ({ i, key: keys.next().value as number }))
        order.sort((a, b) => a.key - b.key)
        const plain = amountsOf(total, rows)
        const moved = amountsOf(
          total,
          order.map(({ i }) => rows[i]!),
        )
        order.forEach(({ i }, place) => {
          const difference = moved[place]! - plain[i]!
          expect(Math.abs(difference)).toBeLessThanOrEqual(1)
        })
        expect(moved.toSorted(ascending)).toEqual(
          hasTies(total, rows) ? expect.anything() : plain.toSorted(ascending),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('of two rows alike, the earlier never gets less', () => {
    fc.assert(
      fc.property(feasible, fc.nat(), ({ rows, total }, pick) => {
        const twin = rows[pick % rows.length]!
        const amounts = amountsOf(total + twin[1], [...rows, twin])
        fc.pre(split(total + twin[1], asShares([...rows, twin])).leftOver === 0)
        expect(amounts[pick % rows.length]).toBeGreaterThanOrEqual(amounts.at(-1)!)
      }),
      { numRuns: 1000 },
    )
  })
})

const ascending = (a: number, b: number) => a - b

/** Whether two different remainders are equal, so that their order may matter. */
function hasTies(total: number, rows: readonly Row[]): boolean {
  const shares = asWitness(rows)
  const { ranked, remainders } = apportionExactly(BigInt(total), {
    weights: shares.map((share) => share.weight),
    floors: shares.map((share) => share.floor),
    caps: shares.map((share) => share.cap),
  })
  const all = ranked.map((i) => remainders[i])
  return new Set(all).size < all.length
}
