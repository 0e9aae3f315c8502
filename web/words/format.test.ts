import { describe, expect, test } from 'vitest'
import { quantity as make } from '#kernel/blood.ts'
import { day, type Instant } from '#kernel/days.ts'
import * as say from './format.ts'

describe('figures', () => {
  test.each([
    [0, '0'],
    [11173, '11,173'],
    [-669, '−669'],
    [1.5, '1.5'],
    [9_007_199_254_740_991, '9,007,199,254,740,991'],
  ])('%d reads %s', (value, text) => {
    expect(say.number(value)).toBe(text)
  })

  test.each([
    [236, '+236'],
    [-157, '−157'],
    [0, '0'],
    [-0, '0'],
    [-0.04, '0.0', 1],
  ])('a difference of %d reads %s', (value, text, decimals?: number) => {
    expect(say.signed(value, decimals)).toBe(text)
  })

  test('a share reads with one decimal and may exceed the whole', () => {
    expect(say.percent(0.7762)).toBe('77.6%')
    expect(say.percent(1.043)).toBe('104.3%')
    expect(say.percent(0.0142, 2)).toBe('1.42%')
    expect(say.perMille(0.0112)).toBe('11.2‰')
  })
})

describe('quantities carry their unit', () => {
  test.each([
    [make(11173, 'renfen'), '11,173 人份', '11,173 units'],
    [make(6204, 'visit'), '6,204 人次', '6,204 visits'],
    [make(5650, 'person'), '5,650 人', '5,650 people'],
    [make(1.5, 'U'), '1.5 U', '1.5 U'],
    [make(2, 'U'), '2 U', '2 U'],
    [make(0.5, 'dose'), '0.5 治疗量', '0.5 doses'],
    [make(400, 'mL'), '400 mL', '400 mL'],
    [make(11, 'bag'), '11 袋', '11 bags'],
    [make(3, 'unknown'), '3 单位未载', '3 unit not stated'],
  ])('%o', (amount, zh, en) => {
    expect(say.quantity(amount, 'zh')).toBe(zh)
    expect(say.quantity(amount, 'en')).toBe(en)
  })
})

describe('days and moments', () => {
  test('a day as heading names its weekday', () => {
    expect(say.dayHeading(day('2027-03-05'), 'zh')).toBe('2027年3月5日(周五)')
    expect(say.dayHeading(day('2027-03-05'), 'en')).toBe('5 March 2027 (Fri)')
  })

  test('a range repeats the year only where it changes', () => {
    expect(say.span({ from: day('2027-03-01'), to: day('2027-03-10') })).toBe('2027-03-01 ~ 03-10')
    expect(say.span({ from: day('2026-12-21'), to: day('2027-01-10') })).toBe(
      '2026-12-21 ~ 2027-01-10',
    )
    expect(say.span({ from: day('2027-03-01'), to: day('2027-03-01') })).toBe('2027-03-01')
  })

  test('a moment is told in the time of Shanghai', () => {
    const at = '2027-11-22T16:30:05.000Z' as Instant
    expect(say.moment(at)).toBe('2027-11-23 00:30')
    expect(say.moment(at, '2027-01-01T00:00:00.000Z' as Instant)).toBe('11-23 00:30')
    expect(say.clock(at, true)).toBe('00:30:05')
  })

  test('months and ten-day periods have their names', () => {
    expect(say.monthName(12, 'zh')).toBe('十二月')
    expect(say.monthName(3, 'en')).toBe('Mar')
    expect(say.xunName(3, 'zh')).toBe('下旬')
  })
})

test('the size of a file is told for people', () => {
  expect(say.fileSize(812)).toBe('812 B')
  expect(say.fileSize(12_345)).toBe('12 kB')
  expect(say.fileSize(3_400_000)).toBe('3.4 MB')
  expect(say.fileSize(100_000_000)).toBe('100 MB')
})
