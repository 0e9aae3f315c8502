import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type FollowUp, followUp, type Kept } from './follow-up.ts'
import type { Found } from './found.ts'
import { acts, type FindingAction, judgements, offered, type State, states, step } from './life.ts'

const found = (key: string, visits = 1): Found => ({
  ...{ rule: 'outlier', key, source: 'tallies', sourceName: null, unitId: null },
  ...{ from: day('2027-03-01'), to: day('2027-03-01'), facts: { visits } },
})
const kept = (key: string, state: State, visits = 1, present = true): Kept => ({
  ...{ id: key, rule: 'outlier', key, state, present, facts: { visits } },
})

/** Columns open, explained, corrected, accepted; `.` is not now. */
const table: Readonly<Record<FindingAction, string>> = {
  assign: 'oe..',
  explain: 'ee..',
  accept: '.a..',
  correct: 'cc..',
  reopen: '.ooo',
  vanish: 'cc..',
  return: '..o.',
  change: 'oo.o',
}
const letterOf = { open: 'o', explained: 'e', corrected: 'c', accepted: 'a' } as const

describe('The follow-up of a finding', () => {
  test.each([...acts, ...judgements])('%s', (action) => {
    const row = states.map((state) => {
      const met = step(state, action, { reason: '理由', isExplainer: false })
      return met.allowed ? letterOf[met.to] : '.'
    })
    expect(row.join('')).toBe(table[action])
  })

  test('an explanation is accepted by another than its author', () => {
    expect(step('explained', 'accept', { reason: null, isExplainer: true })).toEqual({
      allowed: false,
      why: 'own-approval',
    })
    expect(offered('explained', true)).not.toContain('accept')
  })

  test.each(['explain', 'correct'] as const)('says why: %s', (action) => {
    expect(step('open', action, { reason: ' ', isExplainer: false })).toEqual({
      allowed: false,
      why: 'reason-needed',
    })
  })
})

describe('Judged again', () => {
  test.each([
    ['the same is not doubled', [kept('a', 'open')], [found('a')], [0, []]],
    ['what is new is added', [], [found('a')], [1, []]],
    ['what vanished closes itself', [kept('a', 'open')], [], [0, [['vanish', 'corrected']]]],
    [
      'corrected, and there again',
      [kept('a', 'corrected')],
      [found('a')],
      [0, [['return', 'open']]],
    ],
    [
      'explained of other figures',
      [kept('a', 'explained')],
      [found('a', 2)],
      [0, [['change', 'open']]],
    ],
    ['accepted stays accepted', [kept('a', 'accepted')], [found('a')], [0, []]],
  ] as const)('%s', (_case, before, now, [added, moved]) => {
    const met = followUp(before, now)
    expect(met.added).toHaveLength(added)
    expect(met.moved.map(({ action, to }) => [action, to])).toEqual(moved)
  })

  test('what was accepted and is gone is noted, and stays accepted', () => {
    expect(followUp([kept('a', 'accepted')], [])).toMatchObject({
      moved: [],
      noted: [{ id: 'a', present: false }],
    })
  })

  test('without a change in between it does nothing the second time', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const some = fc.uniqueArray(
      fc.record({
        key,
        state: fc.constantFrom(...states),
        visits: fc.nat(2),
        present: fc.boolean(),
      }),
      { selector: (one) => one.key },
    )
    const now = fc.uniqueArray(fc.record({ key, visits: fc.nat(2) }), {
      selector: (one) => one.key,
    })
    fc.assert(
      fc.property(some, now, (before, after) => {
        const was = before.map((one) => kept(one.key, one.state, one.visits, one.present))
        const is = after.map((one) => found(one.key, one.visits))
        const first = followUp(was, is)
        const second = followUp(applied(was, first), is)
        expect(second).toEqual({ added: [], moved: [], noted: [] })
      }),
    )
  })
})

/** What is kept after a judgement, as the database keeps it. */
function applied(before: readonly Kept[], { added, moved, noted }: FollowUp): Kept[] {
  const to = new Map(moved.map((one) => [one.kept.id, one]))
  const marks = new Map(noted.map(({ id, present }) => [id, present]))
  return [
    ...before.map((one) => {
      const move = to.get(one.id)
      if (move === undefined) return { ...one, present: marks.get(one.id) ?? one.present }
      const facts = move.found?.facts ?? one.facts
      return { ...one, state: move.to, present: move.found !== null, facts }
    }),
    ...added.map((one) => ({ ...kept(one.key, 'open'), facts: one.facts })),
  ]
}
