import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, wholeMonth, xun } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { applyChanges, type PlanChange, spanText } from './change.ts'
import { differences } from './differences.ts'
import type { Draft, DraftTarget } from './draft.ts'

const part = (
  key: string,
  parentKey: string | null,
  kind: DraftTarget['kind'],
  amount: number,
) => ({
  key,
  parentKey,
  kind,
  track: 'group' as const,
  label: key,
  unitId: kind === 'unit' ? `unit-${key}` : null,
  amount,
  status: 'stated' as const,
  bound: 'exactly' as const,
  note: null,
  source: null,
})

const draft: Draft = {
  targets: [
    part('total', null, 'total', 100),
    part('group', 'total', 'track', 100),
    part('a', 'group', 'unit', 60),
    part('b', 'group', 'unit', 40),
  ],
  items: [
    {
      key: 'i',
      targetKey: 'a',
      label: null,
      area: null,
      ...wholeMonth(2020, 3),
      text: '三月',
      amount: 60,
      source: null,
    },
  ],
}

const codeOf = (changes: readonly PlanChange[]): string => {
  try {
    applyChanges(draft, changes, () => 'new')
    return 'made'
  } catch (error) {
    return error instanceof Problem ? error.code : 'defect'
  }
}

describe('A draft is changed by what an officer may do, and by nothing else', () => {
  const days = { from: day('2020-05-01'), to: day('2020-06-30'), area: null }
  test.each<[string, PlanChange, string]>([
    ['an amount is set', { do: 'set-target', key: 'a', amount: 61, status: 'stated' }, 'made'],
    [
      'pending has no amount',
      { do: 'set-target', key: 'a', amount: 61, status: 'pending' },
      'input-invalid',
    ],
    [
      'stated has one',
      { do: 'set-target', key: 'a', amount: null, status: 'stated' },
      'input-invalid',
    ],
    [
      'a part somebody removed',
      { do: 'set-target', key: 'z', amount: 1, status: 'stated' },
      'not-found',
    ],
    ['the total is not removed', { do: 'remove-target', key: 'total' }, 'input-invalid'],
    [
      'days the wrong way round',
      { do: 'set-item', key: 'i', amount: 1, from: days.to, to: days.from, area: null },
      'input-invalid',
    ],
    [
      'a span on a part that is not there',
      { do: 'add-item', targetKey: 'z', amount: 1, ...days },
      'not-found',
    ],
    [
      'the same unit twice in a group',
      {
        do: 'add-target',
        parentKey: 'group',
        kind: 'unit',
        track: 'group',
        label: 'a',
        unitId: 'unit-a',
        amount: 1,
        status: 'stated',
      },
      'input-invalid',
    ],
    [
      'nothing below a unit',
      {
        do: 'add-target',
        parentKey: 'a',
        kind: 'unit',
        track: 'group',
        label: 'c',
        unitId: 'unit-c',
        amount: 1,
        status: 'stated',
      },
      'input-invalid',
    ],
  ])('%s', (_case, change, outcome) => {
    expect(codeOf([change])).toBe(outcome)
  })

  test('a part goes with all below it and with its spans', () => {
    const after = applyChanges(draft, [{ do: 'remove-target', key: 'group' }], () => 'new')
    expect(after.targets.map(({ key }) => key)).toEqual(['total'])
    expect(after.items).toEqual([])
  })

  test('of a batch with one bad change nothing counts, and the draft is as it was', () => {
    const before = structuredClone(draft)
    const good: PlanChange = { do: 'set-target', key: 'a', amount: 1, status: 'stated' }
    expect(codeOf([good, { do: 'remove-item', key: 'z' }])).toBe('not-found')
    expect(draft).toEqual(before)
  })

  test('only what was changed differs afterwards', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'b'), fc.nat(1_000_000), (key, amount) => {
        const change: PlanChange = { do: 'set-target', key, amount, status: 'stated' }
        const told = differences(
          draft,
          applyChanges(draft, [change], () => 'new'),
        )
        const was = draft.targets.find((one) => one.key === key)!.amount
        expect(told.map((one) => one.key)).toEqual(was === amount ? [] : [key])
      }),
    )
  })
})

test.each([
  ['a month', wholeMonth(2020, 3), '三月'],
  ['two months', { from: day('2020-07-01'), to: day('2020-08-31') }, '七月—八月'],
  ['a ten-day period', xun(2012, 3, 1), '3月上旬'],
  ['the last ten days of February', xun(2012, 2, 3), '2月下旬'],
  ['some days', { from: day('2020-03-02'), to: day('2020-03-05') }, '2020-03-02 ~ 2020-03-05'],
])('%s is written as the plans write it', (_case, { from, to }, text) => {
  expect(spanText(from, to)).toBe(text)
})
