import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Look, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getRegion } from '../../organisation/index.ts'
import type { SeasonKind, When } from './rules/seasons.ts'
import { whenOf } from './season-queries.ts'
import type { StatedSeasonShape } from './shapes.ts'

export interface NewSeason {
  readonly regionId: string
  readonly name: string
  readonly fromYear: number
  readonly toYear: number | null
  readonly source: string
  readonly what:
    | {
        readonly is: 'window'
        readonly kind: SeasonKind
        readonly when: When
        readonly capacityFactor: number | null
        readonly willingnessFactor: number | null
      }
    | { readonly is: 'need'; readonly weights: readonly number[] }
  readonly demo?: boolean
}

/** Proposes a season or a seasonal need; it counts only once a second person has approved it. */
export async function proposeSeason(act: Act, wish: NewSeason): Promise<Change<{ id: string }>> {
  const { regionId, name, fromYear, toYear, source, what } = wish
  await getRegion(act.tx, regionId)
  if (toYear !== null && toYear < fromYear) throw backwards()
  if (what.is === 'need' && what.weights.every((weight) => weight === 0)) throw noNeed()
  const id = newId()
  const stated =
    what.is === 'need'
      ? { kind: 'need', weights: [...what.weights] }
      : {
          kind: what.kind,
          capacityFactor: what.capacityFactor,
          willingnessFactor: what.willingnessFactor,
          ...what.when,
        }
  const after = { regionId, name, fromYear, toYear, source, ...stated }
  await act.tx
    .insertInto('planning.season')
    .values({
      ...{ ...after, id, demo: wish.demo ?? false },
      ...{ proposedBy: act.actor.accountId, proposedAt: act.now },
    })
    .execute()
  return record(
    act,
    { name: 'season.proposed', subject: id, data: { before: null, after } },
    { id },
  )
}

/** Approves or refuses a proposed season or need, as a second person. */
export async function decideSeason(
  act: Act,
  { id, approve, reason }: { id: string; approve: boolean; reason: string },
): Promise<Change<{ approved: boolean }>> {
  const season = await act.tx
    .selectFrom('planning.season')
    .select(['proposedBy', 'name'])
    .where('id', '=', id)
    .where('approvedAt', 'is', null)
    .where('refusedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (season === undefined) {
    throw new Problem('not-found', {
      zh: '没有待批准的这个季节规则。',
      en: 'There is no such season waiting for approval.',
    })
  }
  const by = act.actor.accountId
  if (season.proposedBy === by) {
    throw new Problem('own-approval', {
      zh: '季节规则须由提出以外的人批准。',
      en: 'A season is approved by another than the one who proposed it.',
    })
  }
  await act.tx
    .updateTable('planning.season')
    .set(approve ? { approvedBy: by, approvedAt: act.now } : { refusedBy: by, refusedAt: act.now })
    .where('id', '=', id)
    .execute()
  const { name } = season
  return approve
    ? record(act, { name: 'season.approved', subject: id, data: { name } }, { approved: true })
    : record(
        act,
        { name: 'season.refused', subject: id, data: { name, reason } },
        { approved: false },
      )
}

/** Every season and need stated for a region or one above it, the latest first. */
export async function listSeasons(
  { tx, actor }: Pick<Look, 'tx' | 'actor'>,
  regionId: string,
): Promise<StatedSeasonShape[]> {
  const region = await getRegion(tx, regionId)
  const rows = await tx
    .selectFrom('planning.season as s')
    .innerJoin('access.regionName as r', 'r.id', 's.regionId')
    .leftJoin('access.person as p', 'p.id', 's.proposedBy')
    .leftJoin('access.person as a', 'a.id', 's.approvedBy')
    .leftJoin('access.person as f', 'f.id', 's.refusedBy')
    .selectAll('s')
    .select([
      'r.name as regionName',
      'p.name as proposer',
      'a.name as approver',
      'f.name as refuser',
    ])
    .where('s.regionId', 'in', region.ancestors)
    .orderBy('s.fromYear', 'desc')
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, regionId: row.regionId, regionName: row.regionName ?? '' },
    // A check constraint holds the kinds.
    kind: row.kind as StatedSeasonShape['kind'],
    ...{ name: row.name, fromYear: row.fromYear, toYear: row.toYear, when: whenOf(row) },
    ...{ capacityFactor: row.capacityFactor, willingnessFactor: row.willingnessFactor },
    ...{ weights: row.weights, source: row.source, demo: row.demo },
    ...{ proposedBy: row.proposer, proposedAt: row.proposedAt },
    ...{ approvedBy: row.approver, approvedAt: row.approvedAt },
    ...{ refusedBy: row.refuser, refusedAt: row.refusedAt },
    mine: row.proposedBy === actor.accountId,
  }))
}

const backwards = () =>
  new Problem('input-invalid', {
    zh: '截止年份早于起始年份。',
    en: 'The last year is before the first.',
  })

const noNeed = () =>
  new Problem('input-invalid', {
    zh: '十二个月的用血需求全是 0，请至少写一个月。',
    en: 'All twelve months need nothing; state at least one.',
  })
