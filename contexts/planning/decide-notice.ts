import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Happening, recordEach } from '#platform/change.ts'
import { getNotice } from './notice-queries.ts'
import type { NoticeDecision } from './rules/notice-decisions.ts'

export interface Decision extends NoticeDecision {
  readonly reason: string | null
}

export interface Decisions {
  readonly id: string
  /** The state of the notice that these decisions were made on. */
  readonly version: number
  readonly decisions: readonly Decision[]
}

/** Accepts, corrects or ignores what was understood; ignoring and correcting an error need a reason. */
export async function decideNotice(
  act: Act,
  { id, version, decisions }: Decisions,
): Promise<Change<{ version: number }>> {
  const notice = await getNotice(act.tx, id)
  const bumped = await act.tx
    .updateTable('planning.notice')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (bumped === undefined) throw staleNotice(notice.version)
  for (const decision of decisions) requireReason(decision)

  const before = await decided(act, id)
  const happenings: Happening[] = []
  for (const { item, choice, value, reason } of decisions) {
    const row = {
      choice,
      value: value === null ? null : sql<never>`${JSON.stringify(value)}::jsonb`,
      reason,
      by: act.actor.accountId,
      at: act.now,
    }
    await act.tx
      .insertInto('planning.noticeDecision')
      .values({ noticeId: id, regionId: notice.regionId, item, ...row })
      .onConflict((conflict) => conflict.columns(['noticeId', 'item']).doUpdateSet(row))
      .execute()
    happenings.push({
      name: 'notice.decided',
      subject: id,
      data: { item, before: before.get(item) ?? null, after: { choice, value, reason } },
    })
  }
  // The contract and the type of `decisions` ask for one at least.
  return recordEach(act, happenings as [Happening, ...Happening[]], bumped)
}

const decided = async ({ tx }: Act, noticeId: string) => {
  const rows = await tx
    .selectFrom('planning.noticeDecision')
    .select(['item', 'choice', 'value', 'reason'])
    .where('noticeId', '=', noticeId)
    .execute()
  return new Map(rows.map(({ item, ...rest }) => [item, rest]))
}

function requireReason({ item, choice, reason }: Decision): void {
  if (choice !== 'ignored' || (reason ?? '').trim() !== '') return
  throw new Problem(
    'input-invalid',
    {
      zh: '忽略一处识别结果需要写明原因，没有保存。',
      en: 'To ignore something that was understood takes a reason; nothing was saved.',
    },
    { values: { item } },
  )
}

export const staleNotice = (version: number) =>
  new Problem(
    'stale-version',
    {
      zh: '别人刚刚也处理了这份通知，您的决定还没有保存。请刷新后核对，再保存一次。',
      en: 'Somebody else has just decided on this notice; yours are not saved. Reload, compare, and save again.',
    },
    { values: { version } },
  )
