import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { district } from '../../../web/given.ts'
import { periodsOf } from './periods-of.ts'

const { targets, items } = district
const on = (of: string, at: string) => periodsOf(of, targets, items, day(at))

describe('The periods that a part’s plan to date rests on', () => {
  test('are its own in the order of days, and due in full once they are over', () => {
    expect(on('朱家角镇', '2020-11-30').own).toMatchObject([
      { label: '沈巷', from: '2020-06-01', amount: 39, toDate: 39 },
      { label: null, from: '2020-12-01', amount: 90, toDate: 0 },
    ])
  })

  test('and those of the group it belongs to, but not of another group', () => {
    expect(on('朱家角镇', '2020-01-31').shared).toMatchObject([
      { label: '全区春节应急保障', amount: 78, toDate: 78 },
    ])
  })

  test('are due in part on a day within: 2 of 31 days of 78 come to 5', () => {
    expect(on('夏阳街道', '2020-01-02').shared[0]!.toDate).toBe(5)
  })

  test('of a heading are those written on it', () => {
    expect(on('towns', '2020-01-31')).toMatchObject({ own: [{ amount: 78 }], shared: [] })
  })
})
