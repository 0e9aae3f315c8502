import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Action,
  actions,
  holds,
  offered,
  type Role,
  roles,
  type State,
  states,
  step,
} from './life.ts'

/**
 * Every state, action and role. Columns are the states in their order; a letter is the state it leads
 * to (O open, S submitted, R returned, A accepted, L locked, P reopened, X superseded), `.` is not now,
 * `-` is not that role's.
 */
const table: Readonly<Record<Action, Readonly<Record<Role, string>>>> = {
  //                       OSRALPX              OSRALPX               OSRALPX
  submit: { officer: 'S.S..S.', approver: '-------', programme: '-------' },
  'take-back': { officer: '.O.....', approver: '-------', programme: '-------' },
  return: { officer: '-------', approver: '.R.R...', programme: '-------' },
  accept: { officer: '-------', approver: '.A.....', programme: '-------' },
  lock: { officer: '-------', approver: '...L...', programme: '-------' },
  reopen: { officer: '-------', approver: '....P..', programme: '-------' },
  supersede: { officer: '-------', approver: '-------', programme: '.....X.' },
}
const letterOf: Readonly<Record<State, string>> = {
  open: 'O',
  submitted: 'S',
  returned: 'R',
  accepted: 'A',
  locked: 'L',
  reopened: 'P',
  superseded: 'X',
}
const cases = actions.flatMap((action) =>
  roles.flatMap((role) => states.map((state, at) => ({ action, role, state, at }))),
)
const asking = (role: Role, more = {}) => ({ role, isSubmitter: false, reason: '理由', ...more })

describe('A period of reporting', () => {
  test.each(cases)('$state: $role may $action, or may not', ({ action, role, state, at }) => {
    const met = step(state, action, asking(role))
    const said = met.allowed ? letterOf[met.to] : met.why === 'not-now' ? '.' : '-'
    expect(said).toBe(table[action][role][at])
  })

  test('is never accepted by the one who submitted it', () => {
    expect(step('submitted', 'accept', asking('approver', { isSubmitter: true }))).toEqual({
      allowed: false,
      why: 'own-approval',
    })
    expect(offered('submitted', { role: 'approver', isSubmitter: true })).toEqual(['return'])
  })

  test.each([
    ['return', 'submitted'],
    ['return', 'accepted'],
    ['reopen', 'locked'],
  ] as const)('says why: %s of what is %s', (action, state) => {
    for (const reason of [null, '', ' \n']) {
      expect(step(state, action, asking('approver', { reason }))).toEqual({
        allowed: false,
        why: 'reason-needed',
      })
    }
  })

  test('however it goes, an officer alone never locks, and what is locked opens by an approver with a reason', () => {
    const walk = fc.array(
      fc.record({
        action: fc.constantFrom(...actions),
        role: fc.constantFrom(...roles),
        reason: fc.constantFrom(null, '理由'),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(walk, (steps) => {
        let state: State = 'open'
        for (const { action, role, reason } of steps) {
          const met = step(state, action, asking(role, { reason }))
          if (!met.allowed) continue
          if (met.to === 'locked') expect([state, role]).toEqual(['accepted', 'approver'])
          if (state === 'locked') expect([role, reason]).toEqual(['approver', '理由'])
          if (holds(state) && !holds(met.to) && role === 'officer') expect(state).toBe('submitted')
          state = met.to
        }
      }),
    )
  })
})
