import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type CapRule, capFor } from './caps.ts'

const rule = (given: Partial<CapRule>): CapRule => ({
  id: 'a',
  basis: 'staff',
  ratio: 0.065,
  from: day('2020-01-01'),
  to: null,
  citation: '2020 notice, §2(3)',
  distance: 0,
  ...given,
})

describe('Regional donation notices: not more than 6.5 % of staff, 2.5 % of residents without a unit', () => {
  test.each([
    ['13 of 200 staff are exactly 6.5 %', 200, 13],
    ['one person fewer is one less', 199, 12],
    ['a small office may be asked for none', 15, 0],
    ['a figure that floating point would round down', 1_000, 65],
  ])('%s', (_case, count, amount) => {
    const cap = capFor([rule({})], 'bureau', { amount: count, basis: 'staff' }, day('2020-06-01'))
    expect(cap?.amount).toBe(amount)
  })

  test('without a head-count the cap is not checked, and none is invented', () => {
    expect(capFor([rule({})], 'bureau', null, day('2020-06-01'))).toMatchObject({ amount: null })
  })

  test('a head-count of residents does not serve a cap on staff', () => {
    const residents = { amount: 900, basis: 'residents-without-unit' } as const
    expect(capFor([rule({})], 'school', residents, day('2020-06-01'))?.amount).toBeNull()
  })

  test.each([
    ['the day before it begins', '2019-12-31', undefined],
    ['on its first day', '2020-01-01', 'a'],
    ['on its last day', '2020-12-31', 'a'],
    ['the day after', '2021-01-01', undefined],
  ])('a rule holds from its first to its last day: %s', (_case, on, id) => {
    const rules = [rule({ to: day('2020-12-31') })]
    expect(capFor(rules, 'bureau', null, day(on))?.rule.id).toBe(id)
  })

  test('the nearer region’s rule stands before the one above it, and the later before the earlier', () => {
    const rules = [
      rule({ id: 'province', distance: 2, ratio: 0.2 }),
      rule({ id: 'old', from: day('2018-01-01') }),
      rule({ id: 'new' }),
    ]
    expect(capFor(rules, 'bureau', null, day('2020-06-01'))?.rule.id).toBe('new')
  })

  test('张家界 states no cap and has none', () => {
    expect(capFor([], 'bureau', { amount: 27, basis: 'staff' }, day('2012-06-01'))).toBeUndefined()
  })
})
