import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, wholeYear } from '#kernel/days.ts'
import { applyChanges } from '../change.ts'
import type { DraftItem, DraftTarget } from '../draft.ts'
import { undoing } from '../undoing.ts'
import { copied } from './copy.ts'
import { pasted } from './paste.ts'
import { tableOfHtml, tableOfTsv } from './pasted-table.ts'
import { barLines, coverOf, slotsOfYear, spanOf } from './slots.ts'
import { understand } from './understanding-list.ts'
import { clear, fillDown, type GridRow } from './writing.ts'

const slots = slotsOfYear(2027, 'month')
const names = ['甲镇', '乙镇', '丙镇', '丁镇']

const span = (
  target: number,
  first: number,
  last: number,
  amount: number,
  key: string,
): DraftItem => ({
  key,
  targetKey: names[target]!,
  label: null,
  area: null,
  ...spanOf({ first, last }, slots),
  text: '',
  amount,
  source: null,
})

const targets = names.map(
  (key): DraftTarget => ({
    key,
    parentKey: null,
    kind: 'unit',
    track: 'group',
    label: key,
    unitId: key,
    amount: 1,
    status: 'stated',
    bound: 'exactly',
    note: null,
    source: null,
  }),
)

const rowsOf = (items: readonly DraftItem[]): GridRow[] =>
  names.map((name) => ({
    key: name,
    targetKey: name,
    area: null,
    label: null,
    name,
    items: items.filter(({ targetKey }) => targetKey === name),
  }))

const given = [span(0, 3, 3, 455, 'a'), span(1, 6, 7, 1243, 'b'), span(1, 7, 8, 5, 'c')]

const into = (items: readonly DraftItem[], row = 0, column = 0) => ({
  year: 2027,
  slots,
  rows: rowsOf(items),
  at: { row, column },
})

const paste = (text: string, items: readonly DraftItem[] = given, row = 0, column = 0) => {
  const it = understand(text.startsWith('<') ? tableOfHtml(text)! : tableOfTsv(text), 2027)
  if (!it.ok) throw new Error(JSON.stringify(it.faults))
  let made = 0
  const pasting = pasted(it.value, into(items, row, column), () => `new ${++made}`)
  return { ...pasting, after: applyChanges({ targets, items }, pasting.changes, String).items }
}
const faces = (items: readonly DraftItem[]) =>
  items
    .map(
      ({ targetKey, from, to, amount }) => `${targetKey} ${from.slice(5)} ${to.slice(5)} ${amount}`,
    )
    .toSorted()

describe('what is pasted', () => {
  test('gives a span over the same columns its amount, and keeps its days and its key', () => {
    const fine = [{ ...span(0, 3, 3, 455, 'a'), from: '2027-04-11' as Day }]
    const { after } = paste('460', fine, 0, 3)
    expect(after).toMatchObject([{ key: 'a', amount: 460, from: '2027-04-11' }])
  })

  test('becomes what the piece is: blank cells too', () => {
    expect(faces(paste('1\t\n\t2', given, 0, 3).after)).toEqual([
      '乙镇 05-01 05-31 2',
      '乙镇 07-01 08-31 1243',
      '乙镇 08-01 09-30 5',
      '甲镇 04-01 04-30 1',
    ])
  })

  test('by a list comes beside what is there, and sets what has the same days', () => {
    const { after } = paste('乙镇\t七月—八月\t1,200\n乙镇\t3月上旬\t7')
    expect(faces(after)).toEqual([
      '乙镇 03-01 03-10 7',
      '乙镇 07-01 08-31 1200',
      '乙镇 08-01 09-30 5',
      '甲镇 04-01 04-30 455',
    ])
  })

  test('half out of range: tells what finds no place and why, and places the rest', () => {
    const { placed, unplaced } = paste('1\t2\n3\t4', given, 3, 11)
    expect(placed.map(({ amount }) => amount.amount)).toEqual([1])
    expect(unplaced.map(({ amount, why }) => [amount.amount, why])).toEqual([
      [2, 'beyond-last-column'],
      [3, 'below-last-row'],
      [4, 'below-last-row'],
    ])
    expect(paste('戊镇\t3月\t5\n甲镇\t2028年1月\t6').unplaced.map(({ why }) => why)).toEqual([
      'no-such-row',
      'outside-year',
    ])
  })
})

