import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Look, record } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import { getRegion } from '../../organisation/index.ts'
import type { InForceShape, PolicyShape } from './policies/shapes.ts'
import {
  type InForce,
  isWhole,
  type Policy,
  type PolicyKind,
  policyKinds,
  policyOn,
} from './rules/policies.ts'

/** The approved numbers that hold in a region: its own and those above it, with how far above. */
export async function policiesFor(tx: Read, regionId: string): Promise<readonly Policy[]> {
  const { ancestors } = await getRegion(tx, regionId)
  const chain = [regionId, ...ancestors.filter((id) => id !== regionId).toReversed()]
  const rows = await tx
    .selectFrom('appointments.policy')
    .select(['regionId', 'fromDay as from', 'value', 'citation'])
    .select((row) => row.ref('kind').$castTo<PolicyKind>().as('kind'))
    .where('regionId', 'in', chain)
    .where('approvedAt', 'is not', null)
    .execute()
  return rows.map(({ regionId: of, value, ...row }) => ({
    ...row,
    value: Number(value),
    distance: chain.indexOf(of),
  }))
}

/** One number in force in a region on a day. */
export const policyIn = async (
  tx: Read,
  regionId: string,
  kind: PolicyKind,
  on: Day,
): Promise<InForce | null> => policyOn(await policiesFor(tx, regionId), kind, on)

/** What holds in a region today, of every kind: its own number, one from above, house policy, or none. */
export async function viewPoliciesInForce(
  { tx, today }: Look,
  { regionId }: { readonly regionId: string },
): Promise<InForceShape[]> {
  const all = await policiesFor(tx, regionId)
  return policyKinds.map((kind) => ({
    kind,
    ...(policyOn(all, kind, today) ?? { value: null, from: null, citation: null }),
  }))
}

/** All numbers within reach, proposals and refusals too, with who proposed and who decided. */
export async function listPolicies({ tx, actor }: Look): Promise<PolicyShape[]> {
  const rows = await tx
    .selectFrom('appointments.policy as p')
    .leftJoin('access.regionName as r', 'r.id', 'p.regionId')
    .leftJoin('access.person as by', 'by.id', 'p.proposedBy')
    .leftJoin('access.person as d', (join) =>
      join.on(sql<boolean>`d.id = coalesce(p.approved_by, p.refused_by)`),
    )
    .select(['p.id', 'p.regionId', 'p.fromDay as from', 'p.value', 'p.citation', 'p.proposedBy'])
    .select(['r.name as regionName', 'by.name as proposer', 'd.name as decidedBy'])
    .select((row) => [
      row.ref('p.kind').$castTo<PolicyKind>().as('kind'),
      sql<'proposed' | 'approved' | 'refused'>`case when p.approved_at is not null then 'approved'
        when p.refused_at is not null then 'refused' else 'proposed' end`.as('state'),
    ])
    .orderBy('p.kind')
    .orderBy('p.fromDay', 'desc')
    .orderBy('p.id')
    .execute()
  return rows.map(({ proposedBy, value, ...row }) => ({
    ...row,
    value: Number(value),
    mine: proposedBy !== null && proposedBy === actor.accountId,
  }))
}

/** Proposes a number; it holds only once a second person has approved it. */
export async function proposePolicy(
  act: Act,
  wish: {
    readonly regionId: string
    readonly kind: PolicyKind
    readonly from: Day
    readonly value: number
    readonly citation: string
  },
): Promise<Change<{ id: string }>> {
  const { regionId, kind, from, value, citation } = wish
  await getRegion(act.tx, regionId)
  if (isWhole(kind) && !Number.isInteger(value)) throw notWhole()
  const id = newId()
  await act.tx
    .insertInto('appointments.policy')
    .values({
      ...{ id, regionId, kind, fromDay: from, value, citation },
      ...{ proposedBy: act.actor.accountId, proposedAt: act.now },
    })
    .execute()
  return record(
    act,
    { name: 'drive-policy.proposed', subject: id, data: { before: null, after: { ...wish } } },
    { id },
  )
}

/** Approves or refuses a proposed number, as a second person. */
export async function decidePolicy(
  act: Act,
  { id, approve }: { readonly id: string; readonly approve: boolean },
): Promise<Change<{ approved: boolean }>> {
  const found = await act.tx
    .selectFrom('appointments.policy')
    .selectAll()
    .where('id', '=', id)
    .where('approvedAt', 'is', null)
    .where('refusedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) {
    throw new Problem('not-found', {
      zh: '没有待批准的这条规定。',
      en: 'There is no such number waiting for approval.',
    })
  }
  if (found.proposedBy === act.actor.accountId) {
    throw new Problem('own-approval', {
      zh: '须由提出以外的人批准。',
      en: 'It is approved by another than the one who proposed it.',
    })
  }
  const by = act.actor.accountId
  await act.tx
    .updateTable('appointments.policy')
    .set(approve ? { approvedAt: act.now, approvedBy: by } : { refusedAt: act.now, refusedBy: by })
    .where('id', '=', id)
    .execute()
  const { kind, fromDay, value } = found
  return record(
    act,
    {
      name: 'drive-policy.decided',
      subject: id,
      data: {
        before: null,
        after: { kind, from: fromDay, value: Number(value) },
        approved: approve,
      },
    },
    { approved: approve },
  )
}

const notWhole = () =>
  new Problem('input-invalid', {
    zh: '提前锁定的天数和最小显示人数须是整数。',
    en: 'Days of the lock and the least count shown are whole numbers.',
  })
