import { expect, test } from 'vitest'
import { counts, type fits } from './row-counts.ts'

const row = (state: string, open: boolean, daysOver = 0, wants = 'answer') =>
  ({ state, open, daysOver, wants }) as Parameters<typeof fits>[0]

test('what waits for the office is told from what waits for the units', () => {
  const rows = [
    row('waiting', true, 3),
    row('acknowledged', true, 0, 'plan'),
    row('acknowledged', false),
    row('objected', false),
    row('filed', false),
    row('returned', true),
    row('locked', false),
    row('withdrawn', false),
  ]
  expect(counts(rows)).toEqual({ all: 7, open: 3, late: 1, review: 3, locked: 1 })
})
