import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { comingTenDays } from './coming.ts'

const spans = (on: string) => comingTenDays(day(on), 3).map(({ from, to }) => `${from}/${to}`)

test('the period of today comes first and is whole', () => {
  expect(spans('2027-03-05')).toEqual([
    '2027-03-01/2027-03-10',
    '2027-03-11/2027-03-20',
    '2027-03-21/2027-03-31',
  ])
})

test.each([
  ['the 10th still lies in the first', '2027-03-10', '2027-03-01/2027-03-10'],
  ['the 11th begins the second', '2027-03-11', '2027-03-11/2027-03-20'],
  ['the third ends with February', '2028-02-29', '2028-02-21/2028-02-29'],
])('%s', (_case, on, first) => expect(spans(on)[0]).toBe(first))

test('three periods go on over the end of the year', () => {
  expect(spans('2026-12-25')).toEqual([
    '2026-12-21/2026-12-31',
    '2027-01-01/2027-01-10',
    '2027-01-11/2027-01-20',
  ])
})
