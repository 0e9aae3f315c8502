import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/days.ts'
import { addUpToOne } from './shares.ts'
import { heirsOf, regroup, type Share, type Succession } from './succession.ts'

const merged = (fromId: string, toId: string, on: string): Succession => ({
  ...{ fromId, toId, on: day(on), kind: 'merge', share: null },
})
const split = (
  fromId: string,
  toId: string,
  on: string,
  share: Share | null = null,
): Succession => ({
  ...{ fromId, toId, on: day(on), kind: 'split', share },
})
const half = { numerator: 1, denominator: 2 }
const [y10, y15, y20] = [day('2010-01-01'), day('2015-01-01'), day('2020-01-01')]

const shown = (successions: readonly Succession[], since: Day, until: Day, amount = 100) =>
  regroup([{ unitId: 'A', amount }], since, until, successions).map(
    ({ unitId, amount: part, former }) => `${unitId}${former ? '?' : ''} ${part}`,
  )

describe('Figures as organised then, asked as organised now', () => {
  test.each<[string, Succession[], Day, Day, string[]]>([
    ['nothing happened', [], y10, y20, ['A 100']],
    ['merged since', [merged('A', 'B', '2015-01-01')], y10, y20, ['B 100']],
    ['merged on the very day asked', [merged('A', 'B', '2015-01-01')], y10, y15, ['B 100']],
    ['merged only later', [merged('A', 'B', '2015-01-02')], y10, y15, ['A 100']],
    ['counted only when it was no more', [merged('A', 'B', '2015-01-01')], y15, y20, ['A? 100']],
    [
      'merged twice',
      [merged('A', 'B', '2012-01-01'), merged('B', 'C', '2018-01-01')],
      y10,
      y20,
      ['C 100'],
    ],
    [
      'split by stated shares',
      [split('A', 'B', '2015-01-01', half), split('A', 'C', '2015-01-01', half)],
      y10,
      y20,
      ['B 50', 'C 50'],
    ],
    [
      'split without shares',
      [split('A', 'B', '2015-01-01'), split('A', 'C', '2015-01-01')],
      y10,
      y20,
      ['A? 100'],
    ],
    [
      'lives on beside the new one, without shares',
      [split('A', 'A', '2015-01-01'), split('A', 'C', '2015-01-01')],
      y10,
      y20,
      ['A 100'],
    ],
    [
      'split and joined again',
      [
        split('A', 'B', '2012-01-01', half),
        split('A', 'C', '2012-01-01', half),
        merged('B', 'C', '2018-01-01'),
      ],
      y10,
      y20,
      ['C 100'],
    ],
    [
      'lived on with a share, then merged',
      [
        split('A', 'A', '2012-01-01', half),
        split('A', 'C', '2012-01-01', half),
        merged('A', 'D', '2018-01-01'),
      ],
      y10,
      y20,
      ['D 50', 'C 50'],
    ],
  ])('%s', (_case, successions, since, until, expected) => {
    expect(shown(successions, since, until)).toEqual(expected)
  })

  test('an odd person goes to the larger fraction, the earlier heir on a tie', () => {
    const halves = [split('A', 'B', '2015-01-01', half), split('A', 'C', '2015-01-01', half)]
    expect(shown(halves, y10, y20, 7)).toEqual(['B 4', 'C 3'])
  })
})

const units = ['A', 'B', 'C', 'D', 'E', 'F']
const history = fc
  .array(
    fc.record({
      from: fc.constantFrom(...units),
      into: fc.uniqueArray(fc.constantFrom(...units), { minLength: 1, maxLength: 3 }),
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
      stated: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((steps) =>
    steps.flatMap(({ from, into, weights, stated }, at) => {
      const on = `20${String(10 + at).padStart(2, '0')}-01-01`
      const sum = into.reduce((total, _, i) => total + weights[i]!, 0)
      return into.length === 1
        ? into[0] === from
          ? []
          : [merged(from, into[0]!, on)]
        : into.map((to, i) =>
            split(from, to, on, stated ? { numerator: weights[i]!, denominator: sum } : null),
          )
    }),
  )

describe('Whatever happened to the units', () => {
  test('no person is lost and none counted twice', () => {
    fc.assert(
      fc.property(
        history,
        fc.array(fc.integer({ min: 0, max: 2 ** 40 }), { minLength: 6, maxLength: 6 }),
        fc.constantFrom(y10, y15, y20, day('2030-01-01')),
        (successions, amounts, until) => {
          const figures = units.map((unitId, i) => ({ unitId, amount: amounts[i]! }))
          const grouped = regroup(figures, day('2009-01-01'), until, successions)
          const sum = (rows: readonly { amount: number }[]) =>
            rows.reduce((total, { amount }) => total + amount, 0)
          expect(sum(grouped)).toBe(sum(figures))
          expect(new Set(grouped.map(({ unitId }) => unitId)).size).toBe(grouped.length)
        },
      ),
    )
  })

  test('the shares of the heirs are exactly the whole', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...units), (successions, unitId) => {
        const heirs = heirsOf(unitId, day('2009-01-01'), day('2030-01-01'), successions)
        const small = heirs.every(({ share }) => share.denominator < 2 ** 53)
        fc.pre(small)
        expect(addUpToOne(heirs.map(({ share }) => share))).toBe(true)
      }),
    )
  })

  test('asked on the day they were counted, figures are as they were', () => {
    fc.assert(
      fc.property(history, (successions) => {
        const figures = units.map((unitId) => ({ unitId, amount: 1 }))
        expect(regroup(figures, y15, y15, successions)).toMatchObject(figures)
      }),
    )
  })
})