const spans = fc
  .array(fc.tuple(fc.nat(3), fc.nat(11), fc.nat(3), fc.nat(2000)), { maxLength: 20 })
  .map((all) =>
    all.map(([row, first, more, amount], at) =>
      span(row, first, Math.min(11, first + more), amount, `item ${at}`),
    ),
  )

test('copied and pasted where it was, nothing changes; pasted on empty rows, it is the same again', () => {
  fc.assert(
    fc.property(spans, (items) => {
      fc.pre(items.length > 0)
      const { html } = copied(rowsOf(items), { first: 0, last: 11 }, slots)
      expect(paste(html, items).changes).toEqual([])
      expect(faces(paste(html, []).after)).toEqual(faces(items))
    }),
    { numRuns: 200 },
  )
})

test('as text it keeps every amount in the column where its span begins', () => {
  fc.assert(
    fc.property(spans, (items) => {
      const single = items.filter(({ from, to }) => from.slice(0, 7) === to.slice(0, 7))
      const once = rowsOf(single).every(({ items: those }) => barLines(those, slots).length === 1)
      fc.pre(single.length > 0 && once)
      const { tsv } = copied(rowsOf(single), { first: 0, last: 11 }, slots)
      expect(faces(paste(tsv, []).after)).toEqual(faces(single))
    }),
    { numRuns: 200 },
  )
})

test('a paste, a fill and a clearing are undone by one step each, order included', () => {
  fc.assert(
    fc.property(spans, spans, fc.nat(3), fc.nat(11), (items, others, row, column) => {
      fc.pre(others.length > 0)
      const before = { targets, items }
      const { html } = copied(rowsOf(others), { first: 0, last: 11 }, slots)
      const acts = [
        paste(html, items, row, column).changes,
        fillDown(rowsOf(items), { first: column, last: 11 }, slots, key()),
        clear(rowsOf(items), { first: 0, last: column }, slots),
      ]
      for (const changes of acts) {
        const after = applyChanges(before, changes, String)
        expect(applyChanges(after, undoing(before, after), String)).toEqual(before)
      }
    }),
    { numRuns: 100 },
  )
})

test('a copy with names and periods is pasted by them, wherever the cursor is', () => {
  const months = slots.map((_, at) => `${at + 1}月`)
  const sides = { head: ['单位', '目标'], of: ({ name }: GridRow) => [name, '9'], slots: months }
  const { html } = copied(rowsOf(given), { first: 0, last: 11 }, slots, sides)
  expect(faces(paste(html, [], 2, 5).after)).toEqual(faces(given))
})

test('filled down, every row has what the first has, a span as one span', () => {
  const changes = fillDown(rowsOf([span(0, 6, 7, 90, 'a')]), { first: 5, last: 8 }, slots, key())
  const { items } = applyChanges({ targets, items: [span(0, 6, 7, 90, 'a')] }, changes, String)
  expect(faces(items)).toEqual(names.map((name) => `${name} 07-01 08-31 90`).toSorted())
})

test('bars share no column of a line, whatever their days, and none is lost', () => {
  const day = fc
    .nat(364)
    .map((n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10) as Day)
  const all = fc.array(
    fc.tuple(day, day).map((two) => two.toSorted()),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(all, fc.constantFrom('month' as const, 'xun' as const), (pairs, grain) => {
      const columns = slotsOfYear(2027, grain)
      const items = pairs.map(([from, to]) => ({ from: from!, to: to! }))
      const lines = barLines(items, columns)
      expect(lines.flat()).toHaveLength(items.length)
      for (const line of lines) {
        for (const [at, bar] of line.entries()) {
          expect(bar).toMatchObject(coverOf(bar.item, columns)!)
          if (at > 0) expect(bar.first).toBeGreaterThan(line[at - 1]!.last)
        }
      }
    }),
    { numRuns: 100 },
  )
  expect(coverOf(wholeYear(2026), slotsOfYear(2027, 'month'))).toBeUndefined()
})

function key() {
  let made = 0
  return () => `filled ${++made}`
}
