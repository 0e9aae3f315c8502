import type { Account, Reset } from '../accounts/useAccounts.ts'

/** What an account asks of its security administrator. */
export type AccountTask =
  | { readonly kind: 'reset'; readonly reset: Reset }
  | { readonly kind: 'roleless' | 'locked'; readonly account: Account }

/** Resets first, then the locked, then those who can do nothing yet; a shut account asks for nothing. */
export function accountTasks(
  accounts: readonly Account[],
  resets: readonly Reset[],
): readonly AccountTask[] {
  const open = accounts.filter(({ disabledAt }) => disabledAt === null)
  return [
    ...resets.map((reset) => ({ kind: 'reset' as const, reset })),
    ...open
      .filter(({ lockedUntil }) => lockedUntil !== null)
      .map((account) => ({ kind: 'locked' as const, account })),
    ...open
      .filter(({ assignments }) => assignments.length === 0)
      .map((account) => ({ kind: 'roleless' as const, account })),
  ]
}
