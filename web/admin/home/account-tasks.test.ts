import { expect, test } from 'vitest'
import type { Account } from '../accounts/useAccounts.ts'
import { accountTasks } from './account-tasks.ts'

const account = (login: string, given: Partial<Account> = {}): Account => ({
  id: login,
  login,
  name: login,
  demo: false,
  secondFactor: false,
  lockedUntil: null,
  disabledAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  assignments: [{ id: 'a', role: 'liaison', regionId: 'r', regionName: '白鹤镇' }],
  sessions: 0,
  ...given,
})
const reset = {
  id: 'x',
  accountId: 'lost',
  login: 'lost',
  reason: '手机丢失',
  askedBy: '系统',
  askedAt: '2026-01-01T00:00:00.000Z',
}

test('resets come before locks, locks before those without a role; who is well or shut asks nothing', () => {
  const tasks = accountTasks(
    [
      account('new', { assignments: [] }),
      account('well'),
      account('locked', { lockedUntil: '2026-01-01T01:00:00.000Z' }),
      account('gone', { assignments: [], disabledAt: '2026-01-01T00:00:00.000Z' }),
    ],
    [reset],
  )
  expect(tasks.map((task) => (task.kind === 'reset' ? 'reset' : task.account.login))).toEqual([
    'reset',
    'locked',
    'new',
  ])
})
