import { describe, expect, test } from 'vitest'
import { district, heading, part, span } from '../given.ts'
import { scheduleEquations } from './schedule-equations.ts'
import { scheduleRows, scheduleTotals } from './schedule-rows.ts'

describe('the rows of a schedule', () => {
  test('are the towns with what they still owe, their areas below, what is pooled last', () => {
    const rows = scheduleRows(district)
    expect(rows.map(({ is, name, placed, remaining }) => [is, name, placed, remaining])).toEqual([
      ['unit', null, 455, 35],
      ['unit', null, 446, 32],
      ['unit', null, 129, 11],
      ['area', '沈巷', 39, null],
      ['area', null, 90, null],
      ['group', null, 1055, 0],
      ['reserve', '全区春节应急保障', 78, -78],
    ])
  })

  test('tell a unit without a period from one that is placed, and never write it 0', () => {
    const rows = scheduleRows({
      targets: [
        heading('total', null, { amount: 3 }),
        part('慈利县', 'total', { amount: 2 }),
        part('医院', 'total', { amount: 1 }),
      ],
      items: [span('a', '医院', ['2012-03-01', '2012-03-10'], 1)],
    })
    expect(rows.map(({ unscheduled }) => unscheduled)).toEqual([true, false])
  })

  test('come to the track of units', () => {
    expect(scheduleTotals(district)).toEqual({ amount: 2163, placed: 2163, remaining: 0 })
  })
})

describe('the equations of a schedule', () => {
  test('say what the towns owe and what is pooled, then that all comes to the track', () => {
    const { pools, whole } = scheduleEquations(district)
    expect(pools).toEqual([
      { group: '各镇、街道', target: 1108, placed: 1030, pooled: 78, pool: '全区春节应急保障' },
    ])
    expect(whole?.terms.map(({ value }) => value)).toEqual([1030, 1055, 78])
    expect([whole?.target, whole?.unscheduled]).toEqual([2163, null])
  })

  test('leave what has no period open', () => {
    const { whole } = scheduleEquations({
      targets: [
        heading('total', null, { amount: 6830 }),
        heading('group', 'total', { kind: 'track', amount: 6830 }),
        part('慈利县', 'group', { amount: 5650, unitKind: 'county' }),
        part('医院', 'group', { amount: 1180 }),
      ],
      items: [span('a', '医院', ['2012-03-01', '2012-03-10'], 1180)],
    })
    expect(whole?.terms.map(({ is, value }) => [is, value])).toEqual([['units', 1180]])
    expect(whole?.unscheduled).toEqual({ value: 5650, units: 1 })
  })
})
