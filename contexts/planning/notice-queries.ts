import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import type { Read, Write } from '#platform/db/database.ts'
import type { ReadNotice } from './rules/notice/shape.ts'
import type { SourceLine } from './rules/notice/source.ts'
import type { NoticeDecision } from './rules/notice-decisions.ts'

export const listNotices = (tx: Read, regionId: string) =>
  tx
    .selectFrom('planning.notice as n')
    .leftJoin('access.person as a', 'a.id', 'n.receivedBy')
    .select((row) => [
      'n.id',
      'n.fileName',
      sql<string | null>`${row.ref('n.result')} ->> 'title'`.as('title'),
      sql<number | null>`(${row.ref('n.result')} ->> 'year')::int`.as('year'),
      sql<string | null>`${row.ref('n.result')} ->> 'documentNumber'`.as('documentNumber'),
      'n.receivedAt',
      'a.name as receivedBy',
      'n.demo',
      severityCount('error').as('errors'),
      severityCount('warning').as('warnings'),
    ])
    .where('n.regionId', '=', regionId)
    .orderBy('n.receivedAt', 'desc')
    .execute()

const severityCount = (severity: string) =>
  sql<number>`(select count(*) from json_array_elements(n.result -> 'findings') f
    where f ->> 'severity' = ${severity})`

/** A notice with its lines and result; `not-found` outside the asker's regions. */
export async function getNotice(tx: Read, id: string) {
  const found = await tx
    .selectFrom('planning.notice')
    .select(['id', 'regionId', 'fileName', 'lines', 'result', 'receivedAt', 'demo', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) {
    throw new Problem('not-found', { zh: '没有这份通知。', en: 'There is no such notice.' })
  }
  // Written by `receiveNotice` from exactly these types.
  return {
    ...found,
    lines: found.lines as unknown as readonly SourceLine[],
    read: found.result as unknown as ReadNotice,
  }
}

/** The same, held for this transaction: decisions and plans of one notice come one after the other. */
export async function holdNotice(tx: Write, id: string) {
  await tx.selectFrom('planning.notice').select('id').where('id', '=', id).forUpdate().execute()
  return getNotice(tx, id)
}

export async function listDecisions(tx: Read, noticeId: string) {
  const rows = await tx
    .selectFrom('planning.noticeDecision as d')
    .leftJoin('access.person as a', 'a.id', 'd.by')
    .select(['d.item', 'd.choice', 'd.value', 'd.reason', 'a.name as by', 'd.at'])
    .where('d.noticeId', '=', noticeId)
    .orderBy('d.item')
    .execute()
  // A check constraint holds the choices; values are written as objects only.
  return rows.map((row) => ({
    ...row,
    choice: row.choice as NoticeDecision['choice'],
    value: row.value as Record<string, unknown> | null,
  }))
}
