import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EditShape, NewsShape } from '../../editing/contract.ts'
import { editsBetween } from '../../rules/edits.ts'
import { givenPlan, grown, seeds } from '../../rules/given-changes.ts'
import { authorsOf, heardDraft, newerEdits } from './hearing.ts'

const news = (version: number, edits: ReturnType<typeof editsBetween>): NewsShape => ({
  version,
  state: 'draft',
  edits: edits.map((edit) => ({
    ...edit,
    version,
    by: `人${version}`,
    at: '2026-01-01T00:00:00.000Z',
  })) as unknown as EditShape[],
})

test('whoever hears of every save, some twice, has the draft that was saved', () => {
  fc.assert(
    fc.property(seeds, seeds, fc.boolean(), (first, second, known) => {
      const one = grown(givenPlan, first, 'one')
      const two = grown(one, second, 'two')
      const [a, b] = [news(2, editsBetween(givenPlan, one)), news(3, editsBetween(one, two))]
      const [base, version] = known ? [one, 2] : [givenPlan, 1]
      expect(heardDraft(base, version, [a, b, a, b])).toEqual(two)
    }),
  )
})

test('the last hand on a part is named', () => {
  const set = grown(givenPlan, [[2, 50]])
  const again = grown(set, [[2, 46]])
  const all = [news(2, editsBetween(givenPlan, set)), news(3, editsBetween(set, again))]
  expect([...authorsOf(newerEdits(1, all)).values()]).toMatchObject([{ by: '人3' }])
})
