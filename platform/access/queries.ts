import { sql } from 'kysely'
import type { Instant } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Read, Write } from '../db/database.ts'
import type { Role } from './roles.ts'

export const accountByLogin = (tx: Read, login: string) =>
  tx.selectFrom('access.account').selectAll().where('login', '=', login).executeTakeFirst()

export async function getAccount(tx: Read, id: string) {
  const account = await tx
    .selectFrom('access.account')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (account === undefined) throw noSuchAccount()
  return account
}

/** An account that the asker's reach looks after; `not-found` for any other. */
export async function getManaged(tx: Read, id: string) {
  const account = await getAccount(tx, id)
  const { rows } = await sql<{ manages: boolean }>`select access.manages(${id}) as manages`.execute(
    tx,
  )
  if (rows[0]?.manages !== true) throw noSuchAccount()
  return account
}

/** A region in which the asker may give roles; `not-found` for any other. */
export async function getRegionWithinReach(tx: Read, id: string) {
  const region = await tx
    .selectFrom('access.regionWithinReach')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (region === undefined) {
    throw new Problem('not-found', {
      zh: '在您管理的范围内没有这个地区。',
      en: 'There is no such region within your reach.',
    })
  }
  return { id }
}

export const endSession = (tx: Write, id: string, now: Instant) =>
  tx
    .updateTable('access.session')
    .set({ endedAt: now })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute()

/** Ends all living sessions of an account, but for one; answers how many. */
export async function endSessions(tx: Write, accountId: string, now: Instant, but?: string) {
  const ended = await tx
    .updateTable('access.session')
    .set({ endedAt: now })
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .$if(but !== undefined, (query) => query.where('id', '<>', but!))
    .returning('id')
    .execute()
  return ended.length
}

export const livingSessions = (tx: Read, accountId: string, now: Instant) =>
  tx
    .selectFrom('access.session')
    .select(['id', 'device', 'address', 'beganAt', 'seenAt'])
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('seenAt', 'desc')
    .execute()

export async function recoveryCodesLeft(tx: Read, accountId: string): Promise<number> {
  const { left } = await tx
    .selectFrom('access.recoveryCode')
    .select((row) => row.fn.countAll<number>().as('left'))
    .where('accountId', '=', accountId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}

export interface HeldRole {
  readonly id: string
  readonly role: Role
  readonly regionId: string
  readonly regionName: string
}

/** Every account that the reach of this transaction looks after or that holds a role within it. */
export const listAccounts = (tx: Read, now: Instant) =>
  accountsWithRoles(tx)
    .leftJoin('access.attempt as t', (on) =>
      on
        .on('t.lockedUntil', '>', now)
        .on(sql<boolean>`t.login_hash = sha256(convert_to(a.login, 'utf8'))`),
    )
    .select((row) => [
      'a.id',
      'a.demo',
      't.lockedUntil',
      'a.disabledAt',
      'a.createdAt',
      sql<boolean>`${row.ref('a.totpConfirmedAt')} is not null`.as('secondFactor'),
      sql<number>`(select count(*) from access.session s
        where s.account_id = ${row.ref('a.id')} and s.ended_at is null and s.expires_at > ${now})`.as(
        'sessions',
      ),
    ])
    .where(sql<boolean>`access.sees(a.id)`)
    .execute()

/** The accounts that a demonstration offers to whoever comes. */
export const demonstrationAccounts = (tx: Read) =>
  accountsWithRoles(tx).where('a.demo', '=', true).where('a.disabledAt', 'is', null).execute()

const accountsWithRoles = (tx: Read) =>
  tx
    .selectFrom('access.account as a')
    .select((row) => [
      'a.login',
      'a.name',
      sql<HeldRole[]>`coalesce((
        select json_agg(json_build_object('id', g.id, 'role', g.role, 'regionId', g.region_id,
          'regionName', r.name) order by g.given_at, g.id)
        from access.assignment g join access.region_name r on r.id = g.region_id
        where g.account_id = ${row.ref('a.id')} and g.ended_at is null), '[]')`.as('assignments'),
    ])
    .orderBy('a.login')

export const waitingResets = (tx: Read) =>
  tx
    .selectFrom('access.secondFactorReset as r')
    .innerJoin('access.account as a', 'a.id', 'r.accountId')
    .innerJoin('access.account as by', 'by.id', 'r.askedBy')
    .select(['r.id', 'r.accountId', 'a.login', 'r.reason', 'by.name as askedBy', 'r.askedAt'])
    .where('r.approvedAt', 'is', null)
    .where('r.refusedAt', 'is', null)
    .orderBy('r.askedAt')
    .execute()

/** Resets of passwords that wait for the second person, or to be handed over while that still may be. */
export const openPasswordResets = (tx: Read, approvedSince: Instant) =>
  tx
    .selectFrom('access.passwordReset as r')
    .innerJoin('access.account as a', 'a.id', 'r.accountId')
    .innerJoin('access.account as by', 'by.id', 'r.askedBy')
    .select(['r.id', 'r.accountId', 'a.login', 'a.name', 'r.reason', 'r.askedAt', 'r.approvedAt'])
    .select('by.name as askedBy')
    .where('r.refusedAt', 'is', null)
    .where('r.takenAt', 'is', null)
    .where('r.lapsedAt', 'is', null)
    .where((row) =>
      row.or([row('r.approvedAt', 'is', null), row('r.approvedAt', '>=', approvedSince)]),
    )
    .orderBy('r.askedAt')
    .execute()

const noSuchAccount = () =>
  new Problem('not-found', { zh: '没有这个账号。', en: 'There is no such account.' })
