import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Look, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getRegion } from '../../organisation/index.ts'
import type { Basis } from '../rules/caps.ts'
import { plansUnderCaps } from './cap-uses.ts'
import type { CapShape } from './contract.ts'

export interface NewCap {
  readonly regionId: string
  readonly basis: Basis
  readonly ratio: number
  readonly from: Day
  readonly to: Day | null
  readonly citation: string
  readonly noticeId?: string | undefined
}

/** Proposes a cap; it holds only once a second person has approved it. */
export async function proposeCap(act: Act, wish: NewCap): Promise<Change<{ id: string }>> {
  const { regionId, basis, ratio, from, to, citation, noticeId = null } = wish
  await getRegion(act.tx, regionId)
  if (to !== null && to < from) {
    throw new Problem('input-invalid', {
      zh: '截止日期早于起始日期。',
      en: 'The last day is before the first.',
    })
  }
  const id = newId()
  await act.tx
    .insertInto('planning.capRule')
    .values({
      id,
      regionId,
      basis,
      ratio,
      fromDay: from,
      toDay: to,
      citation,
      noticeId,
      proposedBy: act.actor.accountId,
      proposedAt: act.now,
    })
    .execute()
  return record(
    act,
    {
      name: 'cap.proposed',
      subject: id,
      data: { before: null, after: { regionId, basis, ratio, from, to, citation } },
    },
    { id },
  )
}

/** Approves or refuses a proposed cap, as a second person. */
export async function decideCap(
  act: Act,
  { id, approve, reason }: { id: string; approve: boolean; reason: string },
): Promise<Change<{ approved: boolean }>> {
  const cap = await act.tx
    .selectFrom('planning.capRule')
    .selectAll()
    .where('id', '=', id)
    .where('approvedAt', 'is', null)
    .where('refusedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (cap === undefined) {
    throw new Problem('not-found', {
      zh: '没有待批准的这条上限。',
      en: 'There is no such cap waiting for approval.',
    })
  }
  if (cap.proposedBy === act.actor.accountId) {
    throw new Problem('own-approval', {
      zh: '上限须由提出以外的人批准。',
      en: 'A cap is approved by another than the one who proposed it.',
    })
  }
  const by = act.actor.accountId
  await act.tx
    .updateTable('planning.capRule')
    .set(approve ? { approvedBy: by, approvedAt: act.now } : { refusedBy: by, refusedAt: act.now })
    .where('id', '=', id)
    .execute()
  const { basis, ratio, fromDay, toDay, citation } = cap
  return approve
    ? record(
        act,
        {
          name: 'cap.approved',
          subject: id,
          data: { before: null, after: { basis, ratio, fromDay, toDay, citation } },
        },
        { approved: true },
      )
    : record(act, { name: 'cap.refused', subject: id, data: { reason } }, { approved: false })
}

/** Every cap that holds, held or is proposed for a region, its own and those above it. */
export async function listCaps(
  { tx, actor }: Pick<Look, 'tx' | 'actor'>,
  regionId: string,
): Promise<CapShape[]> {
  const region = await getRegion(tx, regionId)
  const rows = await tx
    .selectFrom('planning.capRule as c')
    .innerJoin('access.regionName as r', 'r.id', 'c.regionId')
    .leftJoin('access.person as p', 'p.id', 'c.proposedBy')
    .leftJoin('access.person as a', 'a.id', 'c.approvedBy')
    .leftJoin('access.person as f', 'f.id', 'c.refusedBy')
    .select([
      'c.id',
      'c.regionId',
      'r.name as regionName',
      'c.basis',
      'c.ratio',
      'c.fromDay as from',
      'c.toDay as to',
      'c.citation',
      'c.proposedBy as proposer',
      'p.name as proposedBy',
      'c.proposedAt',
      'a.name as approvedBy',
      'c.approvedAt',
      'f.name as refusedBy',
      'c.refusedAt',
    ])
    .where('c.regionId', 'in', region.ancestors)
    .orderBy('c.fromDay', 'desc')
    .orderBy('c.id')
    .execute()
  const uses = await plansUnderCaps(tx)
  // A check constraint holds the two bases; the region of a rule always has a name.
  return rows.map(({ proposer, ...row }) => ({
    ...row,
    mine: proposer === actor.accountId,
    basis: row.basis as Basis,
    regionName: row.regionName ?? '',
    plans: [...(uses.get(row.id) ?? [])],
  }))
}
