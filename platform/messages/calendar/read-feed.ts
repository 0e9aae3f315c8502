import { addDays, dayOf, type Instant } from '#kernel/days.ts'
import { allows, type Role } from '../../access/roles.ts'
import type { App } from '../../app.ts'
import { inReading, type Reach } from '../../db/database.ts'
import { sha256 } from '../../secrets.ts'
import { siteOf } from '../channels/channels.ts'
import { noFeed } from './feeds.ts'
import { type SourcedEvent, writeCalendar } from './ics.ts'
import type { CalendarSource } from './source.ts'

/** How far a feed looks back and ahead. */
const daysBack = 180
const daysAhead = 550

/**
 * What stands behind a feed's address: the events that its account may see today, within the feed's
 * region or unit. Unknown, revoked or of a shut account: `not-found`.
 */
export async function readFeed(
  app: Pick<App, 'database' | 'config'>,
  token: string,
  now: Instant,
  sources: readonly CalendarSource[],
): Promise<File> {
  const feed = await feedOf(app, token)
  const today = dayOf(now)
  const wish = {
    from: addDays(today, -daysBack),
    to: addDays(today, daysAhead),
    unitId: feed.unitId,
  }
  const events: SourcedEvent[] = []
  for (const source of sources) {
    const reach = await reachFor(app, feed, source)
    if (reach === undefined) continue
    const found = await inReading(app.database, reach, (tx) =>
      source.events({ tx, now, today }, wish),
    )
    events.push(...found.map((event) => ({ ...event, source: source.name })))
  }
  const host = new URL(siteOf(app.config)).hostname
  const text = writeCalendar(events, { name: feed.name, host, language: 'zh', now })
  return new File([text], 'xuemai.ics', { type: 'text/calendar; charset=utf-8' })
}

type Feed = Awaited<ReturnType<typeof feedOf>>

async function feedOf({ database }: Pick<App, 'database'>, token: string) {
  return inReading(database, { accountId: null, regions: '*' }, async (tx) => {
    const feed = await tx
      .selectFrom('messages.calendarFeed as f')
      .innerJoin('access.account as a', 'a.id', 'f.accountId')
      .select(['f.accountId', 'f.name', 'f.regionId', 'f.unitId'])
      .where('f.tokenHash', '=', sha256(token))
      .where('f.revokedAt', 'is', null)
      .where('a.disabledAt', 'is', null)
      .executeTakeFirst()
    if (feed === undefined) throw noFeed()
    const held = await tx
      .selectFrom('access.assignment')
      .select(['role', 'regionId'])
      .where('accountId', '=', feed.accountId)
      .where('endedAt', 'is', null)
      .execute()
    return { ...feed, held }
  })
}

/** The regions in which the account may see a source now, narrowed to the feed's; undefined: none. */
async function reachFor(
  { database }: Pick<App, 'database'>,
  { accountId, regionId, held }: Feed,
  { may }: CalendarSource,
): Promise<Reach | undefined> {
  const regions = held
    // A column of text that only `giveRole` writes.
    .filter(({ role }) => may.some((permission) => allows(role as Role, permission)))
    .map((one) => one.regionId)
  if (regions.length === 0) return undefined
  const reach = { accountId, regions }
  if (regionId === null) return reach
  const within = await inReading(database, reach, (tx) =>
    tx
      .selectFrom('access.regionWithinReach')
      .select('id')
      .where('id', '=', regionId)
      .executeTakeFirst(),
  )
  return within === undefined ? undefined : { accountId, regions: [regionId] }
}
