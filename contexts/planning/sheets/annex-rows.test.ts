import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, type Span } from '#kernel/days.ts'
import { annexRows } from './annex-rows.ts'

interface Named extends Span {
  readonly name: string
}

const span = (name: string, first: number, last = first): Named => ({
  name,
  from: day(`2020-${String(first).padStart(2, '0')}-01`),
  to: day(`2020-${String(last).padStart(2, '0')}-28`),
})

const drawn = (items: readonly Named[]) =>
  annexRows(items).map(({ month, item, joined }) => `${month} ${item.name}${joined ? ' |' : ''}`)

test('a chain of spans over two months is drawn as the annex of 2020 has it', () => {
  const items = [
    span('华新镇', 7, 8),
    span('赵巷镇', 8, 9),
    span('盈浦街道', 9),
    span('西岑', 11),
    span('练塘镇', 11, 12),
    span('朱家角镇', 12),
  ]
  expect(drawn(items)).toEqual([
    '7 华新镇 |',
    '8 华新镇 |',
    '8 赵巷镇 |',
    '9 赵巷镇 |',
    '9 盈浦街道',
    '11 西岑',
    '11 练塘镇 |',
    '12 练塘镇 |',
    '12 朱家角镇',
  ])
})

test('two spans across the same border cannot both be merged: the second stands once', () => {
  expect(drawn([span('a', 3, 4), span('b', 3, 4)])).toEqual(['3 b', '3 a |', '4 a |'])
})

test('every span is there; its merged rows follow each other without a gap', () => {
  const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 4 })))
  fc.assert(
    fc.property(some, (all) => {
      const items = all.map(([first, more], at) =>
        span(String(at), first, Math.min(12, first + more)),
      )
      const rows = annexRows(items)
      for (const item of items) {
        const at = rows.flatMap((row, index) => (row.item === item ? [index] : []))
        expect(at.length).toBeGreaterThan(0)
        expect(at.at(-1)! - at[0]!).toBe(at.length - 1)
      }
      expect(rows.map(({ month }) => month)).toEqual(
        rows.map(({ month }) => month).toSorted((a, b) => a - b),
      )
    }),
  )
})
