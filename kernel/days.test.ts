import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  type Day,
  day,
  dayOf,
  findDay,
  holidayName,
  instant,
  isDay,
  lengthInDays,
  springFestival,
  weekdayOf,
  wholeMonth,
  wholeYear,
  workday,
  xun,
} from './days.ts'

describe('A day is one the calendar has', () => {
  test.each([
    ['2020-02-29', true],
    ['2021-02-29', false],
    ['2020-13-01', false],
    ['2020-00-10', false],
    ['2020-1-1', false],
    ['2020-01-01T00:00', false],
    ['', false],
  ])('%s: %s', (text, known) => {
    expect(isDay(text)).toBe(known)
  })

  test('what is not a day is refused, not rounded', () => {
    expect(() => day('2012-02-30')).toThrow(RangeError)
    expect(findDay(2012, 4, 31)).toBeUndefined()
  })
})

describe('A day is a day in Asia/Shanghai', () => {
  test.each([
    ['the last moment before midnight there', '2020-12-31T15:59:59.999Z', '2020-12-31'],
    ['midnight there is 16:00 in UTC', '2020-12-31T16:00:00.000Z', '2021-01-01'],
  ])('%s', (_case, moment, on) => {
    expect(dayOf(instant(Date.parse(moment)))).toBe(on)
  })
})

describe('旬: 1–10, 11–20, 21 to the end of the month', () => {
  test.each([
    [2012, 3, 1, '2012-03-01', '2012-03-10'],
    [2012, 3, 2, '2012-03-11', '2012-03-20'],
    [2012, 3, 3, '2012-03-21', '2012-03-31'],
    [2012, 2, 3, '2012-02-21', '2012-02-29'],
    [2013, 2, 3, '2013-02-21', '2013-02-28'],
  ] as const)('%i 年 %i 月第 %i 旬', (year, month, part, from, to) => {
    expect(xun(year, month, part)).toEqual({ from, to })
  })

  test('the three of a month are the month, without gap or overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1998, max: 2100 }), fc.integer({ min: 1, max: 12 }), (y, m) => {
        const [first, second, third] = ([1, 2, 3] as const).map((part) => xun(y, m, part))
        expect(first!.from).toBe(wholeMonth(y, m).from)
        expect(addDays(first!.to, 1)).toBe(second!.from)
        expect(addDays(second!.to, 1)).toBe(third!.from)
        expect(third!.to).toBe(wholeMonth(y, m).to)
      }),
    )
  })
})

test.each([
  ['a corresponding day', '2026-03-10', 6, '2026-09-10'],
  ['31 August has no 31 February', '2025-08-31', 6, '2026-02-28'],
  ['nor in a leap year', '2023-08-31', 6, '2024-02-29'],
  ['backwards over a year', '2026-01-31', -2, '2025-11-30'],
])('months are added by the calendar: %s', (_case, from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to)
})

test('a closed range counts both its ends', () => {
  expect(lengthInDays({ from: day('2020-07-01'), to: day('2020-08-31') })).toBe(62)
  expect(lengthInDays({ from: day('2020-07-01'), to: day('2020-07-01') })).toBe(1)
  expect(lengthInDays(wholeYear(2020))).toBe(366)
})

describe('Statutory holidays, as the State Council announces them year by year', () => {
  test.each([
    ['春节', '2020-01-25', 'off', '春节'],
    ['a Sunday that is worked', '2020-01-19', 'workday', null],
    ['an ordinary Tuesday', '2020-03-03', 'workday', null],
    ['an ordinary Saturday', '2020-03-07', 'off', null],
  ])('%s', (_case, on, is, name) => {
    expect(workday(day(on))).toBe(is)
    expect(holidayName(day(on)) ?? null).toBe(is === 'off' ? name : null)
  })

  test('a year that is not announced yet is unknown, not a working year', () => {
    expect(workday('2090-01-01' as Day)).toBe('unknown')
    expect(holidayName('2090-01-01' as Day)).toBeUndefined()
  })
})

test('the lunar year begins where the almanac says', () => {
  expect(springFestival(2020)).toBe('2020-01-25')
  expect(springFestival(2012)).toBe('2012-01-23')
})

test('29 March 2012 was a Thursday', () => {
  expect(weekdayOf(day('2012-03-29'))).toBe(4)
})
