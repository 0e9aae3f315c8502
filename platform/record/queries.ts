import { sql } from 'kysely'
import { type Day, timeZone } from '#kernel/days.ts'
import type { Read } from '../db/database.ts'
import type { EntryShape } from './contract.ts'

export interface WantedEntries {
  readonly before?: number | undefined
  readonly actor?: string | undefined
  readonly subject?: string | undefined
  readonly name?: string | undefined
  readonly kind?: 'change' | 'read' | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly limit: number
}

/** A page of the record, newest first; the next page begins before the last id. */
export async function searchEntries(
  tx: Read,
  { before, actor, subject, name, kind, from, to, limit }: WantedEntries,
): Promise<EntryShape[]> {
  const rows = await tx
    .selectFrom('record.entry as e')
    .leftJoin('access.account as a', 'a.id', 'e.actor')
    .select([
      'e.id',
      'e.at',
      'e.actor',
      'a.name as actorName',
      'e.kind',
      'e.name',
      'e.subject',
      'e.data',
    ])
    // The programme's own doings concern everybody; a person's those who look after that person.
    .where(sql<boolean>`(e.actor is null or access.sees(e.actor))`)
    .$if(before !== undefined, (q) => q.where('e.id', '<', before!))
    .$if(actor !== undefined, (q) => q.where('e.actor', '=', actor!))
    .$if(subject !== undefined, (q) => q.where('e.subject', '=', subject!))
    .$if(name !== undefined, (q) => q.where('e.name', '=', name!))
    .$if(kind !== undefined, (q) => q.where('e.kind', '=', kind!))
    .$if(from !== undefined, (q) => q.where('e.at', '>=', beginOf(from!, 0)))
    .$if(to !== undefined, (q) => q.where('e.at', '<', beginOf(to!, 1)))
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute()
  const names = await namesIn(tx, rows)
  // A check constraint of the table holds the two kinds; data is written as an object only.
  return rows.map((row) => ({
    ...row,
    kind: row.kind as 'change' | 'read',
    data: row.data as Record<string, unknown>,
    names: Object.fromEntries(
      idsIn(row).flatMap((id) => (names.has(id) ? [[id, names.get(id)!]] : [])),
    ),
  }))
}

/** The accounts whose doings the asker may search, in the order of their logins. */
export const listPeople = (tx: Read) =>
  tx
    .selectFrom('access.account as a')
    .select(['a.id', 'a.login', 'a.name'])
    .where(sql<boolean>`access.sees(a.id)`)
    .orderBy('a.login')
    .execute()

/** The moment a day begins in Asia/Shanghai, or the one some days later. */
const beginOf = (on: Day, later: number) =>
  sql<never>`((${on}::date + ${later}::integer)::timestamp at time zone ${timeZone})`

interface Speaking {
  readonly subject: string
  readonly data: unknown
}

const idsIn = ({ subject, data }: Speaking): string[] => [
  ...new Set(`${subject} ${JSON.stringify(data)}`.match(anyId) ?? []),
]

const anyId = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g

/** Accounts and regions by their ids; what other contexts keep is named by its event. */
async function namesIn(tx: Read, entries: readonly Speaking[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(idsIn))]
  if (ids.length === 0) return new Map()
  const accounts = await tx
    .selectFrom('access.account')
    .select(['id', sql<string>`name || ' ' || login`.as('name')])
    .where('id', 'in', ids)
    // Of an account elsewhere an entry may speak by its id; its name stays with those who look after it.
    .where(sql<boolean>`access.sees(id)`)
    .execute()
  const regions = await tx
    .selectFrom('access.regionName')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    // A view's columns pass for nullable; these are not.
    .$narrowType<{ id: string; name: string }>()
    .execute()
  return new Map([...accounts, ...regions].map(({ id, name }) => [id, name]))
}
