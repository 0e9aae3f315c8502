import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { getRegionWithinReach } from '../access/queries.ts'
import { type Act, type Change, type Look, record } from '../change.ts'
import type { Read } from '../db/database.ts'
import { newId } from '../id.ts'
import { type ContactRule, houseRule } from './contact-rules.ts'
import type { RuleShape } from './contract.ts'

/** The rules of the regions within reach and above: in force, to come, and waiting for approval. */
export async function contactRules({
  tx,
  actor,
}: Look): Promise<{ house: ContactRule; rules: RuleShape[] }> {
  const rows = await rulesOf(tx)
    .where('r.refusedAt', 'is', null)
    .orderBy('r.fromDay', 'desc')
    .orderBy('r.proposedAt', 'desc')
    .execute()
  return {
    house: houseRule,
    rules: rows.map(({ proposer, ...row }) => ({
      ...row,
      mine: proposer !== null && proposer === actor.accountId,
    })),
  }
}

interface Wish extends ContactRule {
  readonly regionId: string
  readonly from: string
  readonly reason: string
}

/** Proposes a rule from a day on, today at the earliest; it holds once a second person agrees. */
export async function proposeRule(act: Act, wish: Wish): Promise<Change<{ id: string }>> {
  const { regionId, from, reason, quietFrom, quietTo, perDay, perWeek } = wish
  await getRegionWithinReach(act.tx, regionId)
  if (from < act.today) {
    throw new Problem('input-invalid', {
      zh: '生效日期不能早于今天：已经发出的消息不会按新规则重算。',
      en: 'It cannot begin before today: what was sent is not judged anew.',
    })
  }
  const id = newId()
  const made = await act.tx
    .insertInto('messages.rule')
    .values({
      id,
      regionId,
      fromDay: from as Day,
      quietFrom,
      quietTo,
      perDay,
      perWeek,
      reason,
      proposedBy: act.actor.accountId,
      proposedAt: act.now,
    })
    .onConflict((waiting) => waiting.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) {
    throw new Problem('conflict', {
      zh: '这一地区已有一条待批准的规则，请先处理它。',
      en: 'A rule of this region is waiting for approval already; decide on it first.',
    })
  }
  const after = { quietFrom, quietTo, perDay, perWeek, from }
  return record(
    act,
    { name: 'contact-rule.proposed', subject: regionId, data: { before: null, after } },
    { id },
  )
}

/** Approves or refuses a proposed rule; never by the one who proposed it. */
export async function decideRule(
  act: Act,
  { id, approve }: { readonly id: string; readonly approve: boolean },
): Promise<Change<{ approved: boolean }>> {
  const rule = await getProposed(act, id)
  const { regionId, quietFrom, quietTo, perDay, perWeek, from } = rule
  if (approve) await requireDayFree(act.tx, rule)
  const stated = { quietFrom, quietTo, perDay, perWeek, from }
  const by = act.actor.accountId
  await act.tx
    .updateTable('messages.rule')
    .set(approve ? { approvedBy: by, approvedAt: act.now } : { refusedBy: by, refusedAt: act.now })
    .where('id', '=', id)
    .execute()
  return record(
    act,
    approve
      ? {
          name: 'contact-rule.approved',
          subject: regionId,
          data: { before: null, after: stated },
        }
      : { name: 'contact-rule.refused', subject: regionId, data: { before: stated, after: null } },
    { approved: approve },
  )
}

async function getProposed({ tx, actor }: Act, id: string) {
  await tx.selectFrom('messages.rule').select('id').where('id', '=', id).forUpdate().execute()
  const rule = await rulesOf(tx).where('r.id', '=', id).executeTakeFirst()
  if (rule === undefined) {
    throw new Problem('not-found', { zh: '没有这条规则。', en: 'There is no such rule.' })
  }
  await getRegionWithinReach(tx, rule.regionId)
  if (rule.approvedBy !== null || rule.refusedAt !== null) {
    throw new Problem('already-done', {
      zh: '这条规则已经有了决定。',
      en: 'This rule has been decided on.',
    })
  }
  if (rule.proposer === actor.accountId) {
    throw new Problem('own-approval', {
      zh: '规则须由另一人批准。',
      en: 'A rule is approved by somebody else than its author.',
    })
  }
  return rule
}

/** Never two rules that begin on one day: nobody could say which holds. */
async function requireDayFree(tx: Read, rule: { regionId: string; from: Day }): Promise<void> {
  const twin = await tx
    .selectFrom('messages.rule')
    .select('id')
    .where('regionId', '=', rule.regionId)
    .where('fromDay', '=', rule.from)
    .where('approvedAt', 'is not', null)
    .executeTakeFirst()
  if (twin !== undefined) {
    throw new Problem('conflict', {
      zh: '同一天已有一条生效的规则，请另选生效日期。',
      en: 'Another rule begins on the same day; choose another day.',
    })
  }
}

const rulesOf = (tx: Read) =>
  tx
    .selectFrom('messages.rule as r')
    .innerJoin('access.regionName as n', 'n.id', 'r.regionId')
    .leftJoin('access.person as proposer', 'proposer.id', 'r.proposedBy')
    .leftJoin('access.person as approver', 'approver.id', 'r.approvedBy')
    .select((row) => [
      'r.id',
      'r.regionId',
      sql<string>`coalesce(${row.ref('n.name')}, '')`.as('regionName'),
      'r.fromDay as from',
      sql<string>`to_char(${row.ref('r.quietFrom')}, 'HH24:MI')`.as('quietFrom'),
      sql<string>`to_char(${row.ref('r.quietTo')}, 'HH24:MI')`.as('quietTo'),
      'r.perDay',
      'r.perWeek',
      'r.reason',
      'r.refusedAt',
      'r.proposedBy as proposer',
      sql<string>`coalesce(${row.ref('proposer.name')}, '')`.as('proposedBy'),
      'approver.name as approvedBy',
    ])
