import { sql } from 'kysely'
import type { Instant } from '#kernel/days.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { sha256 } from '../secrets.ts'
import { minutesAfter } from './moments.ts'
import type { Role } from './roles.ts'

export interface Assignment {
  readonly role: Role
  readonly regionId: string
  readonly regionName: string
}

/** A living session with what its account may do. */
export interface Session {
  readonly id: string
  readonly accountId: string
  readonly login: string
  readonly name: string
  readonly demo: boolean
  /** False while a second factor, where the account has one, is still owed. */
  readonly complete: boolean
  readonly mustChangePassword: boolean
  readonly secondFactor: boolean
  /** One of its roles needs a second factor, and it has none. */
  readonly mustEnrol: boolean
  readonly assignments: readonly Assignment[]
}

/** What the configuration says of sessions. */
type Demands = Pick<Config, 'SESSION_IDLE_MINUTES' | 'SECOND_FACTOR_FOR'>

/** The living session behind a cookie's token, or null; notes at most once a minute that it was seen. */
export async function findSession(
  { kysely }: Database,
  token: string,
  now: Instant,
  { SESSION_IDLE_MINUTES, SECOND_FACTOR_FOR }: Demands,
): Promise<Session | null> {
  const hash = sha256(token)
  const found = await kysely
    .selectFrom('access.session as s')
    .innerJoin('access.account as a', 'a.id', 's.accountId')
    .select((row) => [
      's.id',
      's.accountId',
      's.seenAt',
      's.completeAt',
      'a.login',
      'a.name',
      'a.demo',
      'a.passwordGiven',
      'a.totpConfirmedAt',
      sql<Assignment[]>`coalesce((
        select json_agg(json_build_object('role', g.role, 'regionId', g.region_id, 'regionName', r.name)
          order by g.given_at, g.id)
        from access.assignment g join access.region_name r on r.id = g.region_id
        where g.account_id = ${row.ref('a.id')} and g.ended_at is null), '[]')`.as('assignments'),
    ])
    .where('s.tokenHash', '=', hash)
    .where('s.endedAt', 'is', null)
    .where('s.expiresAt', '>', now)
    .where('s.seenAt', '>', minutesAfter(now, -SESSION_IDLE_MINUTES))
    .where('a.disabledAt', 'is', null)
    .executeTakeFirst()
  if (found === undefined) return null
  if (found.seenAt < minutesAfter(now, -1)) {
    await kysely
      .updateTable('access.session')
      .set({ seenAt: now })
      .where('id', '=', found.id)
      .execute()
  }
  return {
    id: found.id,
    accountId: found.accountId,
    login: found.login,
    name: found.name,
    demo: found.demo,
    complete: found.completeAt !== null,
    mustChangePassword: found.passwordGiven,
    secondFactor: found.totpConfirmedAt !== null,
    mustEnrol:
      found.totpConfirmedAt === null &&
      found.assignments.some(({ role }) => SECOND_FACTOR_FOR.includes(role)),
    assignments: found.assignments,
  }
}
