import { Problem } from '#kernel/problem.ts'
import { getRegionWithinReach } from '../../access/queries.ts'
import { type Act, type Change, type Look, record, unchanged } from '../../change.ts'
import type { Read } from '../../db/database.ts'
import { newId } from '../../id.ts'
import { newToken, sha256 } from '../../secrets.ts'

/** The asker's own living feeds. */
export const feeds = ({ tx, actor }: Look) =>
  tx
    .selectFrom('messages.calendarFeed')
    .select(['id', 'name', 'madeAt'])
    .where('accountId', '=', actor.accountId)
    .where('revokedAt', 'is', null)
    .orderBy('madeAt')
    .execute()

/** More feeds than this of one account are forgotten ones. */
const mostFeeds = 20

interface Wish {
  readonly name: string
  readonly regionId?: string | undefined
  readonly unitId?: string | undefined
}

/** Finds a unit within reach, or throws `not-found`: only who keeps units can say. */
export type RequireUnit = (tx: Read, id: string) => Promise<unknown>

/** Makes a feed of all the asker may see, of a region or of a unit; its path is shown this once. */
export async function makeFeed(
  act: Act,
  { name, regionId, unitId }: Wish,
  requireUnit: RequireUnit,
): Promise<Change<{ id: string; path: string }>> {
  if (regionId !== undefined && unitId !== undefined) throw oneScope()
  if (regionId !== undefined) await getRegionWithinReach(act.tx, regionId)
  if (unitId !== undefined) await requireUnit(act.tx, unitId)
  if ((await feeds(act)).length >= mostFeeds) {
    throw new Problem('conflict', {
      zh: `日历订阅最多 ${mostFeeds} 个，请先撤销不用的。`,
      en: `There are at most ${mostFeeds} feeds; revoke one that is not used.`,
    })
  }
  const id = newId()
  const token = newToken()
  await act.tx
    .insertInto('messages.calendarFeed')
    .values({
      id,
      accountId: act.actor.accountId!,
      name,
      regionId: regionId ?? null,
      unitId: unitId ?? null,
      tokenHash: sha256(token),
      madeAt: act.now,
    })
    .execute()
  return record(
    act,
    { name: 'calendar-feed.made', subject: id, data: { name } },
    { id, path: `/api/calendars/${token}` },
  )
}

/** Shuts a feed of one's own: from now on its address is unknown. */
export async function revokeFeed(
  act: Act,
  { id }: { id: string },
): Promise<Change<{ revoked: boolean }>> {
  const found = await act.tx
    .selectFrom('messages.calendarFeed')
    .select(['name', 'revokedAt'])
    .where('id', '=', id)
    .where('accountId', '=', act.actor.accountId)
    .executeTakeFirst()
  if (found === undefined) throw noFeed()
  if (found.revokedAt !== null) return unchanged({ revoked: true })
  await act.tx
    .updateTable('messages.calendarFeed')
    .set({ revokedAt: act.now, revokedBy: act.actor.accountId })
    .where('id', '=', id)
    .execute()
  return record(
    act,
    { name: 'calendar-feed.revoked', subject: id, data: { name: found.name } },
    { revoked: true },
  )
}

const oneScope = () =>
  new Problem('input-invalid', {
    zh: '一个日历订阅只能限于一个地区或一个单位，不能两者都选。',
    en: 'A feed is of one region or of one unit, not of both.',
  })

export const noFeed = () =>
  new Problem('not-found', {
    zh: '没有这个日历订阅，或已撤销。',
    en: 'There is no such calendar feed, or it was revoked.',
  })
