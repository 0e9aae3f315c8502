import { describe, expect, test } from 'vitest'
import { palettes } from '../tokens.ts'
import { monthColumns, stepOf, treemap } from './chart-options.ts'

describe('difference from the plan to date', () => {
  test.each([
    ['华新', 1286, 1330, 1],
    ['徐泾', 900, 1177, 0],
    ['金泽', 757, 750, 2],
    ['朱家角', 466, 450, 3],
    ['early', 120, 100, 4],
    ['not due yet, nothing done', 0, 0, 2],
    ['not due yet, something done', 5, 0, 4],
    ['exactly three per cent behind', 97, 100, 1],
    ['exactly three per cent ahead', 103, 100, 3],
  ])('%s: %d of %d', (_case, actual, toDate, step) => {
    expect(stepOf({ actual, toDate })).toBe(step)
  })
})

describe('columns of months', () => {
  const option = monthColumns(
    {
      names: ['1月', '2月', '3月'],
      actual: [100, 80, null],
      plan: [100, 100, 60],
      bands: [{ name: '春节前后', from: 0, to: 1 }],
      says: { actual: '实际', plan: '计划' },
    },
    palettes.light,
  ) as {
    series: [{ data: unknown[] }, { data: unknown[]; label: { formatter: (p: object) => string } }]
  }

  test('a month without figures is a gap, not a zero', () => {
    expect(option.series[0].data).toEqual([100, 80, '-'])
  })

  test('only a notable difference is written, and the plan where nothing is done yet', () => {
    const label = (dataIndex: number) => option.series[1].label.formatter({ dataIndex })
    expect([0, 1, 2].map(label)).toEqual(['', '−20', '60'])
  })
})

describe('a treemap', () => {
  type Told = {
    series: [
      {
        data: { value: number; label: { color: string } }[]
        label: { formatter: (p: object) => string }
      },
    ]
  }
  const told = (actual: number | null, toDate: number | null) =>
    (treemap([{ name: '徐泾', target: 1177, actual, toDate }], palettes.light, '未排期') as Told)
      .series[0]

  test('has the target for its area, and text that is readable on its shade', () => {
    expect(told(900, 1177).data[0]).toMatchObject({ value: 1177, label: { color: '#FFFFFF' } })
  })

  test.each([
    ['a difference', 1102, 1177, '徐泾\n−75\n1,102 / 1,177'],
    ['no period', 1102, null, '徐泾\n未排期\n1,102 / 1,177'],
    ['no figure', null, 1177, '徐泾\n--\n-- / 1,177'],
  ])('writes %s as it is', (_case, actual, toDate, text) => {
    const { data, label } = told(actual, toDate)
    expect(label.formatter({ data: data[0] })).toBe(text)
  })

  test('leaves the frame around all parts without a label', () => {
    expect(told(1, 1).label.formatter({ data: {} })).toBe('')
  })

  test('is of no shade where there is nothing to compare', () => {
    expect(stepOf({ actual: 0, toDate: null })).toBe(2)
  })
})
