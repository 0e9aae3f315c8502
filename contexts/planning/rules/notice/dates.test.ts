import { describe, expect, test } from 'vitest'
import { findDates, wholeDate } from './dates.ts'
import { chineseNumber } from './numerals.ts'

describe('dates, however they are spelled', () => {
  test.each([
    ['2012年3月7日', '2012-03-07'],
    ['二〇一二年三月七日', '2012-03-07'],
    ['二零二六年三月廿六日', '2026-03-26'],
    ['二O一二年二月二十七日', '2012-02-27'],
    ['贰零贰陆年伍月贰拾日', '2026-05-20'],
    ['2019-11-07', '2019-11-07'],
    ['2012.3.7', '2012-03-07'],
    ['20211011', '2021-10-11'],
    ['(二〇一二年三月二十二日)', '2012-03-22'],
    ['2019年11月7日印发', '2019-11-07'],
  ])('%s', (text, day) => expect(wholeDate(text)?.day).toBe(day))

  test.each([
    '2026年2月30日',
    '2026年13月1日',
    '二〇〇二二〇一二年三月五日',
    '20211013日',
    '4月31日',
  ])('%s cannot be one', (text) => expect(findDates(text)[0]?.day).toBeNull())

  test('a weekday beside it is read with it', () => {
    expect(findDates('2026年5月6日(星期四)')[0]?.weekday).toEqual({ text: '星期四', number: 4 })
  })

  test.each(['5+3+1', '86641630', '〔2012〕43号', '15-55周岁', '2021-52535'])(
    '%s is none',
    (text) => expect(findDates(text)).toEqual([]),
  )
})

describe('Chinese numerals', () => {
  test.each([
    ['十', 10],
    ['十二', 12],
    ['廿一', 21],
    ['二百三十', 230],
    ['一千二百', 1200],
    ['一万二千', 12_000],
    ['三万五', 35_000],
    ['二百五', 250],
    ['一千零五', 1005],
    ['二〇一二', 2012],
    ['壹佰贰拾', 120],
  ])('%s', (text, value) => expect(chineseNumber(text)).toBe(value))
})
