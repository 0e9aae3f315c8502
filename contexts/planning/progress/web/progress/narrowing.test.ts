import { describe, expect, test } from 'vitest'
import { wholeForecast } from '../../rules/forecast.ts'
import type { ProgressRow } from '../../shapes.ts'
import { collectedAs, headingsIn, within } from './narrowing.ts'

const row = (
  key: string,
  parentKey: string | null,
  kind: ProgressRow['kind'],
  more: Partial<ProgressRow> = {},
): ProgressRow => ({
  key,
  parentKey,
  kind,
  track: 'group',
  label: key,
  unitId: null,
  target: 10,
  status: 'stated',
  bound: 'exactly',
  collected: { visits: 4, persons: null, renfen: 6 },
  actual: 6,
  compared: 6,
  own: 6,
  derived: null,
  how: null,
  toDate: 6,
  scheduled: 10,
  gap: 0,
  completion: 0.6,
  state: 'on-plan',
  forecast: null,
  closing: null,
  ...more,
})

const rows = [
  row('全年', null, 'total'),
  row('团体', '全年', 'track'),
  row('镇街', '团体', 'group'),
  row('东镇', '镇街', 'unit'),
  row('委办局', '团体', 'group'),
  row('教育局', '委办局', 'unit'),
  row('个人', '全年', 'track'),
]
const keys = (of: readonly ProgressRow[]) => of.map(({ key }) => key)

describe('The list of progress narrowed to a group', () => {
  test('shows the group and everything below it, in the order of the plan', () => {
    expect(keys(within(rows, '委办局'))).toEqual(['委办局', '教育局'])
    expect(keys(within(rows, '团体'))).toEqual(['团体', '镇街', '东镇', '委办局', '教育局'])
  })

  test('shows everything for a group that this plan does not have', () => {
    expect(within(rows, 'gone')).toBe(rows)
    expect(within(rows, undefined)).toBe(rows)
  })

  test('offers only headings that have units', () => {
    expect(keys(headingsIn(rows))).toEqual(['团体', '镇街', '委办局'])
  })
})

test('what was collected is counted one way at a time; people nobody stated are unknown, not 0', () => {
  expect(
    ['renfen', 'visit', 'person'].map((way) => collectedAs(rows[0]!, way as 'renfen')),
  ).toEqual([6, 4, null])
})

test('a forecast stands in the list only where it speaks of all that was collected', () => {
  const forecast = { atYearsEnd: 9, low: null, high: null, ratio: 1, remaining: 3, finished: 0 }
  expect(wholeForecast(row('东镇', '镇街', 'unit', { forecast }))).toBe(forecast)
  expect(wholeForecast(row('全年', null, 'total', { forecast, actual: 20 }))).toBeNull()
})
