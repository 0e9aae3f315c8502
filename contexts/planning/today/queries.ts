import { sql } from 'kysely'
import type { Day, Span } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import type { Basis } from '../rules/caps.ts'
import type { ProposedCap, UnfinishedNotice } from './rules/tasks.ts'

/** Drafts and submitted revisions within reach, with what is said of them. */
export const openRevisions = (tx: Read) =>
  tx
    .selectFrom('planning.revision as r')
    .innerJoin('planning.plan as p', 'p.id', 'r.planId')
    .innerJoin('access.regionName as n', 'n.id', 'p.regionId')
    .select([
      'r.id',
      'r.planId',
      'r.number',
      'r.state',
      'r.reason',
      'r.author',
      'r.submittedBy',
      'p.year',
      'p.unit',
      'n.name as regionName',
    ])
    .where('r.state', 'in', ['draft', 'submitted'])
    .orderBy('r.draftedAt')
    // The name of a view's row passes for nullable; every region has one.
    .$narrowType<{ regionName: string }>()
    .execute()

/** Notices of which no plan was made, with the errors that wait for a decision. */
export const unfinishedNotices = (tx: Read): Promise<UnfinishedNotice[]> =>
  tx
    .selectFrom('planning.notice as n')
    .select((row) => [
      'n.id as noticeId',
      titleOf(row.ref('n.result'), row.ref('n.fileName')).as('title'),
      sql<number>`(select count(*) from json_array_elements(${row.ref('n.result')} -> 'findings')
        with ordinality as f (finding, nth)
        where finding ->> 'severity' = 'error' and not exists (
          select from planning.notice_decision d
          where d.notice_id = ${row.ref('n.id')} and d.item = 'finding:' || (f.nth - 1)))`.as(
        'errors',
      ),
    ])
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('planning.revision as r')
            .select('r.id')
            .whereRef('r.noticeId', '=', 'n.id'),
        ),
      ),
    )
    .orderBy('n.receivedAt', 'desc')
    .limit(20)
    .execute()

export async function proposedCaps(tx: Read): Promise<ProposedCap[]> {
  const rows = await tx
    .selectFrom('planning.capRule as c')
    .innerJoin('access.regionName as n', 'n.id', 'c.regionId')
    .select(['c.regionId', 'n.name as regionName', 'c.basis', 'c.ratio', 'c.proposedBy'])
    .where('c.approvedAt', 'is', null)
    .where('c.refusedAt', 'is', null)
    .orderBy('c.proposedAt')
    .$narrowType<{ regionName: string }>()
    .execute()
  // A check constraint holds the two bases.
  return rows.map((row) => ({ ...row, basis: row.basis as Basis }))
}

/** What the newest issued revisions place within these days, the earliest first. */
export const itemsWithin = (tx: Read, { from, to }: Span) =>
  tx
    .selectFrom('planning.item as i')
    .innerJoin('planning.target as t', 't.id', 'i.targetId')
    .innerJoin('planning.revision as r', 'r.id', 'i.revisionId')
    .innerJoin('planning.plan as p', 'p.id', 'r.planId')
    .select((row) => [
      'p.id as planId',
      'i.key',
      sql<string>`coalesce(${row.ref('i.label')}, ${row.ref('t.label')})`.as('label'),
      'i.area',
      'i.fromDay as from',
      'i.toDay as to',
      'i.amount',
      'p.unit',
    ])
    .where('r.state', '=', 'issued')
    .where('r.number', '=', (row) =>
      row
        .selectFrom('planning.revision as newest')
        .select((of) => of.fn.max('newest.number').as('number'))
        .whereRef('newest.planId', '=', 'p.id')
        .where('newest.state', '=', 'issued'),
    )
    .where('i.fromDay', '<=', to)
    .where('i.toDay', '>=', from)
    .orderBy('i.fromDay')
    .orderBy('i.position')
    .execute()

export const recentNotices = (tx: Read, limit: number) =>
  tx
    .selectFrom('planning.notice as n')
    .innerJoin('access.regionName as r', 'r.id', 'n.regionId')
    .select((row) => [
      'n.id',
      titleOf(row.ref('n.result'), row.ref('n.fileName')).as('title'),
      'r.name as regionName',
      'n.receivedAt',
      'n.demo',
    ])
    .orderBy('n.receivedAt', 'desc')
    .limit(limit)
    .$narrowType<{ regionName: string }>()
    .execute()

/** The dates that notices set, from a day on. */
export async function deadlinesFrom(tx: Read, on: Day, limit: number) {
  const { rows } = await sql<{ noticeId: string; noticeTitle: string; what: string; on: Day }>`
    select n.id as "noticeId", coalesce(n.result ->> 'title', n.file_name) as "noticeTitle",
      d ->> 'what' as what, d ->> 'on' as "on"
    from planning.notice n, json_array_elements(n.result -> 'deadlines') d
    where d ->> 'on' >= ${on}
    order by d ->> 'on', n.id limit ${limit}`.execute(tx as never)
  return rows
}

/** Notices whose title, file or document number holds a text. */
export const noticesWith = (tx: Read, text: string, limit: number) => {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return tx
    .selectFrom('planning.notice as n')
    .select((row) => [
      'n.id',
      titleOf(row.ref('n.result'), row.ref('n.fileName')).as('title'),
      sql<string | null>`${row.ref('n.result')} ->> 'documentNumber'`.as('documentNumber'),
      sql<number | null>`(${row.ref('n.result')} ->> 'year')::int`.as('year'),
    ])
    .where((row) =>
      row.or([
        row('n.fileName', 'ilike', like),
        sql<boolean>`${row.ref('n.result')} ->> 'title' ilike ${like}`,
        sql<boolean>`${row.ref('n.result')} ->> 'documentNumber' ilike ${like}`,
      ]),
    )
    .orderBy('n.receivedAt', 'desc')
    .limit(limit)
    .execute()
}

/** The notice's own title, or its file's name where it has none. */
const titleOf = (result: unknown, fileName: unknown) =>
  sql<string>`coalesce(${result} ->> 'title', ${fileName})`
