import { dayOf, instant } from '#kernel/days.ts'
import type { App } from './app.ts'
import { type Act, type Actor, type Change, outcome } from './change.ts'
import { inTransaction } from './db/database.ts'

const programme: Actor = { accountId: null, name: '' }

/** Runs one verb as the programme itself, or on behalf of an actor, in a transaction of its own. */
export async function asProgramme<T>(
  app: App,
  verb: (act: Act) => Promise<Change<T>>,
  actor: Actor = programme,
): Promise<T> {
  const now = instant(Date.now())
  const change = await inTransaction(
    app.database,
    { accountId: actor.accountId, regions: '*' },
    (tx) =>
      verb({
        tx,
        now,
        today: dayOf(now),
        actor,
        secrets: app.secrets,
        enqueue: app.enqueueWith(tx),
      }),
  )
  return outcome(change)
}
