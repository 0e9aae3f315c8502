import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayInChinese, dayInDigits, inChinese } from './numerals.ts'

test.each([
  [0, '零', '零'],
  [10, '十', '壹拾'],
  [15, '十五', '壹拾伍'],
  [101, '一百零一', '壹佰零壹'],
  [110, '一百一十', '壹佰壹拾'],
  [1066, '一千零六十六', '壹仟零陆拾陆'],
  [10_001, '一万零一', '壹万零壹'],
  [15_987, '一万五千九百八十七', '壹万伍仟玖佰捌拾柒'],
  [100_500, '十万零五百', '壹拾万零伍佰'],
  [20_300_040, '二千零三十万零四十', '贰仟零叁拾万零肆拾'],
  [100_000_001, '一亿零一', '壹亿零壹'],
])('%i is %s, formally %s', (amount, said, formal) => {
  expect([inChinese(amount), inChinese(amount, 'formal')]).toEqual([said, formal])
})

test('what was said can be counted again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (amount) => {
      expect(counted(inChinese(amount, 'formal'))).toBe(amount)
    }),
  )
})

test('a part of a whole and a debt are no numerals of this kind', () => {
  for (const amount of [0.5, -1, Number.NaN, 1e16])
    expect(() => inChinese(amount)).toThrow(RangeError)
})

test('days are written as documents wrote them before 2012, and as they do since', () => {
  expect(dayInChinese('2012-03-29')).toBe('二〇一二年三月二十九日')
  expect(dayInDigits('2026-03-05')).toBe('2026年3月5日')
})

/** Reads formal numerals, for this test. */
function counted(said: string): number {
  const places: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000, 万: 1e4, 亿: 1e8 }
  let [total, part, digit] = [0, 0, 0]
  for (const letter of said) {
    const place = places[letter]
    if (place === undefined) digit = '零壹贰叁肆伍陆柒捌玖'.indexOf(letter)
    else if (place < 1e4) [part, digit] = [part + digit * place, 0]
    else if (place === 1e4) [total, part, digit] = [total + (part + digit) * place, 0, 0]
    else [total, part, digit] = [(total + part + digit) * place, 0, 0]
  }
  return total + part + digit
}
