import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel/days.ts'
import { monthsOf, whatNext } from './what-next.ts'

const told = (state: string, wants: string, confirmedAt: string | null = null, byLink = true) =>
  whatNext(
    {
      state,
      wants,
      liaison: { name: '张*明', phone: null, validTo: null, confirmedAt },
    } as Parameters<typeof whatNext>[0],
    byLink,
  ).map(({ step, is }) => `${step} ${is}`)

describe('The task list of a unit', () => {
  test.each([
    ['waiting', 'answer', ['acknowledge now', 'file optional', 'done later']],
    ['acknowledged', 'answer', ['acknowledge done', 'file optional', 'done waits']],
    ['objected', 'answer', ['acknowledge waits', 'file later', 'done later']],
    ['filed', 'answer', ['acknowledge done', 'file done', 'done waits']],
    ['returned', 'answer', ['acknowledge done', 'file now', 'done later']],
    ['locked', 'answer', ['acknowledge done', 'file done', 'done done']],
    ['waiting', 'plan', ['acknowledge now', 'plan later', 'done later']],
    ['acknowledged', 'plan', ['acknowledge done', 'plan now', 'done later']],
  ])('%s, where %s is wanted', (state, wants, steps) => {
    expect(told(state, wants, null, false)).toEqual(steps)
    expect(steps.filter((step) => step.endsWith(' now')).length).toBeLessThanOrEqual(1)
  })

  test('by a link begins with who one is, which is never in the way', () => {
    expect(told('waiting', 'answer')[0]).toBe('liaison optional')
    expect(told('waiting', 'answer', '2026-03-01T00:00:00Z')[0]).toBe('liaison done')
  })
})

test('months begin as the level above planned them; what spans two stands in its first', () => {
  const item = (from: string, amount: number) => ({
    area: null,
    from: from as Day,
    to: from as Day,
    text: '',
    amount,
  })
  const months = monthsOf([item('2027-07-01', 40), item('2027-07-15', 2), item('2027-12-01', 0)])
  expect(months.map((amount) => amount)).toEqual([
    ...Array.from({ length: 6 }, () => null),
    ...[42, null, null, null, null, 0],
  ])
})
