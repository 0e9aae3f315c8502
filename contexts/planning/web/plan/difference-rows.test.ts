import { expect, test } from 'vitest'
import { differenceRows } from './difference-rows.ts'

const one = { what: 'target', key: 'k', label: '夏阳街道' } as const

test('an altered part says each field, with the difference of amounts', () => {
  const rows = differenceRows([
    {
      ...one,
      change: 'altered',
      before: { amount: 490, note: null },
      after: { amount: 455, note: '按人数调减' },
    },
  ])
  expect(rows.map(({ field, before, after, by }) => [field, before, after, by])).toEqual([
    ['amount', 490, 455, -35],
    ['note', null, '按人数调减', null],
  ])
})

test('a target that was awaited and is stated now says so once', () => {
  const rows = differenceRows([
    {
      ...one,
      change: 'altered',
      before: { amount: null, status: 'pending' },
      after: { amount: 4814, status: 'stated' },
    },
  ])
  expect(rows.map(({ field, before, after }) => [field, before, after])).toEqual([
    ['amount', null, 4814],
  ])
})

test('a period moved at one end shows what is known of it', () => {
  const rows = differenceRows([
    {
      what: 'item',
      key: 'i',
      label: '华新镇',
      change: 'altered',
      before: { to: '2020-08-31' },
      after: { to: '2020-09-30' },
    },
  ])
  expect(rows.map(({ field, before, after }) => [field, before, after])).toEqual([
    ['period', '2020-08-31', '2020-09-30'],
  ])
})

test('what was added or removed counts whole', () => {
  const face = { label: '金泽镇', amount: 1200, status: 'stated', bound: 'exactly', note: null }
  const rows = differenceRows([
    { ...one, change: 'added', before: null, after: face },
    { ...one, key: 'l', change: 'removed', before: face, after: null },
  ])
  expect(rows.map(({ by }) => by)).toEqual([1200, -1200])
})
