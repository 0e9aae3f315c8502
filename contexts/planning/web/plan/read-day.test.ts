import { expect, test } from 'vitest'
import { readDay } from './read-day.ts'

test.each([
  ['2020-07-01', '2020-07-01'],
  ['2020.7.1', '2020-07-01'],
  ['２０２０／７／１', '2020-07-01'],
  ['2020年2月29日', '2020-02-29'],
  ['2021-02-29', undefined],
  ['7月', undefined],
  ['', undefined],
])('%s is read as %s', (text, day) => {
  expect(readDay(text)).toBe(day)
})
