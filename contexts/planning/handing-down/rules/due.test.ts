import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { isWorked, workingDayFrom, workingDaysAfter } from '#kernel/working-days.ts'
import { daysOver, dueOn } from './due.ts'

const days = fc.integer({ min: 0, max: 2500 }).map((n) => addDays(day('2024-01-01'), n))

describe('A due day', () => {
  test.each([
    ['stands where it is worked', '2026-03-05', '2026-03-05'],
    ['moves from Saturday to Monday', '2026-03-07', '2026-03-09'],
    ['moves behind the Spring Festival of 2026', '2026-02-17', '2026-02-24'],
    ['moves behind National Day', '2026-10-01', '2026-10-08'],
    ['stays on a Saturday that is worked in exchange', '2026-02-28', '2026-02-28'],
  ])('%s', (_says, from, to) => {
    expect(workingDayFrom(day(from))).toBe(to)
  })

  test('is ten working days on where none is stated, holidays not counted', () => {
    expect(dueOn(day('2026-03-02'), undefined)).toBe('2026-03-16')
    expect(dueOn(day('2026-09-25'), undefined)).toBe('2026-10-15')
    expect(dueOn(day('2026-03-02'), day('2026-10-03'))).toBe('2026-10-08')
  })

  test('in a year whose holidays are unknown goes by weekdays, and says so', () => {
    expect(isWorked(day('2039-10-03'))).toEqual({ worked: true, certain: false })
    expect(isWorked(day('2039-10-01'))).toEqual({ worked: false, certain: false })
    expect(isWorked(day('2026-10-01'))).toEqual({ worked: false, certain: true })
  })

  test('is always worked, and never before what was asked', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 30 }), (on, count) => {
        const due = workingDaysAfter(workingDayFrom(on), count)
        expect(isWorked(due).worked).toBe(true)
        expect(due >= on).toBe(true)
        expect(workingDaysAfter(due, -count)).toBe(workingDayFrom(on))
      }),
      { numRuns: 40 },
    )
  })

  test('is over by calendar days', () => {
    expect(daysOver(day('2026-03-05'), day('2026-03-05'))).toBe(0)
    expect(daysOver(day('2026-03-05'), day('2026-03-04'))).toBe(0)
    expect(daysOver(day('2026-02-27'), day('2026-03-02'))).toBe(3)
  })
})
