import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Sum } from './credit.ts'
import { type IndicatorFacts, indicatorsOf } from './indicators.ts'

const visits = (track: Sum['track'], amount: number, renfen: number | null = amount): Sum => ({
  unitId: null,
  track,
  month: 1,
  visits: amount,
  persons: amount,
  renfen,
})

const facts: IndicatorFacts = {
  sums: [visits('group', 600, 900), visits('individual', 380, 600), visits('other', 20, 20)],
  before: [visits('group', 800, 1216)],
  actual: 1500,
  target: 2000,
  population: 100_000,
  asOf: day('2012-10-31'),
}

const value = (name: string, over: Partial<IndicatorFacts> = {}) =>
  indicatorsOf({ ...facts, ...over }).find((one) => one.name === name)!

describe('Indicators of the documents', () => {
  test.each([
    ['plan completion', 'completion', 0.75],
    ['growth over the same days, in 人份', 'growth', 0.25],
    ['voluntary share: all but what is otherwise given', 'voluntary-share', 0.98],
    ['share of individual donors', 'individual-share', 0.38],
    ['donation rate: visits, not 人份, by residents', 'donation-rate', 0.01],
  ])('%s', (_case, name, expected) => {
    expect(value(name).value).toBeCloseTo(expected, 10)
    expect(value(name)).toMatchObject({ why: null, asOf: '2012-10-31' })
  })

  test.each([
    ['the population is unknown', 'donation-rate', { population: null }],
    ['the target is pending', 'completion', { target: null }],
    ['a source does not count persons', 'completion', { actual: null }],
    ['last year is not recorded', 'growth', { before: null }],
    ['last year is recorded and empty', 'growth', { before: [] }],
    ['a source counts people alone', 'growth', { sums: [visits('group', 9, null)] }],
    ['nothing is collected', 'voluntary-share', { sums: [] }],
  ])('no value, and the reason, when %s', (_case, name, over) => {
    expect(value(name, over).value).toBeNull()
    expect(value(name, over).why?.zh).not.toBe('')
  })

  test('every value is its numerator by its denominator', () => {
    for (const { numerator, denominator, value } of indicatorsOf(facts)) {
      const over = numerator.reduce((sum, term) => sum + term.value!, 0)
      expect(value).toBe(over / denominator.value!)
    }
  })
})
