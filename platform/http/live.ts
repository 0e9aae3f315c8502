import { setTimeout as sleep } from 'node:timers/promises'
import { dayOf, instant } from '#kernel/days.ts'
import { requirePermission } from '../access/permit.ts'
import { sessionNow } from '../access/session-now.ts'
import type { Look } from '../change.ts'
import type { May } from '../contract.ts'
import { inReading } from '../db/database.ts'
import type { Asking } from './asking.ts'

/** How long a watcher rests between two looks: what happens is told within two seconds. */
const beatMs = 700

/** Looks again and again on behalf of one asker, who may leave, be signed out or lose the right. */
export interface Watch {
  /** Looks in a short transaction of its own, within the reach the asker has at that moment. */
  look<T>(work: (look: Look) => Promise<T>): Promise<T>
  /** Waits for the next beat; false when nobody listens any more. */
  again(): Promise<boolean>
}

/** Watches for as long as the session lives; watching does not keep it alive. */
export function watching(asking: Asking, may: May, signal: AbortSignal | undefined): Watch {
  const { app, session, actor } = asking
  const { SESSION_IDLE_MINUTES } = app.config
  return {
    async look(work) {
      const now = instant(Date.now())
      const living =
        session === null ? null : await sessionNow(app.database, session, now, SESSION_IDLE_MINUTES)
      const reach = requirePermission(living, may)
      const facts = { now, today: dayOf(now), actor, secrets: app.secrets }
      return inReading(app.database, reach, (tx) => work({ ...facts, tx }))
    },
    async again() {
      // The asker left: that is an end, not a fault.
      await sleep(beatMs, undefined, { signal }).catch(() => undefined)
      return signal?.aborted !== true
    },
  }
}
