import type { Role } from '#platform/access/roles.ts'
import type { App } from '#platform/app.ts'

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
