import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel/days.ts'
import { applyChanges, type PlanChange } from './change.ts'
import { givenPlan as plan } from './given-changes.ts'
import { misplaced } from './placing.ts'

const of = (amount: number, from = '2020-03-01', to = '2020-03-31') => ({
  amount,
  from: from as Day,
  to: to as Day,
  area: null,
})
const set = (amount: number, from?: string, to?: string): PlanChange => ({
  do: 'set-item',
  key: '1',
  ...of(amount, from, to),
})
const caps = {
  capOf: (key: string) => (key === 'a' ? { amount: 8, citation: '意见一(二)' } : undefined),
}
const codes = (changes: readonly PlanChange[], year = 2020) =>
  misplaced(
    plan,
    applyChanges(plan, changes, () => 'x'),
    { year, ...caps },
  ).map(({ code }) => code)

describe('A span is refused', () => {
  test.each<[string, PlanChange[], string[]]>([
    ['from the year before', [set(5, '2019-12-31')], ['outside-year']],
    ['into the year after', [set(5, '2020-12-01', '2021-01-01')], ['outside-year']],
    ['above the cap of its unit', [set(9)], ['over-cap']],
    [
      'above it with what is placed already',
      [{ do: 'add-item', targetKey: 'a', ...of(4) }],
      ['over-cap'],
    ],
    ['not at the cap', [set(8)], []],
    ['not where no cap is checked', [{ do: 'add-item', targetKey: 'c', ...of(999) }], []],
  ])('%s', (_case, changes, found) => expect(codes(changes)).toEqual(found))

  test('not for what stood there before: it may stay, and become less', () => {
    expect(codes([{ do: 'remove-item', key: '2' }], 2021)).toEqual([])
    const over = applyChanges(plan, [set(20)], String)
    const less = applyChanges(over, [set(19)], String)
    const more = applyChanges(over, [set(21)], String)
    expect(misplaced(over, less, { year: 2020, ...caps })).toEqual([])
    expect(misplaced(over, more, { year: 2020, ...caps })).toMatchObject([
      { label: 'a', placed: 21, cap: 8, citation: '意见一(二)' },
    ])
  })
})
