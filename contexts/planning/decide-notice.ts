import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Happening, recordEach } from '#platform/change.ts'
import { daysOf, requireWithin } from './match-names.ts'
import { holdNotice, listDecisions } from './notice-queries.ts'
import { type AskedDecision, type DecisionFault, decisionFaults } from './rules/decision-faults.ts'
import { applyDecisions } from './rules/notice-decisions.ts'

export type Decision = AskedDecision

export interface Decisions {
  readonly id: string
  /** The state of the notice that these decisions were made on. */
  readonly version: number
  readonly decisions: readonly Decision[]
}

/**
 * Accepts, corrects or ignores what was understood: all of it or nothing. Leaving something out
 * needs a reason; a value must fit what it is put in the place of; a unit must lie in the notice's
 * region. On an older state `stale-version` with both sides.
 */
export async function decideNotice(
  act: Act,
  { id, version, decisions }: Decisions,
): Promise<Change<{ version: number }>> {
  const notice = await holdNotice(act.tx, id)
  const before = await listDecisions(act.tx, id)
  if (notice.version !== version) throw staleDecisions(notice.version, before, decisions)
  const faults = decisionFaults(notice.read, before, decisions)
  if (faults.length > 0) throw faulty(faults)
  const { year } = applyDecisions(notice.read, [...before, ...decisions])
  const chosen = decisions.flatMap(({ value }) =>
    typeof value?.unitId === 'string' ? [value.unitId] : [],
  )
  await requireWithin(act.tx, { ...notice, days: daysOf(year, act.today) }, chosen)

  await keep(act, notice, decisions)
  const after = await act.tx
    .updateTable('planning.notice')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  const was = new Map(
    before.map(({ item, choice, value, reason }) => [item, { choice, value, reason }]),
  )
  const happenings = decisions.map(
    ({ item, choice, value, reason }): Happening => ({
      name: 'notice.decided',
      subject: id,
      data: { item, before: was.get(item) ?? null, after: { choice, value, reason } },
    }),
  )
  // The contract asks for one at least.
  return recordEach(act, happenings as [Happening, ...Happening[]], after)
}

async function keep(
  { tx, actor, now }: Act,
  notice: { readonly id: string; readonly regionId: string },
  decisions: readonly Decision[],
): Promise<void> {
  const rows = decisions.map(({ item, choice, value, reason }) => ({
    noticeId: notice.id,
    regionId: notice.regionId,
    item,
    choice,
    value: value === null ? null : sql<never>`${JSON.stringify(value)}::jsonb`,
    reason,
    by: actor.accountId,
    at: now,
  }))
  for (let at = 0; at < rows.length; at += 1000) {
    await tx
      .insertInto('planning.noticeDecision')
      .values(rows.slice(at, at + 1000))
      .onConflict((conflict) =>
        conflict.columns(['noticeId', 'item']).doUpdateSet((row) => ({
          choice: row.ref('excluded.choice'),
          value: row.ref('excluded.value'),
          reason: row.ref('excluded.reason'),
          by: row.ref('excluded.by'),
          at: row.ref('excluded.at'),
        })),
      )
      .execute()
  }
}

const faulty = (faults: readonly DecisionFault[]) =>
  new Problem('input-invalid', faults[0]!.why, { values: { faults } })

function staleDecisions(
  version: number,
  now: Awaited<ReturnType<typeof listDecisions>>,
  yours: readonly Decision[],
): Problem {
  const items = new Set(yours.map(({ item }) => item))
  return new Problem(
    'stale-version',
    {
      zh: '别人刚刚也处理了这份通知，您的决定还没有保存。页面已换成最新的内容，请核对后再决定一次。',
      en: 'Somebody else has just decided on this notice; yours are not saved. The page now shows the newest state: compare, and decide again.',
    },
    { values: { version, theirs: now.filter(({ item }) => items.has(item)), yours } },
  )
}
