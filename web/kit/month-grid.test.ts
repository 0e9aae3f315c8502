import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { place, placeByDay, slotsOf } from './month-grid.ts'

const span = (from: string, to: string) => ({ from: day(from), to: day(to) })

describe('columns of a year', () => {
  test('twelve months, or thirty-six ten-day periods that leave no day out', () => {
    expect(slotsOf(2020, 'month')).toHaveLength(12)
    const parts = slotsOf(2020, 'xun')
    expect(parts).toHaveLength(36)
    expect(parts[5]?.span).toEqual(span('2020-02-21', '2020-02-29'))
  })
})

const months = slotsOf(2020, 'month')
const parts = slotsOf(2020, 'xun')

describe('a bar is as long as its span', () => {
  test('July to August fills the seventh and eighth column', () => {
    expect(place(span('2020-07-01', '2020-08-31'), months)).toEqual({ start: 6, width: 2 })
  })

  test('in months a part of a month fills its column', () => {
    expect(place(span('2020-04-11', '2020-04-20'), months)).toEqual({ start: 3, width: 1 })
    expect(place(span('2020-04-21', '2020-05-10'), months)).toEqual({ start: 3, width: 2 })
  })

  test('in ten-day periods it begins and ends on its day', () => {
    expect(place(span('2020-01-11', '2020-01-20'), parts)).toEqual({ start: 1, width: 1 })
    const { start, width } = place(span('2020-01-06', '2020-01-15'), parts)!
    expect([start, width]).toEqual([0.5, 1])
  })

  test('what reaches over the year’s end is cut there, what lies outside is not drawn', () => {
    expect(place(span('2019-12-01', '2020-01-31'), months)).toEqual({ start: 0, width: 1 })
    expect(place(span('2020-12-01', '2021-01-31'), months)).toEqual({ start: 11, width: 1 })
    expect(place(span('2021-01-01', '2021-01-31'), months)).toBeUndefined()
  })
})

describe('a band begins and ends on its day', () => {
  test('the Spring Festival of 2020 begins within January', () => {
    const band = placeByDay(span('2020-01-10', '2020-02-08'), months)!
    expect(band.start).toBeCloseTo(9 / 31)
    expect(band.start + band.width).toBeCloseTo(1 + 8 / 29)
  })

  test('a band to the end of the year reaches the end', () => {
    const band = placeByDay(span('2020-12-01', '2020-12-31'), months)!
    expect(band.start + band.width).toBe(12)
  })
})
