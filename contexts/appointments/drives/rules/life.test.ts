import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Action,
  actions,
  offered,
  type Side,
  type State,
  sides,
  states,
  step,
} from './life.ts'

/**
 * Every state, action and side. Columns are the states in their order; a letter is the state it leads
 * to (Q requested, O offered, C confirmed, P prepared, R running, D closed, X cancelled), `.` is not
 * now, `-` is not that side's.
 */
const table: Readonly<Record<Action, Readonly<Record<Side, string>>>> = {
  //                    QOCPRDX             QOCPRDX             QOCPRDX
  offer: { unit: '-------', officer: '-------', station: 'OO.....' },
  'ask-again': { unit: '.Q.....', officer: '.Q.....', station: '-------' },
  choose: { unit: '.C.....', officer: '.C.....', station: '-------' },
  expect: { unit: '..CP...', officer: '..CP...', station: '-------' },
  check: { unit: '..CP...', officer: '..CP...', station: '..CP...' },
  ready: { unit: '-------', officer: '-------', station: '..P....' },
  change: { unit: '-------', officer: '..CP...', station: '..CP...' },
  decide: { unit: '-------', officer: '..CP...', station: '..CP...' },
  open: { unit: '-------', officer: '-------', station: '...R...' },
  count: { unit: '-------', officer: '-------', station: '....R..' },
  close: { unit: '-------', officer: '-------', station: '....D..' },
  cancel: { unit: 'XXXX...', officer: 'XXXX...', station: 'XXXX...' },
}

const letterOf: Readonly<Record<State, string>> = {
  requested: 'Q',
  offered: 'O',
  confirmed: 'C',
  prepared: 'P',
  running: 'R',
  closed: 'D',
  cancelled: 'X',
}

const cases = actions.flatMap((action) =>
  sides.flatMap((side) => states.map((state, at) => ({ action, side, state, at }))),
)

describe('A group drive', () => {
  test.each(cases)('$state: the $side may $action, or may not', ({ action, side, state, at }) => {
    const met = step(state, action, side, '理由')
    const said = met.allowed ? letterOf[met.to] : met.why === 'not-now' ? '.' : '-'
    expect(said).toBe(table[action][side][at])
  })

  test.each([
    ['ask-again', 'unit', 'offered'],
    ['change', 'station', 'prepared'],
    ['cancel', 'unit', 'confirmed'],
  ] as const)('says why: %s by the %s', (action, side, state) => {
    for (const nothing of [null, '', ' \n']) {
      expect(step(state, action, side, nothing)).toEqual({ allowed: false, why: 'reason-needed' })
    }
  })

  test('what is offered is what would be allowed', () => {
    expect(offered('offered', 'unit')).toEqual(['ask-again', 'choose', 'cancel'])
    expect(offered('running', 'station')).toEqual(['count', 'close'])
    expect(offered('running', 'unit')).toEqual([])
    expect(offered('closed', 'station')).toEqual([])
  })

  test('only the station runs and closes it, whatever is tried, and nothing follows the end', () => {
    const walk = fc.array(
      fc.record({ action: fc.constantFrom(...actions), side: fc.constantFrom(...sides) }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(walk, (steps) => {
        let state: State = 'requested'
        for (const { action, side } of steps) {
          const met = step(state, action, side, '理由')
          if (!met.allowed) continue
          expect(['closed', 'cancelled']).not.toContain(state)
          if (met.to === 'running' || met.to === 'closed') expect(side).toBe('station')
          state = met.to
        }
      }),
    )
  })
})
