import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges } from './change.ts'
import { grown, givenPlan as plan, seeds } from './given-changes.ts'
import { undoing } from './undoing.ts'

test('whatever was changed, undoing gives the plan back as it was, order and sources included', () => {
  fc.assert(
    fc.property(seeds, (all) => {
      const after = grown(plan, all)
      const back = undoing(plan, after)
      expect(applyChanges(after, back, String)).toEqual(plan)
      if (back.length === 0) expect(after).toEqual(plan)
    }),
    { numRuns: 500 },
  )
})

test('what is put back where its group is gone, is refused and not moved elsewhere', () => {
  const without = applyChanges(plan, [{ do: 'remove-target', key: 'a' }], String)
  const back = undoing(plan, without)
  const later = applyChanges(without, [{ do: 'remove-target', key: 'towns' }], String)
  expect(() => applyChanges(later, back, String)).toThrow(/no place/)
})

test('what is in the plan already is not put back twice', () => {
  const without = applyChanges(plan, [{ do: 'remove-item', key: '2' }], String)
  const back = undoing(plan, without)
  expect(() => applyChanges(plan, back, String)).toThrow(/already/)
})
