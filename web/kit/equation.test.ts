import { describe, expect, test } from 'vitest'
import { balance } from './equation.ts'

const term = (value: number, rest: { sign?: '−'; pending?: boolean } = {}) => ({
  caption: 'x',
  value,
  ...rest,
})

describe('an equation closes only where both sides are equal', () => {
  test('towns less what is scheduled is the reserve', () => {
    expect(balance([term(10_118), term(9_449, { sign: '−' })], [term(669)])).toEqual({
      is: 'equal',
    })
  })

  test('a part that nobody has stated leaves it open', () => {
    expect(balance([term(15_987)], [term(11_173), term(4_814, { pending: true })])).toEqual({
      is: 'open',
    })
  })

  test('one unit off is one unit off, whichever side has more', () => {
    expect(balance([term(11_173)], [term(10_118), term(1_054)])).toEqual({ is: 'different', by: 1 })
    expect(balance([term(11_173)], [term(10_118), term(1_056)])).toEqual({
      is: 'different',
      by: -1,
    })
  })

  test('a pending part does not hide a difference', () => {
    expect(balance([term(100)], [term(60), term(50, { pending: true })])).toEqual({
      is: 'different',
      by: -10,
    })
  })
})
