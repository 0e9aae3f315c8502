import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Action,
  actions,
  isOpen,
  offered,
  type Role,
  roles,
  type State,
  states,
  step,
} from './life.ts'

/**
 * Every state, action and role. Columns are the states in their order; a letter is the state it leads
 * to by its first one (W waiting, A acknowledged, O objected, F filed, R returned, L locked, X
 * withdrawn), `.` is not now, `-` is not that role's.
 */
const table: Readonly<Record<Action, Readonly<Record<Role, string>>>> = {
  //                          WAOFRLX             WAOFRLX          WAOFRLX           WAOFRLX
  acknowledge: { receiver: 'A.A....', officer: 'A.A....', head: 'A.A....', issue: '-------' },
  object: { receiver: 'OO..O..', officer: 'OO..O..', head: 'OO..O..', issue: '-------' },
  file: { receiver: 'FF..F..', officer: '-------', head: '-------', issue: '-------' },
  note: { receiver: 'WAOFRL.', officer: 'WAOFRL.', head: 'WAOFRL.', issue: '-------' },
  answer: { receiver: '-------', officer: '..W....', head: '..W....', issue: '-------' },
  accept: { receiver: '-------', officer: '.L.L...', head: '.L.L...', issue: '-------' },
  return: { receiver: '-------', officer: '...R...', head: '...R...', issue: '-------' },
  reopen: { receiver: '-------', officer: '-------', head: '.....W.', issue: '-------' },
  reissue: { receiver: '-------', officer: '-------', head: '-------', issue: 'WWWWWWW' },
  keep: { receiver: '-------', officer: '-------', head: '-------', issue: 'WAOFRL.' },
  withdraw: { receiver: '-------', officer: '-------', head: '-------', issue: 'XXXXXX.' },
}

const letterOf: Readonly<Record<State, string>> = {
  waiting: 'W',
  acknowledged: 'A',
  objected: 'O',
  filed: 'F',
  returned: 'R',
  locked: 'L',
  withdrawn: 'X',
}

const cases = actions.flatMap((action) =>
  roles.flatMap((role) => states.map((state, at) => ({ action, role, state, at }))),
)

describe('A hand-down', () => {
  test.each(cases)('$state: $role may $action, or may not', ({ action, role, state, at }) => {
    const met = step(state, action, role, '理由')
    const said = met.allowed ? letterOf[met.to] : met.why === 'not-now' ? '.' : '-'
    expect(said).toBe(table[action][role][at])
  })

  test.each([
    ['object', 'receiver', 'waiting'],
    ['acknowledge', 'officer', 'waiting'],
    ['answer', 'officer', 'objected'],
    ['return', 'head', 'filed'],
    ['reopen', 'head', 'locked'],
    ['note', 'receiver', 'locked'],
  ] as const)('says why: %s by the %s', (action, role, state) => {
    for (const nothing of [null, '', ' \n']) {
      expect(step(state, action, role, nothing)).toEqual({ allowed: false, why: 'reason-needed' })
    }
  })

  test('the receiver acknowledges without a word, and files without one', () => {
    expect(step('waiting', 'acknowledge', 'receiver', null)).toMatchObject({ allowed: true })
    expect(step('waiting', 'file', 'receiver', null)).toMatchObject({ allowed: true })
  })

  test('what is offered is what would be allowed', () => {
    expect(offered('waiting', 'receiver')).toEqual(['acknowledge', 'object', 'file', 'note'])
    expect(offered('locked', 'officer')).toEqual(['note'])
    expect(offered('locked', 'head')).toEqual(['note', 'reopen'])
    expect(offered('withdrawn', 'receiver')).toEqual([])
  })

  test('waits for the receiver until it answered, and where a plan is wanted until it was filed', () => {
    expect(states.filter((state) => isOpen(state, 'answer'))).toEqual(['waiting', 'returned'])
    expect(states.filter((state) => isOpen(state, 'plan'))).toEqual([
      'waiting',
      'acknowledged',
      'returned',
    ])
  })
})

const walk = fc.array(
  fc.record({ action: fc.constantFrom(...actions), role: fc.constantFrom(...roles) }),
  { maxLength: 40 },
)

describe('However it goes', () => {
  test('only the level above locks, and what is locked changes by it alone', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let state: State = 'waiting'
        for (const { action, role } of steps) {
          const met = step(state, action, role, '理由')
          if (!met.allowed) continue
          if (met.to === 'locked' && state !== 'locked') expect(['officer', 'head']).toContain(role)
          if (state === 'locked' && met.to !== 'locked') expect(['head', 'issue']).toContain(role)
          if (state === 'withdrawn') expect(role).toBe('issue')
          if (role === 'receiver')
            expect(['locked', 'returned', 'withdrawn']).not.toContain(
              met.to === state ? 'same' : met.to,
            )
          state = met.to
        }
      }),
    )
  })

  test('it can still come to an agreement without a new issue, unless it was withdrawn', () => {
    const reaches = (from: State, seen = new Set<State>()): boolean => {
      if (from === 'locked') return true
      if (seen.has(from)) return false
      seen.add(from)
      return actions.some((action) =>
        (['receiver', 'officer', 'head'] as const).some((role) => {
          const met = step(from, action, role, '理由')
          return met.allowed && reaches(met.to, seen)
        }),
      )
    }
    expect(states.filter((state) => reaches(state))).toEqual(
      states.filter((state) => state !== 'withdrawn'),
    )
  })
})
