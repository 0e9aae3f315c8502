import { expect, test } from 'vitest'
import type { ProgressRow } from '../shapes.ts'
import { rowsToShow } from './progress-rows.ts'

const row = (
  key: string,
  kind: ProgressRow['kind'],
  parentKey: string | null,
  gap: number | null = null,
) =>
  // What the list is ordered by; the rest of a row does not matter here.
  ({
    key,
    kind,
    parentKey,
    gap,
    state: gap === null ? 'unscheduled' : gap < 0 ? 'behind' : 'on-plan',
  }) as unknown as ProgressRow

const rows = [
  row('total', 'total', null),
  row('towns', 'group', 'total'),
  row('甲', 'unit', 'towns', 3),
  row('乙', 'unit', 'towns'),
  row('丙', 'unit', 'towns', -75),
  row('bureaus', 'group', 'total'),
  row('丁', 'unit', 'bureaus', 0),
]
const keys = (wish: Parameters<typeof rowsToShow>[1]) =>
  rowsToShow(rows, wish).map(({ key }) => key)

test('units stand under their heading, furthest behind first, those without a plan last', () => {
  expect(keys({ order: 'gap', show: 'all' })).toEqual([
    ...['total', 'towns', '丙', '甲', '乙', 'bureaus', '丁'],
  ])
})

test('or as in the plan', () => {
  expect(keys({ order: 'plan', show: 'all' })).toEqual(rows.map(({ key }) => key))
})

test('of one state only the units in it and their headings', () => {
  expect(keys({ order: 'gap', show: 'behind' })).toEqual(['towns', '丙'])
  expect(keys({ order: 'gap', show: 'unscheduled' })).toEqual(['towns', '乙'])
  expect(keys({ order: 'gap', show: 'pending' })).toEqual([])
})
