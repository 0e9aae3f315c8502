import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Sum } from './credit.ts'
import { qingpu } from './given.ts'
import { planToDate } from './to-date.ts'
import { monthsOfParts } from './unit-months.ts'

const gave = (unitId: string | null, month: number, renfen: number | null): Sum => ({
  unitId,
  track: unitId === null ? 'individual' : 'group',
  month,
  visits: renfen ?? 1,
  persons: null,
  renfen,
})

const monthly = (sums: readonly Sum[], through = 12) =>
  new Map(
    monthsOfParts(qingpu(), 2020, { unit: 'renfen', sums, through }).map((one) => [one.key, one]),
  )

const total = (amounts: readonly (number | null)[]) =>
  amounts.reduce<number>((sum, one) => sum + (one ?? 0), 0)

describe('Every unit by month', () => {
  test('华新 has its two months, and in January its 87 of the pooled 669', () => {
    const { plan, actual } = monthly([gave('华新', 7, 700), gave('华新', 8, 499)], 8).get('华新')!
    expect(plan).toEqual([87, 0, 0, 0, 0, 0, 621, 622, 0, 0, 0, 0])
    expect(actual.slice(5)).toEqual([0, 700, 499, null, null, null, null])
  })

  test('twelve months of each part come to what is scheduled of it, and no track has a plan unplaced', () => {
    const whole = planToDate(qingpu(), day('2020-12-31'))
    for (const { key, plan } of monthly([]).values()) {
      const { scheduled } = whole.get(key)!
      expect([key, plan === null ? null : total(plan)]).toEqual([key, scheduled])
    }
    expect(monthly([]).get('individual')?.plan).toBeNull()
  })

  test('a source that does not say leaves that month unknown, of the unit and of all above', () => {
    const parts = monthly([gave('夏阳', 4, null), gave('盈浦', 5, 30)])
    for (const key of ['夏阳', 'towns', 'group', 'total']) {
      expect(parts.get(key)!.actual[3]).toBeNull()
      expect(parts.get(key)!.actual[4]).not.toBeNull()
    }
  })

  test('a group is its units month by month, whatever was given', () => {
    const given = fc.array(
      fc.tuple(
        fc.constantFrom('夏阳', '盈浦', '华新'),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(99),
      ),
    )
    fc.assert(
      fc.property(given, (rows) => {
        const parts = monthly(rows.map(([unit, month, amount]) => gave(unit, month, amount)))
        const units = ['夏阳', '盈浦', '华新'].map((unit) => parts.get(unit)!)
        for (const [at, sum] of parts.get('towns')!.actual.entries()) {
          expect(sum).toBe(total(units.map(({ actual }) => actual[at]!)))
        }
      }),
    )
  })
})
