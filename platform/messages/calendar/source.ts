import type { Day, Instant, Span } from '#kernel/days.ts'
import type { Text } from '#kernel/text.ts'
import type { Permission } from '../../access/roles.ts'
import type { Look } from '../../change.ts'

/** Something that takes place: whole days, or from one moment to another. Nobody's name is in it. */
export interface CalendarEvent {
  /** The same for ever, whatever changes; unique within its source. */
  readonly id: string
  readonly when: Span | { readonly begins: Instant; readonly ends: Instant }
  readonly summary: Text
  readonly description?: Text
  readonly place?: string
  /** Grows with every change, so that a calendar takes the newer. */
  readonly sequence: number
  readonly changedAt: Instant
  /** It was told before and takes place no more. */
  readonly cancelled: boolean
}

/** What a feed asks for: events that touch these days, of one unit where one is named. */
export interface CalendarWish {
  readonly from: Day
  readonly to: Day
  readonly unitId: string | null
}

/** Where events come from: a context contributes one, and `main` composes them. */
export interface CalendarSource {
  /** Part of every event's UID. */
  readonly name: string
  /** Any of these permissions lets an account see it, in the regions where it holds it. */
  readonly may: readonly Permission[]
  /** Called within the reach of the feed's account: row-level security holds. */
  readonly events: (
    look: Pick<Look, 'tx' | 'now' | 'today'>,
    wish: CalendarWish,
  ) => Promise<readonly CalendarEvent[]>
}
