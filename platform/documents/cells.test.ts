import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanCell, isBlank, readAmount, readDay, readDecimal, readText } from './cells.ts'

const units = { units: ['人份'] }

describe('an amount', () => {
  test.each([
    ['1066', 1066],
    ['1,066', 1066],
    ['１，０６６', 1066],
    [' 1 066 人份 ', 1066],
    ['１２人份', 12],
    ['11\u00a0173', 11173],
    ['\u200b35\u200b', 35],
    ['0', 0],
    ['12.00', 12],
    ['9007199254740991', 9007199254740991],
  ])('%s is %d', (text, value) => {
    expect(readAmount(text, units)).toEqual({ value })
  })

  test.each(['', ' ', '\u00a0', '—', '——', '-', '--', '－', '/', '无', '\u3000'])(
    '%j is not filled in, and not 0',
    (text) => {
      expect(readAmount(text, units)).toEqual({ value: null })
    },
  )

  test.each([
    ['3.10E+17', 'scientific'],
    ['3.10112e17', 'scientific'],
    ['12.5', 'fraction'],
    ['-3', 'negative'],
    ['－３', 'negative'],
    ['1000000000000000000', 'too-large'],
    ['9007199254740992', 'too-large'],
    ['1,06', 'separators'],
    ['12.345,6', 'separators'],
    ['12 3', 'separators'],
    ['十二', 'not-a-number'],
    ['12人', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['=1+1', 'not-a-number'],
    ['约100', 'not-a-number'],
  ])('%s is refused as %s', (text, code) => {
    expect(readAmount(text, units)).toMatchObject({ refusal: { code } })
  })

  test('in scientific notation is refused with the way to put it right', () => {
    const answer = readAmount('3.10E+17')
    expect('refusal' in answer && answer.refusal.text.zh).toContain('请把该列设为文本后重新复制')
  })

  test('survives any way of writing it', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('', '人份', ' 人份'),
        (value, wide, grouped, unit) => {
          const digits = grouped ? value.toLocaleString('en-US') : String(value)
          const text = wide
            ? digits.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
            : digits
          expect(readAmount(text + unit, units)).toEqual({ value })
        },
      ),
    )
  })
})

describe('other cells', () => {
  test.each([
    ['6.5', 6.5],
    ['-0.25', -0.25],
    ['1,234.5', 1234.5],
    ['—', null],
  ])('a decimal %s is %s', (text, value) => {
    expect(readDecimal(text)).toEqual({ value })
  })

  test('a decimal of sixteen digits is refused', () => {
    expect(readDecimal('0.1234567890123456')).toMatchObject({ refusal: { code: 'too-large' } })
  })

  test.each([
    ['2027-03-05', '2027-03-05'],
    ['2027/3/5', '2027-03-05'],
    ['2027.3.5', '2027-03-05'],
    ['２０２７年３月５日', '2027-03-05'],
    ['2027 年 3 月 5 日', '2027-03-05'],
    ['20270305', '2027-03-05'],
    ['2027-03-05 09:30', '2027-03-05'],
    ['', null],
  ])('a day %s is %s', (text, value) => {
    expect(readDay(text)).toEqual({ value })
  })

  test.each(['2027-02-29', '3月5日', '2027-13-01', '44000'])('%s is no day', (text) => {
    expect(readDay(text)).toMatchObject({ refusal: { code: 'not-a-day' } })
  })

  test('a name keeps its characters and loses what cannot be seen', () => {
    expect(cleanCell('\ufeff\u3000夏阳　街道\u200b（东）\u00a0')).toBe('夏阳 街道(东)')
    expect(readText('——')).toBeNull()
    expect(isBlank('0')).toBe(false)
  })
})
