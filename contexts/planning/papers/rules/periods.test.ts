import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { duePeriod, isoWeek } from './periods.ts'

test.each([
  ['2026-11-23', '2026-W48'],
  ['2026-01-01', '2026-W01'],
  ['2027-01-03', '2026-W53'],
  ['2024-12-30', '2025-W01'],
])('%s lies in %s', (on, week) => {
  expect(isoWeek(day(on))).toBe(week)
})

test.each([
  ['week', 3, '2026-11-24', undefined],
  ['week', 3, '2026-11-25', '2026-W48'],
  ['week', 3, '2026-11-29', '2026-W48'],
  ['month', 31, '2027-02-27', undefined],
  ['month', 31, '2027-02-28', '2027-02'],
  ['month', 5, '2027-02-04', undefined],
] as const)('every %s on day %i: on %s it is %s that is due', (every, onDay, today, period) => {
  expect(duePeriod(every, onDay, day(today))).toBe(period)
})
