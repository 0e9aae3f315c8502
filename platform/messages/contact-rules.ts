import { addDays, clockOf, type Day, dayOf, type Instant, momentAt } from '#kernel/days.ts'

/** When nobody is disturbed (Asia/Shanghai, over midnight where it ends earlier), and how often one person may be. */
export interface ContactRule {
  readonly quietFrom: string
  readonly quietTo: string
  readonly perDay: number
  readonly perWeek: number
}

/** House policy, until a region has a rule of its own. */
export const houseRule: ContactRule = {
  quietFrom: '21:00',
  quietTo: '08:00',
  perDay: 3,
  perWeek: 10,
}

/** The end of the quiet hours in which a moment lies; null when it lies in none. */
export function quietUntil({ quietFrom, quietTo }: ContactRule, now: Instant): Instant | null {
  const [today, clock] = [dayOf(now), clockOf(now)]
  const overMidnight = quietTo < quietFrom
  const isQuiet = overMidnight
    ? clock >= quietFrom || clock < quietTo
    : clock >= quietFrom && clock < quietTo
  if (!isQuiet) return null
  return momentAt(overMidnight && clock >= quietFrom ? addDays(today, 1) : today, quietTo)
}

/** When a capped message is looked at again: the next day, once its quiet hours are over. */
export function nextContact(rule: ContactRule, now: Instant): Instant {
  const tomorrow = momentAt(addDays(dayOf(now), 1), '00:00')
  return quietUntil(rule, tomorrow) ?? tomorrow
}

/** Contacts of one person on a day and on the seven days that end with it. */
export interface Contacts {
  readonly day: number
  readonly week: number
}

/** What holds a message back at a moment, and until when; undefined when it may go. */
export function heldBy(
  rule: ContactRule,
  { now, contacts }: { readonly now: Instant; readonly contacts: Contacts },
): { readonly by: 'quiet-hours' | 'contact-cap'; readonly until: Instant } | undefined {
  const until = quietUntil(rule, now)
  if (until !== null) return { by: 'quiet-hours', until }
  if (contacts.day >= rule.perDay || contacts.week >= rule.perWeek) {
    return { by: 'contact-cap', until: nextContact(rule, now) }
  }
  return undefined
}

/** The first of the seven days over which contacts are counted. */
export const weekBegins = (today: Day): Day => addDays(today, -6)
