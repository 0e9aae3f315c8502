import { describe, expect, test } from 'vitest'
import { splitter } from './apportion.ts'
import { amountsOf, asNumbers, asShares, asWitness, type Row, split } from './given.ts'
import { witness } from './witness.ts'

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
