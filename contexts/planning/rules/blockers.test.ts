import { describe, expect, test } from 'vitest'
import { day, wholeMonth } from '#kernel/days.ts'
import { blockers } from './blockers.ts'
import type { DraftItem } from './draft.ts'

const part = (
  key: string,
  parentKey: string | null,
  kind: 'total' | 'track' | 'group' | 'unit',
  amount: number | null,
  capAmount: number | null = null,
) => ({
  key,
  parentKey,
  kind,
  track: kind === 'total' ? ('total' as const) : ('group' as const),
  label: key,
  amount,
  status: amount === null ? ('pending' as const) : ('stated' as const),
  capAmount,
  capCitation: capAmount === null ? null : '2020 notice, §2(3)',
})

const item = (targetKey: string, amount: number, month = 3): DraftItem => ({
  key: `${targetKey} ${month} ${amount}`,
  targetKey,
  label: null,
  area: null,
  ...wholeMonth(2020, month),
  text: `${month}月`,
  amount,
  source: null,
})

const whole = [
  part('total', null, 'total', 100),
  part('group', 'total', 'track', 100),
  part('a', 'group', 'unit', 60),
  part('b', 'group', 'unit', 40),
]

const codes = (...given: Parameters<typeof blockers>) =>
  blockers(...given).map(({ code, targetKey, blocks }) => [code, targetKey, blocks])

describe('What stands between a draft and its issue', () => {
  test('nothing, when every level comes to its whole', () => {
    expect(codes(whole, [item('a', 60), item('b', 40)], 2020)).toEqual([])
  })

  test.each([
    ['a rest that nobody holds', 101, 'unallocated'],
    ['more given out than there is', 99, 'over-allocated'],
  ])('%s', (_case, amount, code) => {
    const parts = whole.map((one) => (one.key === 'group' ? { ...one, amount } : one))
    expect(codes(parts, [], 2020)).toContainEqual([code, 'group', true])
  })

  test.each([
    ['at its cap', 60, []],
    ['one above it, with or without an explanation', 59, [['over-cap', 'a', true]]],
  ])('%s', (_case, cap, found) => {
    const parts = whole.map((one) =>
      one.key === 'a' ? { ...one, capAmount: cap, capCitation: '§2(3)' } : one,
    )
    expect(codes(parts, [], 2020)).toEqual(found)
  })

  test('without a head-count the cap is not checked and does not block', () => {
    expect(codes(whole, [], 2020)).toEqual([])
  })

  test('more placed in time than there is to place', () => {
    expect(codes(whole, [item('a', 61), item('b', 39)], 2020)).toEqual([
      ['overscheduled', 'a', true],
    ])
  })

  test('a pooled row counts against what its members owe it', () => {
    const pooled = (amount: number) => [item('a', 50), item('b', 40), item('group', amount, 1)]
    expect(codes(whole, pooled(10), 2020)).toEqual([])
    expect(codes(whole, pooled(11), 2020)).toEqual([['overscheduled', 'group', true]])
  })

  test('a span beyond the plan’s year', () => {
    const beyond = { ...item('a', 60), to: day('2021-01-01') }
    expect(codes(whole, [beyond, item('b', 40)], 2020)).toEqual([['item-outside-year', 'a', true]])
  })

  test('a unit without a period is shown and does not block', () => {
    expect(codes(whole, [item('a', 60)], 2020)).toEqual([['unscheduled', 'b', false]])
  })

  test('a pending total', () => {
    expect(codes([part('total', null, 'total', null)], [], 2020)).toEqual([
      ['no-total', 'total', true],
    ])
  })
})
