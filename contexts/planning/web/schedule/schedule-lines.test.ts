import { describe, expect, test } from 'vitest'
import { slotsOfYear } from '../../rules/grid/slots.ts'
import { district } from '../given.ts'
import { found, ganttLines, isHeading, matrixLines, rowsOfLines } from './schedule-lines.ts'

const months = slotsOfYear(2020, 'month')
const all = { group: 'none', show: 'all' } as const

describe('the lines of a schedule', () => {
  const lines = matrixLines(district, months, all)

  test('hold every span once, in the month it begins in', () => {
    const bars = lines.flatMap((line) => (isHeading(line) ? [] : line.bars))
    expect(bars.map(({ item }) => item.key).toSorted()).toEqual(
      district.items.map(({ key }) => key).toSorted(),
    )
    for (const { item, first } of bars) expect(first + 1).toBe(Number(item.from.slice(5, 7)))
  })

  test('are as many as a row needs for spans that meet', () => {
    const [item] = district.items
    const twice = { ...district, items: [...district.items, { ...item!, key: 'again' }] }
    const more = matrixLines(twice, months, all)
    expect(more).toHaveLength(lines.length + 1)
    expect(more.filter((line) => !isHeading(line) && line.further)).toHaveLength(1)
    expect(rowsOfLines(more)).toHaveLength(rowsOfLines(lines).length)
  })

  test('are in the order of the year in the Gantt chart, one for each span', () => {
    const starts = ganttLines(district, months).map(({ bars }) => bars[0]!.item.from)
    expect(starts).toEqual(district.items.map(({ from }) => from).toSorted())
  })
})

test('grouped, every unit stands under its town, and a heading sums them up', () => {
  const targets = district.targets.map((target, at) =>
    target.kind === 'unit' ? { ...target, town: at % 2 === 0 ? '东片' : '西片' } : target,
  )
  const lines = matrixLines({ ...district, targets }, months, { group: 'town', show: 'all' })
  const headings = lines.filter(isHeading)
  expect(
    headings
      .map(({ group }) => group)
      .slice(0, 2)
      .toSorted(),
  ).toEqual(['东片', '西片'])
  const plain = matrixLines(district, months, all)
  expect(headings.reduce((sum, { placed }) => sum + placed, 0)).toBe(
    rowsOfLines(plain).reduce(
      (sum, { items }) => sum + items.reduce((s, { amount }) => s + amount, 0),
      0,
    ),
  )
  expect(rowsOfLines(lines)).toHaveLength(rowsOfLines(plain).length)
})

test('filtered, only the rows that were asked for are left', () => {
  const none = { ...district, items: [] }
  const unscheduled = matrixLines(none, months, { group: 'none', show: 'unscheduled' })
  expect(unscheduled.length).toBeGreaterThan(0)
  expect(matrixLines(none, months, { group: 'none', show: 'scheduled' })).toEqual([])
  expect(found(unscheduled, '夏阳')).toHaveLength(1)
  expect(found(unscheduled, ' ')).toEqual([])
})
