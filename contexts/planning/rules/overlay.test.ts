import { describe, expect, test } from 'vitest'
import { day, wholeMonth } from '#kernel/days.ts'
import { differences } from './differences.ts'
import type { Draft, DraftItem, DraftTarget } from './draft.ts'
import { overlay } from './overlay.ts'

const target = (key: string, given: Partial<DraftTarget>): DraftTarget => ({
  key,
  parentKey: null,
  kind: 'unit',
  track: 'group',
  label: key,
  unitId: null,
  amount: 0,
  status: 'stated',
  bound: 'exactly',
  note: null,
  source: null,
  ...given,
})

const item = (key: string, targetKey: string, month: number, amount: number): DraftItem => ({
  key,
  targetKey,
  label: null,
  area: null,
  ...wholeMonth(2020, month),
  text: `${month}月`,
  amount,
  source: null,
})

const plan: Draft = {
  targets: [
    target('total', { kind: 'total', track: 'total', amount: 100 }),
    target('group', { kind: 'track', parentKey: 'total', amount: 100 }),
    target('a', { parentKey: 'group', unitId: 'unit-a', amount: 60, note: '上年未完成' }),
    target('b', { parentKey: 'group', unitId: 'unit-b', amount: 40 }),
  ],
  items: [item('i', 'a', 3, 60), item('j', 'b', 4, 40)],
}

/** A notice in the middle of the year: a raised to 70, c is new, and a moves to May. */
const later: Draft = {
  targets: [
    target('t2', { kind: 'total', track: 'total', amount: 120 }),
    target('g2', { kind: 'track', parentKey: 't2', amount: 120 }),
    target('a2', { parentKey: 'g2', unitId: 'unit-a', amount: 70 }),
    target('c2', { parentKey: 'g2', unitId: 'unit-c', amount: 10 }),
  ],
  items: [item('k', 'a2', 5, 70)],
}

describe('A second notice is laid over the plan that is there', () => {
  const after = overlay(plan, later)

  test('parts keep their keys, new ones join below the part they belong to', () => {
    expect(after.targets.map(({ key, parentKey, amount }) => [key, parentKey, amount])).toEqual([
      ['total', null, 120],
      ['group', 'total', 120],
      ['a', 'group', 70],
      ['b', 'group', 40],
      ['c2', 'group', 10],
    ])
  })

  test('what the notice does not speak of stays: the other unit, its period, and notes', () => {
    expect(after.items.find(({ key }) => key === 'j')).toEqual(plan.items[1])
    expect(after.targets.find(({ key }) => key === 'a')?.note).toBe('上年未完成')
  })

  test('a part that is placed anew loses the period it had', () => {
    expect(after.items.filter(({ targetKey }) => targetKey === 'a')).toEqual([
      { ...later.items[0], targetKey: 'a' },
    ])
  })

  test('the difference is readable, by part', () => {
    const told = differences(plan, after).map(({ what, label, change, before, after: is }) => [
      what,
      label,
      change,
      before?.amount ?? null,
      is?.amount ?? null,
    ])
    expect(told).toEqual([
      ['target', 'total', 'altered', 100, 120],
      ['target', 'group', 'altered', 100, 120],
      ['target', 'a', 'altered', 60, 70],
      ['target', 'c2', 'added', null, 10],
      ['item', 'a', 'removed', 60, null],
      ['item', 'a', 'added', null, 70],
    ])
  })

  test('the same notice again changes nothing', () => {
    expect(differences(after, overlay(after, later))).toEqual([])
  })
})

test('a span moved to other days is the same span where part, area and days are the same', () => {
  const same: Draft = { ...plan, items: [{ ...plan.items[0]!, key: 'other', amount: 61 }] }
  const after = overlay(plan, same)
  expect(differences(plan, after)).toEqual([
    {
      what: 'item',
      key: 'i',
      label: 'a',
      change: 'altered',
      before: { amount: 60 },
      after: { amount: 61 },
    },
  ])
  expect(after.items[1]?.from).toBe(day('2020-03-01'))
})

describe('Parts that look alike stay apart', () => {
  const twoTables = (a: number, b: number, prefix = ''): Draft => ({
    targets: [
      target(`${prefix}total`, { kind: 'total', track: 'total', amount: a + b }),
      target(`${prefix}one`, {
        kind: 'group',
        label: '分配表',
        parentKey: `${prefix}total`,
        amount: a,
      }),
      target(`${prefix}two`, {
        kind: 'group',
        label: '分配表',
        parentKey: `${prefix}total`,
        amount: b,
      }),
      target(`${prefix}in one`, { parentKey: `${prefix}one`, unitId: 'unit-a', amount: a }),
      target(`${prefix}in two`, { parentKey: `${prefix}two`, unitId: 'unit-a', amount: b }),
    ],
    items: [],
  })
  const amountsOf = ({ targets }: Draft) => targets.map(({ key, amount }) => [key, amount])

  test('two groups of one title, and one unit in both', () => {
    const after = overlay(twoTables(60, 40), twoTables(65, 45, 'new '))
    expect(amountsOf(after)).toEqual([
      ['total', 110],
      ['one', 65],
      ['two', 45],
      ['in one', 65],
      ['in two', 45],
    ])
  })

  test('a notice that names one of the groups leaves the unit’s part in the other', () => {
    const { targets, items } = twoTables(65, 45, 'new ')
    const first = targets.filter(({ key }) => !key.includes('two'))
    expect(amountsOf(overlay(twoTables(60, 40), { targets: first, items }))).toContainEqual([
      'in two',
      40,
    ])
  })
})
