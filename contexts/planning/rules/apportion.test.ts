import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Shares, splitter } from './apportion.ts'
import { apportionExactly } from './apportion-exactly.ts'
import { witness } from './witness.ts'

type Row = readonly [weight: number, floor?: number, cap?: number]

const asShares = (rows: readonly Row[]): Shares => ({
  weights: Float64Array.from(rows, ([weight]) => weight),
  floors: Float64Array.from(rows, ([, floor = 0]) => floor),
  caps: Float64Array.from(rows, ([, , cap = Infinity]) => cap),
})

const asWitness = (rows: readonly Row[]) =>
  rows.map(([weight, floor = 0, cap = Infinity]) => ({
    weight: BigInt(weight),
    floor: BigInt(floor),
    cap: cap === Infinity ? null : BigInt(cap),
  }))

function split(total: number, shares: Shares): { amounts: number[]; leftOver: number } {
  const amounts = new Float64Array(shares.floors.length)
  const leftOver = splitter(shares, amounts)(total, 0, amounts.length)
  return { amounts: [...amounts], leftOver }
}

const amountsOf = (total: number, rows: readonly Row[]) => split(total, asShares(rows)).amounts
const asNumbers = (amounts: bigint[] | bigint) =>
  typeof amounts === 'bigint' ? amounts : amounts.map(Number)

describe('a split by weight, floor and cap', () => {
  test.each<[string, number, Row[], number[]]>([
    ['goes by the weights where nothing holds', 100, [[1], [1], [2]], [25, 25, 50]],
    ['gives what is left over to the largest fraction', 10, [[1], [2], [5]], [1, 3, 6]],
    ['gives it to the earlier row on a tie', 4, [[1], [1], [1]], [2, 1, 1]],
    ['gives two left over to the two earlier rows', 5, [[1], [1], [1]], [2, 2, 1]],
    ['never goes under a floor', 10, [[1, 5], [1], [8]], [5, 1, 4]],
    ['never goes over a cap', 10, [[8, 0, 3], [1], [1]], [3, 4, 3]],
    ['holds a floor and a cap at once', 100, [[90, 0, 20], [1, 30], [9]], [20, 30, 50]],
    ['gives a weight of 0 its floor', 10, [[0, 3], [1], [0]], [3, 7, 0]],
    ['gives a weight of 0 its floor, whatever its cap', 10, [[0, 3, 9], [1]], [3, 7]],
    ['splits nothing into nothing', 0, [[1], [2]], [0, 0]],
    [
      'gives everybody the floor when the total is just that',
      7,
      [
        [5, 3],
        [1, 4],
      ],
      [3, 4],
    ],
    [
      'gives everybody the cap when the total is just that',
      7,
      [
        [5, 0, 3],
        [1, 0, 4],
      ],
      [3, 4],
    ],
    ['gives the only child all of it', 15_987, [[3]], [15_987]],
    [
      'takes no one held at a whole quota into the rounding',
      8,
      [[2, 0, 2], [1], [1], [1]],
      [2, 2, 2, 2],
    ],
  ])('%s', (_case, total, rows, expected) => {
    expect(split(total, asShares(rows))).toEqual({ amounts: expected, leftOver: 0 })
    expect(asNumbers(witness(BigInt(total), asWitness(rows)))).toEqual(expected)
  })

  test('says how much nobody may take when all who have a weight are at their cap', () => {
    expect(
      split(
        10,
        asShares([
          [1, 0, 4],
          [0, 1, 9],
        ]),
      ).leftOver,
    ).toBe(5)
    expect(split(10, asShares([[0], [0]])).leftOver).toBe(10)
  })

  test('leaves the rows outside its range alone', () => {
    const amounts = Float64Array.of(9, 9, 9, 9)
    splitter(asShares([[1], [1], [1], [1]]), amounts)(4, 1, 3)
    expect([...amounts]).toEqual([9, 2, 2, 9])
  })

  test('is exact to the largest whole number that a double holds', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(amountsOf(most, [[1], [1]])).toEqual([(most + 1) / 2, (most - 1) / 2])
    expect(amountsOf(most, [[1, most]])).toEqual([most])
    expect(amountsOf(most, [[3], [most - 3]])).toEqual([3, most - 3])
  })

  test('decides the pegging exactly where sums of doubles would tie', () => {
    const rows: Row[] = [[2 ** 40 + 1, 0, 2 ** 8], [2 ** 40, 2 ** 9 + 1], [2 ** 41 + 3], [7, 0, 1]]
    const total = 2 ** 10
    expect(amountsOf(total, rows)).toEqual(asNumbers(witness(BigInt(total), asWitness(rows))))
  })
})

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
