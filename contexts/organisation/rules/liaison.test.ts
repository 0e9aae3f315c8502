import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { findPhone, maskedName, maskedPhone, standing } from './liaison.ts'

describe('Personal data in lists', () => {
  test.each([
    ['张晓明', '张*明'],
    ['李红', '李*'],
    ['欧阳娜娜', '欧阳**'],
    ['阿卜杜拉·买买提', '阿卜****'],
    ['王', '*'],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskedName(name)).toBe(shown)
  })

  test.each([
    ['13812341234', '138****1234'],
    ['021-59732890', '021****2890'],
    ['59732890', '****890'],
    ['110', '****'],
  ])('%s is shown as %s', (phone, shown) => {
    expect(maskedPhone(phone)).toBe(shown)
  })
})

describe('Phone numbers', () => {
  test.each([
    ['138 1234 1234', '13812341234'],
    ['+86-13812341234', '13812341234'],
    ['１３８１２３４１２３４', '13812341234'],
    ['021—59732890', '021-59732890'],
    ['(021)59732890', '02159732890'],
    ['59732890', '59732890'],
    ['12345', undefined],
    ['1.38123E+10', undefined],
    ['张三', undefined],
    ['310118199001011234', undefined],
  ])('%s', (text, phone) => {
    expect(findPhone(text)).toBe(phone)
  })
})

describe('Whether a liaison answers for the unit', () => {
  test.each([
    ['2025-12-31', 'coming'],
    ['2026-01-01', 'valid'],
    ['2026-12-31', 'valid'],
    ['2027-01-01', 'expired'],
  ])('on %s: %s', (on, expected) => {
    const term = { validFrom: day('2026-01-01'), validTo: day('2026-12-31') }
    expect(standing(term, day(on))).toBe(expected)
  })
})
