import { expect, test } from 'vitest'
import { counted, district, heading, part } from '../given.ts'
import { columnsOf, hintsOf, targetRows, targetSums } from './target-rows.ts'

const { targets } = district

test('headings that only hold others together are left out while nobody edits', () => {
  expect(targetRows(targets, false).map(({ key, kind, level }) => [key, kind, level])).toEqual([
    ['towns', 'group', 0],
    ['夏阳街道', 'row', 1],
    ['盈浦街道', 'row', 1],
    ['朱家角镇', 'row', 1],
    ['bureaus', 'group', 0],
    ['教育局', 'row', 1],
    ['street', 'group', 0],
  ])
  expect(targetRows(targets, true)[0]!.key).toBe('total')
})

test('a track whose units have no groups is the heading of its units', () => {
  const flat = [
    heading('total', null, { amount: 3 }),
    heading('track', 'total', { kind: 'track', amount: 3 }),
    part('慈利县', 'track', { amount: 3 }),
  ]
  expect(targetRows(flat, false).map(({ key, kind }) => [key, kind])).toEqual([
    ['track', 'group'],
    ['慈利县', 'row'],
  ])
})

test('columns about which nothing is known are absent', () => {
  expect(columnsOf(targetRows(targets, false))).toEqual({
    lastTarget: false,
    lastDone: false,
    headcount: false,
    cap: false,
  })
})

test.each([
  ['above its cap', 1001, [{ is: 'over-cap', by: 1 }]],
  ['at its cap', 1000, [{ is: 'near-cap', by: 0 }]],
  ['six per cent below it', 940, [{ is: 'near-cap', by: 60 }]],
  ['further below it', 939, []],
] as const)('a unit %s is told so', (_case, amount, told) => {
  const rows = targetRows([part('镇', null, { amount, ...counted(40_000, 0.025) })], false)
  expect(hintsOf(rows[0]!)).toEqual(told)
})

test('a group says what it has not given out, and how many of its units nobody counted', () => {
  const rows = targetRows(
    [
      heading('group', null, { kind: 'group', amount: 100 }),
      part('a', 'group', { amount: 90, cap: { ratio: 0.025, amount: null, citation: '' } }),
    ],
    false,
  )
  expect(hintsOf(rows[0]!)).toEqual([
    { is: 'unallocated', by: 10 },
    { is: 'uncounted', count: 1 },
  ])
})

test('the foot adds up the units and counts what is open', () => {
  expect(targetSums(targets)).toEqual({
    given: 2163,
    track: 2163,
    pending: 814,
    unallocated: 0,
    overCap: 0,
    uncounted: 0,
    units: 4,
  })
})
