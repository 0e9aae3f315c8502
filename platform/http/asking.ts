import type { Day, Instant } from '#kernel/days.ts'
import type { Session } from '../access/sessions.ts'
import type { TaskSession } from '../access/task-link.ts'
import type { App } from '../app.ts'
import type { Act, Actor } from '../change.ts'
import type { Write } from '../db/database.ts'

/** One request: who asks, from where, when, and of which running application. */
export interface Asking {
  readonly app: App
  readonly session: Session | null
  readonly actor: Actor
  /** The one task a link let the asker in for; only at addresses below /api/task. */
  readonly task: TaskSession | null
  readonly now: Instant
  readonly today: Day
  /** Stands in the answer and in the log, so that one leads to the other. */
  readonly requestId: string
  readonly address: string
  readonly device: string
  /** Sets or clears the session cookie of the answer. */
  readonly setCookie: (token: string | null) => void
  /** The same for the session of a task link. */
  readonly setTaskCookie: (token: string | null) => void
  /** Throws `too-many-requests` when this address has guessed too often in the last minute. */
  readonly throttle: () => Promise<void>
  /** Tells log and metrics which endpoint it came to. */
  readonly named: (path: string) => void
}

/** The act of a request in a transaction. */
export const actOf = ({ app, now, today, actor }: Asking, tx: Write): Act => ({
  tx,
  now,
  today,
  actor,
  secrets: app.secrets,
  enqueue: app.enqueueWith(tx),
})
