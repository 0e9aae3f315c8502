import { sql } from 'kysely'
import type { Instant } from '#kernel/days.ts'
import type { Database } from '../db/database.ts'
import { minutesAfter } from './moments.ts'
import type { Assignment, Session } from './sessions.ts'

/**
 * A session as it is at another moment of a long request: null once it is over, else with what its
 * account holds by now. To look does not count as being seen, so that a page left open expires.
 */
export async function sessionNow(
  { kysely }: Database,
  session: Session,
  now: Instant,
  idleMinutes: number,
): Promise<Session | null> {
  const found = await kysely
    .selectFrom('access.session as s')
    .innerJoin('access.account as a', 'a.id', 's.accountId')
    .select((row) =>
      sql<Assignment[]>`coalesce((
        select json_agg(json_build_object('role', g.role, 'regionId', g.region_id, 'regionName', r.name)
          order by g.given_at, g.id)
        from access.assignment g join access.region_name r on r.id = g.region_id
        where g.account_id = ${row.ref('a.id')} and g.ended_at is null), '[]')`.as('assignments'),
    )
    .where('s.id', '=', session.id)
    .where('s.endedAt', 'is', null)
    .where('s.expiresAt', '>', now)
    .where('s.seenAt', '>', minutesAfter(now, -idleMinutes))
    .where('a.disabledAt', 'is', null)
    .executeTakeFirst()
  return found === undefined ? null : { ...session, assignments: found.assignments }
}
