import { describe, expect, test } from 'vitest'
import type { PlanChange } from '../../rules/change.ts'
import { district } from '../given.ts'
import {
  begin,
  confirm,
  conflicts,
  make,
  rebase,
  redo,
  sent,
  shownDraft,
  undo,
  unsent,
} from './draft-work.ts'
import { draftOf } from './plan-with.ts'

const draft = draftOf(district)
const fresh = begin(draft, 1)
const set = (key: string, amount: number): PlanChange => ({
  do: 'set-target',
  key,
  amount,
  status: 'stated',
})
const amountOf = (key: string, of = draft) => of.targets.find((one) => one.key === key)?.amount

describe('the work on a draft', () => {
  test('is seen at once, confirmed later, and taken back one act at a time', () => {
    const two = make(make(fresh, [set('夏阳街道', 500)]), [set('盈浦街道', 400), set('towns', 1)])
    expect(amountOf('夏阳街道', shownDraft(two))).toBe(500)
    expect(two.queue).toHaveLength(2)

    const said = confirm({ ...two, sending: { steps: 1, batch: 'a' } }, 2)
    expect([said.version, said.queue.length, amountOf('夏阳街道', said.base)]).toEqual([2, 1, 500])
    const back = undo(undo(said))
    expect(shownDraft(back)).toEqual(draft)
    expect(amountOf('towns', shownDraft(redo(redo(back))))).toBe(1)
  })

  test('does not grow by an act that changes nothing', () => {
    expect(make(fresh, [set('夏阳街道', 490)])).toBe(fresh)
  })

  test('forgets the fifty-first act', () => {
    let work = fresh
    for (let n = 0; n < 60; n++) work = make(work, [set('夏阳街道', n)])
    expect(work.undo).toHaveLength(50)
  })
})

describe('a batch on its way', () => {
  test('is sent again as it was, under the same name, whatever was done meanwhile', () => {
    const first = sent(make(fresh, [set('夏阳街道', 500)]), 'a')
    const later = sent(make(first, [set('盈浦街道', 400)]), 'b')
    expect(later.sending).toEqual({ steps: 1, batch: 'a' })
    expect(sent(unsent(later), 'b').sending).toEqual({ steps: 2, batch: 'b' })
    expect(confirm(later, 2).queue).toHaveLength(1)
  })

  test('carries as many acts as one request may, and never half of one', () => {
    const large = Array.from({ length: 4000 }, (_, n) => set('夏阳街道', n))
    const work = make(make(fresh, large), [...large, set('夏阳街道', 1)])
    expect(sent(work, 'a').sending.steps).toBe(1)
  })
})

describe('when somebody else has saved meanwhile', () => {
  const theirs = draftOf({
    ...district,
    targets: district.targets.map((target) =>
      target.key === '夏阳街道' ? { ...target, amount: 455 } : target,
    ),
  })

  test('the same part is shown from both sides, and neither is lost', () => {
    const work = make(make(fresh, [set('夏阳街道', 500)]), [set('盈浦街道', 400)])
    const [found, ...more] = conflicts(work, theirs)
    expect(more).toEqual([])
    expect(found).toMatchObject({
      label: '夏阳街道',
      was: { amount: 490 },
      theirs: { amount: 455 },
      mine: { amount: 500 },
    })
    const mine = shownDraft(rebase(work, theirs, 2))
    expect([amountOf('夏阳街道', mine), amountOf('盈浦街道', mine)]).toEqual([500, 400])
    const given = shownDraft(rebase(work, theirs, 2, new Set(['夏阳街道'])))
    expect([amountOf('夏阳街道', given), amountOf('盈浦街道', given)]).toEqual([455, 400])
  })

  test('what they changed is not taken back from here, everything else is', () => {
    const work = make(make(fresh, [set('夏阳街道', 490 + 1)]), [set('盈浦街道', 400)])
    const done = confirm(sent(work, 'a'), 2)
    const mine = shownDraft(done)
    const targets = mine.targets.map((target) =>
      target.key === '夏阳街道' ? { ...target, amount: 455 } : target,
    )
    const met = rebase(done, { ...mine, targets }, 3)
    expect(met.undo).toHaveLength(1)
    const back = shownDraft(undo(met))
    expect([amountOf('夏阳街道', back), amountOf('盈浦街道', back)]).toEqual([
      455,
      amountOf('盈浦街道'),
    ])
  })

  test('other parts are no conflict, nor is the same figure', () => {
    expect(conflicts(make(fresh, [set('盈浦街道', 400)]), theirs)).toEqual([])
    expect(conflicts(make(fresh, [set('夏阳街道', 455)]), theirs)).toEqual([])
  })

  test('a part they removed is a conflict, and is not put back behind their back', () => {
    const without = { ...draft, targets: draft.targets.filter(({ key }) => key !== '夏阳街道') }
    const work = make(fresh, [set('夏阳街道', 500)])
    expect(conflicts(work, without)[0]).toMatchObject({ theirs: null, mine: { amount: 500 } })
    expect(rebase(work, without, 2).queue).toEqual([])
  })
})
