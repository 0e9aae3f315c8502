import type { Day, Instant } from '#kernel/days.ts'
import type { Session } from '../access/sessions.ts'
import type { App } from '../app.ts'
import type { Actor } from '../change.ts'

/** One request: who asks, from where, when, and of which running application. */
export interface Asking {
  readonly app: App
  readonly session: Session | null
  readonly actor: Actor
  readonly now: Instant
  readonly today: Day
  readonly address: string
  readonly device: string
  /** Sets or clears the session cookie of the answer. */
  readonly setCookie: (token: string | null) => void
}
