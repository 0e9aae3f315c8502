import { describe, expect, test } from 'vitest'
import { margins } from './given.ts'
import { type Margins, spreadOverMargins } from './margins.ts'
import { marginsText } from './margins-fault.ts'

function spread(given: Margins) {
  const result = spreadOverMargins(given)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return { amounts: [...result.value.amounts], quotas: [...result.value.quotas] }
}

function faultOf(given: Margins) {
  const result = spreadOverMargins(given)
  if (result.ok) throw new Error('There is a table.')
  return result.faults[0]!
}

describe('a plan of units by months with both totals given', () => {
  test('meets both to the unit, in proportion where it can', () => {
    expect(spread(margins([30, 60], [30, 30, 30])).amounts).toEqual([10, 10, 10, 20, 20, 20])
    expect(spread(margins([35, 32, 96], [80, 83])).amounts).toEqual([17, 18, 16, 16, 47, 49])
  })

  test('follows the pattern of last year as far as the totals allow', () => {
    const { amounts } = spread(margins([100, 100], [120, 80], [3, 1, 1, 1]))
    expect(amounts).toEqual([73, 27, 47, 53])
  })

  test('never plans a unit in a month that is closed to it', () => {
    expect(spread(margins([5, 5], [6, 4], [1, 0, 1, 1])).amounts).toEqual([5, 0, 1, 4])
  })

  test('finds the only table even where proportions tend to nothing', () => {
    expect(spread(margins([5, 5], [5, 5], [1, 0, 1, 1])).amounts).toEqual([5, 0, 0, 5])
    const large = spread(margins([5e8, 5e8], [5e8, 5e8], [1, 0, 1, 1])).amounts
    expect(large).toEqual([5e8, 0, 0, 5e8])
  })

  test('a unit that owes nothing and a month that takes nothing stay empty', () => {
    expect(spread(margins([0, 7], [7, 0])).amounts).toEqual([0, 0, 7, 0])
  })
})

describe('two totals that no plan can meet are refused with the reason', () => {
  const names = { units: ['夏阳', '盈浦', '白鹤'], periods: ['一月', '二月', '三月'] }

  test('the sums differ', () => {
    const fault = faultOf(margins([5, 6], [5, 7]))
    expect(fault).toEqual({ code: 'margins-differ', ofUnits: 11, ofPeriods: 12, by: 1 })
    expect(marginsText(fault, names).zh).toBe('各单位合计 11，各时段合计 12，相差 1。')
  })

  test('units have too little room in the only months open to them', () => {
    const fault = faultOf(margins([40, 30, 50], [60, 10, 50], [1, 1, 0, 1, 1, 0, 1, 1, 0]))
    expect(fault).toMatchObject({ periods: [0, 1], need: 120, room: 70, by: 50 })
    const less = faultOf(margins([40, 30, 50], [60, 10, 50], [1, 0, 0, 1, 0, 0, 1, 1, 1]))
    expect(less).toEqual({
      code: 'margins-infeasible',
      units: [0, 1],
      periods: [0],
      need: 70,
      room: 60,
      by: 10,
    })
    expect(marginsText(less, names).en).toBe(
      '夏阳, 盈浦 are open only in 一月 and owe 70, but these periods take 60: 10 too many.',
    )
  })

  test('a unit owes something but has no month', () => {
    const fault = faultOf(margins([4, 3], [7, 0], [1, 1, 0, 0]))
    expect(fault).toMatchObject({ units: [1], periods: [], need: 3, by: 3 })
    expect(marginsText(fault, names).en).toBe('盈浦 have no open period but owe 3.')
  })

  test('more than doubles can keep apart', () => {
    expect(faultOf(margins([2e9], [2e9]))).toMatchObject({ code: 'margins-too-large' })
  })
})
