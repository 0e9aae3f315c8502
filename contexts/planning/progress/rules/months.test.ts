import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { anItem, aPart, qingpu } from './given.ts'
import { monthGroups } from './month-groups.ts'
import { type CreditedSum, monthsOf } from './months.ts'

const given = (key: string, month: number, renfen: number): CreditedSum => ({
  key,
  month,
  visits: renfen,
  persons: null,
  renfen,
})

const plans = (rule: 'first-month' | 'by-day') =>
  monthsOf(qingpu(), 2020, { unit: 'renfen', sums: [], through: 12 }, rule).map(({ plan }) => plan)

describe('青浦 2020 by month', () => {
  test('a span counts once, in its first month', () => {
    expect(plans('first-month')).toEqual([
      1735, 586, 694, 955, 1106, 924, 1243, 647, 446, 1055, 1010, 772,
    ])
  })

  test('or by its days; both add up to the year', () => {
    expect(plans('by-day').slice(6, 9)).toEqual([621, 622 + 328, 319 + 446])
    for (const rule of ['first-month', 'by-day'] as const) {
      expect(plans(rule).reduce((sum, one) => sum + one, 0)).toBe(11_173)
    }
  })

  test('what 华新 gives in August stands with its plan in July', () => {
    const sums = [given('华新', 7, 700), given('华新', 8, 499), given('赵巷', 8, 300)]
    const collected = { unit: 'renfen', sums, through: 8 } as const
    const first = monthsOf(qingpu(), 2020, collected, 'first-month')
    expect(first.slice(6, 9).map(({ actual }) => actual)).toEqual([1199, 300, null])
    const byDay = monthsOf(qingpu(), 2020, collected, 'by-day')
    expect(byDay.slice(6, 9).map(({ actual }) => actual)).toEqual([700, 799, null])
  })

  test('a later month in which the unit has a period of its own keeps what was given in it', () => {
    const months = monthsOf(
      qingpu(),
      2020,
      { unit: 'renfen', sums: [given('练塘', 12, 50)], through: 12 },
      'first-month',
    )
    expect(months[10]).toMatchObject({ actual: 50 })
    expect(months[11]).toMatchObject({ actual: 0 })
  })
})

test('no month loses or doubles anything, whatever the spans', () => {
  const spans = fc.array(fc.tuple(fc.nat(355), fc.nat(300), fc.nat(9_999)), { maxLength: 8 })
  fc.assert(
    fc.property(spans, fc.array(fc.integer({ min: 1, max: 12 })), (drawn, gifts) => {
      const items = drawn.map(([start, length, amount]) => {
        const from = addDays(day('2020-01-01'), start)
        const to = addDays(from, Math.min(length, 365 - start))
        return anItem('甲', amount, { from, to })
      })
      const plan = { targets: [aPart('甲', null, 'unit', 1)], items }
      const sums = gifts.map((month) => given('甲', month, 1))
      for (const rule of ['first-month', 'by-day'] as const) {
        const months = monthsOf(plan, 2020, { unit: 'renfen', sums, through: 12 }, rule)
        const planned = drawn.reduce((all, [, , amount]) => all + amount, 0)
        expect(months.reduce((all, { plan }) => all + plan, 0)).toBe(planned)
        expect(months.reduce((all, { actual }) => all + actual!, 0)).toBe(gifts.length)
      }
    }),
  )
})

test('parts with like spans may be summed before: no month changes', () => {
  const span = fc.record({ of: fc.nat(5), start: fc.nat(355), length: fc.nat(120) })
  const gift = fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 12 }), fc.nat(50))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 9 }), fc.array(gift), (drawn, gifts) => {
      const parts = [...'甲乙丙丁戊己'].map((key) => aPart(key, null, 'unit', 1))
      const items = drawn.map(({ of, start, length }) => {
        const from = addDays(day('2020-01-01'), start)
        return anItem(parts[of]!.key, 1, { from, to: addDays(from, Math.min(length, 365 - start)) })
      })
      const groups = monthGroups(parts, items)
      const standsFor = new Map(groups.flatMap((one) => one.parts.map((p) => [p.key, one.key])))
      expect(standsFor.size).toBe(parts.length)
      const sums = gifts.map(([of, month, renfen]) => given(parts[of]!.key, month, renfen))
      const summed = sums.map((sum) => ({ ...sum, key: standsFor.get(sum.key)! }))
      for (const rule of ['first-month', 'by-day'] as const) {
        const months = (of: readonly CreditedSum[]) =>
          monthsOf({ items }, 2020, { unit: 'renfen', sums: of, through: 12 }, rule)
        expect(months(summed)).toEqual(months(sums))
      }
    }),
  )
})
