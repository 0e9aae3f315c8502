import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges, type PlanChange } from './change.ts'
import { editsBetween, withEdits } from './edits.ts'
import { changeOf, grown, givenPlan as plan, seeds } from './given-changes.ts'
import { undoing } from './undoing.ts'

test('the edits of a save make one state of the other, order included, whatever was changed', () => {
  fc.assert(
    fc.property(seeds, fc.boolean(), (all, turned) => {
      const grownPlan = grown(plan, all)
      const [before, after] = turned ? [grownPlan, plan] : [plan, grownPlan]
      expect(withEdits(before, editsBetween(before, after))).toEqual(after)
    }),
    { numRuns: 400 },
  )
})

test('parts in another order are told by their places', () => {
  const after = { ...plan, items: plan.items.toReversed() }
  expect(withEdits(plan, editsBetween(plan, after))).toEqual(after)
})

test('what stayed as it was is no edit', () => {
  const change: PlanChange = {
    do: 'set-target',
    key: 'a',
    amount: 11,
    status: 'stated',
  }
  expect(editsBetween(plan, plan)).toEqual([])
  const after = applyChanges(plan, [change], String)
  expect(editsBetween(plan, after)).toMatchObject([
    { what: 'target', key: 'a', place: null, before: { amount: 10 }, after: { amount: 11 } },
  ])
})

test('a span that was set and taken back is told as set, not as gone and come', () => {
  const set = changeOf(plan, [2, 50])!
  const after = applyChanges(plan, [set], String)
  const back = applyChanges(after, undoing(plan, after), String)
  expect(editsBetween(after, back)).toMatchObject([
    { what: 'item', place: null, after: plan.items[2] },
  ])
})
