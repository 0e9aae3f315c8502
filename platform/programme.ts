import { dayOf, instant } from '#kernel/days.ts'
import type { App } from './app.ts'
import { type Act, type Change, outcome } from './change.ts'
import { inTransaction } from './db/database.ts'

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
  return outcome(change)
}
