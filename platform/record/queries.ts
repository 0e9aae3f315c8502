import { sql } from 'kysely'
import type { z } from 'zod'
import type { Read } from '../db/database.ts'
import type { EntryShape } from './contract.ts'

export interface WantedEntries {
  readonly before?: number | undefined
  readonly actor?: string | undefined
  readonly subject?: string | undefined
  readonly name?: string | undefined
  readonly kind?: 'change' | 'read' | undefined
  readonly limit: number
}

/** A page of the record, newest first; the next page begins before the last id. */
export async function searchEntries(
  tx: Read,
  { before, actor, subject, name, kind, limit }: WantedEntries,
): Promise<z.infer<typeof EntryShape>[]> {
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
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute()
  // A check constraint of the table holds the two kinds; data is written as an object only.
  return rows.map((row) => ({
    ...row,
    kind: row.kind as 'change' | 'read',
    data: row.data as Record<string, unknown>,
  }))
}
