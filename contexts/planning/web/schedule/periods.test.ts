import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, day, type Span } from '#kernel/days.ts'
import { slotsOf } from '#web/kit/month-grid.ts'
import { grainOf } from '../../rules/grain.ts'
import { bandsOf, moved, stretched, sumsBySlot } from './periods.ts'

const of = (from: string, to: string): Span => ({ from: day(from), to: day(to) })

test('a schedule of whole months is laid in months, a finer one in ten-day periods', () => {
  expect(grainOf([of('2020-07-01', '2020-08-31')])).toBe('month')
  expect(grainOf([of('2020-07-01', '2020-07-31'), of('2012-03-01', '2012-03-10')])).toBe('xun')
  expect(grainOf([])).toBe('month')
})

test('Spring Festival of 2020 is 25 January, its band fifteen days to both sides', () => {
  expect(bandsOf(2020).festival).toEqual(of('2020-01-10', '2020-02-09'))
})

test.each([
  ['longer by a month', of('2020-07-01', '2020-07-31'), 1, 'month', of('2020-07-01', '2020-08-31')],
  [
    'shorter by a month',
    of('2020-07-01', '2020-08-31'),
    -1,
    'month',
    of('2020-07-01', '2020-07-31'),
  ],
  [
    'not shorter than one',
    of('2020-07-01', '2020-07-31'),
    -1,
    'month',
    of('2020-07-01', '2020-07-31'),
  ],
  ['longer by ten days', of('2012-02-11', '2012-02-20'), 1, 'xun', of('2012-02-11', '2012-02-29')],
] as const)('a span is made %s', (_case, span, by, grain, to) => {
  expect(stretched(span, by, grain)).toEqual(to)
})

test.each([
  ['a month later', of('2020-01-01', '2020-01-31'), 1, 'month', of('2020-02-01', '2020-02-29')],
  ['a month earlier', of('2020-03-01', '2020-04-30'), -1, 'month', of('2020-02-01', '2020-03-31')],
  ['ten days later', of('2012-02-21', '2012-02-29'), 1, 'xun', of('2012-03-01', '2012-03-10')],
] as const)('a span is moved %s', (_case, span, by, grain, to) => {
  expect(moved(span, by, grain)).toEqual(to)
})

describe('the sums of the periods', () => {
  test('count every span of the year once, however long it is', () => {
    const days = fc.integer({ min: 0, max: 364 })
    const items = fc.array(fc.tuple(days, fc.integer({ min: 0, max: 200 }), fc.nat(5000)))
    fc.assert(
      fc.property(items, fc.constantFrom('month', 'xun'), (all, grain) => {
        const spans = all.map(([start, length, amount]) => ({
          from: dayAt(start),
          to: dayAt(start + length),
          amount,
        }))
        const sums = sumsBySlot(spans, slotsOf(2021, grain))
        expect(sums.reduce((a, b) => a + b, 0)).toBe(spans.reduce((s, { amount }) => s + amount, 0))
      }),
    )
  })
})

const dayAt = (offset: number): Day =>
  new Date(Date.UTC(2021, 0, 1 + offset)).toISOString().slice(0, 10) as Day
