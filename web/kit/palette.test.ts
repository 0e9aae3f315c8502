import { expect, test } from 'vitest'
import { answers, stepFrom } from './palette.ts'

test.each([
  ['年度目标 Targets', '目标', true],
  ['年度目标 Targets', 'TARG', true],
  ['年度目标 Targets', 'ｔａｒｇ 年度', true],
  ['年度目标 Targets', '月份', false],
  ['年度目标 Targets', '', true],
])('“%s” looked for with “%s”: %s', (name, text, found) => {
  expect(answers(name, text)).toBe(found)
})

test('arrows go round at both ends', () => {
  const hits = ['a', 'b', 'c'].map((key) => ({ key, name: key }))
  expect(stepFrom(hits, 'c', 1)).toBe('a')
  expect(stepFrom(hits, 'a', -1)).toBe('c')
  expect(stepFrom(hits, undefined, 1)).toBe('a')
  expect(stepFrom(hits, 'gone', -1)).toBe('c')
  expect(stepFrom([], 'a', 1)).toBeUndefined()
})
