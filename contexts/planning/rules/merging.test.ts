import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel/days.ts'
import { applyChanges, type PlanChange } from './change.ts'
import { editsBetween } from './edits.ts'
import { givenPlan as plan } from './given-changes.ts'
import { clashes, stillToDo } from './merging.ts'

const year = { from: '2020-01-01' as Day, to: '2020-01-31' as Day }
const setItem = (key: string, amount: number): PlanChange => ({
  do: 'set-item',
  key,
  amount,
  ...year,
  area: null,
})
const setTarget = (key: string, amount: number): PlanChange => ({
  do: 'set-target',
  key,
  amount,
  status: 'stated',
})
const add = (targetKey: string, key: string): PlanChange => ({
  do: 'add-item',
  key,
  targetKey,
  amount: 7,
  ...year,
  area: null,
})
const putBack = (at: number): PlanChange => ({
  do: 'put-back',
  targets: [],
  items: [{ at, span: plan.items[at]! }],
})

describe('of what others saved and I have yet to save, the same part clashes', () => {
  test.each<[string, PlanChange[], PlanChange[], string[]]>([
    ['two spans', [setItem('1', 9)], [setItem('3', 8)], []],
    ['one span', [setItem('1', 9)], [setItem('1', 8)], ['1']],
    ['one span, both the same', [setItem('1', 9)], [setItem('1', 9)], []],
    [
      'a span set and set back',
      [setItem('1', 9), setItem('1', 9), putBackOf('1')],
      [setItem('1', 8)],
      [],
    ],
    ['a span that they removed', [{ do: 'remove-item', key: '1' }], [setItem('1', 8)], ['1']],
    [
      'a span that both removed',
      [{ do: 'remove-item', key: '1' }],
      [{ do: 'remove-item', key: '1' }],
      [],
    ],
    ['a span that I removed', [setItem('1', 9)], [{ do: 'remove-item', key: '1' }], ['1']],
    ['a target and a span of it', [setTarget('a', 1)], [setItem('1', 8)], []],
    ['two targets', [setTarget('a', 1)], [setTarget('b', 1)], []],
    ['one target', [setTarget('a', 1)], [setTarget('a', 2)], ['a']],
    [
      'a part whose span they changed',
      [setItem('1', 9)],
      [{ do: 'remove-target', key: 'a' }],
      ['1'],
    ],
    [
      'a group whose unit’s span they changed',
      [setItem('1', 9)],
      [{ do: 'remove-target', key: 'towns' }],
      ['1'],
    ],
    [
      'a part under which they placed one',
      [add('a', 'x')],
      [{ do: 'remove-target', key: 'a' }],
      ['x'],
    ],
    [
      'a part that they removed, placed by me',
      [{ do: 'remove-target', key: 'a' }],
      [add('a', 'x')],
      ['a'],
    ],
    ['a part that they changed, placed by me', [setTarget('a', 1)], [add('a', 'x')], []],
    ['two new spans of one part', [add('a', 'x')], [add('a', 'y')], []],
  ])('%s', (_case, theirs, mine, keys) => {
    const now = applyChanges(plan, theirs, String)
    expect(clashes(now, mine, editsBetween(plan, now)).map(({ key }) => key)).toEqual(keys)
  })

  test('carries what both knew and what stands now', () => {
    const now = applyChanges(plan, [setItem('1', 9)], String)
    expect(clashes(now, [setItem('1', 8)], editsBetween(plan, now))).toMatchObject([
      { what: 'item', was: { amount: 5 }, theirs: { amount: 9 } },
    ])
  })
})

test('a batch that comes again is still to do only where it is not done', () => {
  const batch = [add('a', 'x'), setItem('1', 9), { do: 'remove-item', key: '3' } as const]
  const now = applyChanges(plan, batch, String)
  expect(stillToDo(now, batch)).toEqual([])
  expect(stillToDo(plan, batch)).toEqual(batch)
  expect(stillToDo(now, [putBack(2)])).toHaveLength(1)
})

/** As an officer takes back what was set: gone, and put where it was. */
function putBackOf(key: string): PlanChange {
  const at = plan.items.findIndex((item) => item.key === key)
  return {
    do: 'set-item',
    key,
    amount: plan.items[at]!.amount,
    from: plan.items[at]!.from,
    to: plan.items[at]!.to,
    area: null,
  }
}
