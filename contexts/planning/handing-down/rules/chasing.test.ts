import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/days.ts'
import { dayOfRung, type Rung, rungFor, rungs } from './chasing.ts'

const askedOn = day('2026-03-02')
const due = day('2026-03-16')

describe('Reminders', () => {
  test.each([
    ['2026-03-10', undefined],
    ['2026-03-11', 'soon'],
    ['2026-03-13', 'soon'],
    ['2026-03-16', 'due'],
    ['2026-03-17', 'over'],
    ['2026-03-19', 'leader'],
    ['2026-03-23', 'officer'],
    ['2026-06-01', 'officer'],
  ])('on %s come to %s, where nothing was sent', (on, rung) => {
    expect(rungFor({ askedOn, dueOn: due, sent: [] }, day(on))).toBe(rung)
  })

  test('go to the liaison, then to the one responsible, then to the issuing officer', () => {
    expect(rungs.map(({ to }) => to)).toEqual([
      'liaison',
      'liaison',
      'liaison',
      'leader',
      'officer',
    ])
  })

  test('do not begin with a rung that lay before what was asked', () => {
    const late = { askedOn: day('2026-03-12'), dueOn: due, sent: [] }
    expect(rungFor(late, day('2026-03-13'))).toBeUndefined()
  })

  test('however the machine was stopped, each comes once, one a day, and never a milder one later', () => {
    fc.assert(
      fc.property(fc.subarray(Array.from({ length: 40 }, (_, n) => n)), (running) => {
        const sent: Rung[] = []
        for (const n of running) {
          const today: Day = addDays(askedOn, n)
          for (let again = 0; again < 2; again++) {
            const rung = rungFor({ askedOn, dueOn: due, sent }, today)
            if (rung === undefined) continue
            expect(again).toBe(0)
            expect(dayOfRung(rung, due) <= today).toBe(true)
            sent.push(rung)
          }
        }
        const order = sent.map((rung) => rungs.findIndex((one) => one.rung === rung))
        expect(order).toEqual([...new Set(order)].sort((a, b) => a - b))
      }),
      { numRuns: 60 },
    )
  })
})
