import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/days.ts'
import type { Read, Write } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import type { PaperKind, TemplateTexts } from './rules/kinds.ts'

/** The newest words of a kind in a region, else of the nearest region above that has its own. */
export const wordsFor = (tx: Read, regionAndAbove: readonly string[], kind: PaperKind) =>
  tx
    .selectFrom('planning.paperTemplate as t')
    .leftJoin('access.person as p', 'p.id', 't.madeBy')
    .select(['t.id', 't.version', 't.regionId', 't.texts', 't.madeAt', 'p.name as madeBy'])
    .where('t.regionId', 'in', regionAndAbove)
    .where('t.kind', '=', kind)
    // Ancestors are listed from the root down to the region itself.
    .orderBy(
      (row) => sql`array_position(${[...regionAndAbove]}::uuid[], ${row.ref('t.regionId')})`,
      'desc',
    )
    .orderBy('t.version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Held until the transaction ends: two do not write the same next version. */
export const lockWords = (tx: Write, regionId: string, kind: PaperKind) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`planning.words ${regionId} ${kind}`}, 0))`.execute(
    tx,
  )

export const lastVersion = async (tx: Read, regionId: string, kind: PaperKind): Promise<number> => {
  const { version } = await tx
    .selectFrom('planning.paperTemplate')
    .select((row) => row.fn.max('version').as('version'))
    .where('regionId', '=', regionId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return version ?? 0
}

export const addWords = (
  tx: Write,
  words: {
    readonly regionId: string
    readonly kind: PaperKind
    readonly version: number
    readonly texts: TemplateTexts
    readonly madeBy: string | null
    readonly madeAt: Instant
  },
) =>
  tx
    .insertInto('planning.paperTemplate')
    .values({ ...words, id: newId(), texts: sql`${JSON.stringify(words.texts)}::jsonb` })
    .execute()

export const nextNumber = async (tx: Write, on: Day): Promise<string> => {
  const { rows } = await sql<{ number: string }>`
    select planning.next_snapshot_number(${on}::date) as number`.execute(tx)
  return rows[0]!.number
}

/** A snapshot without its papers. */
export interface NewSnapshot {
  readonly id: string
  readonly number: string
  readonly regionId: string
  readonly kind: PaperKind
  readonly planId: string
  readonly revisionId: string
  readonly templateId: string | null
  readonly templateVersion: number
  readonly scheduleId: string | null
  readonly title: string
  readonly basis: string
  readonly dataTo: Day | null
  readonly takenOn: Day
  readonly takenAt: Instant
  readonly takenBy: string | null
  readonly demo: boolean
  readonly facts: string
  readonly papers: number
  readonly sha256: Buffer
}

export const addSnapshot = (tx: Write, { facts, ...snapshot }: NewSnapshot) =>
  tx
    .insertInto('planning.snapshot')
    .values({ ...snapshot, facts: sql`${facts}::json` })
    .execute()

export interface NewPaper {
  readonly unitId: string | null
  readonly holderRegionId: string | null
  /** As JSON. */
  readonly paper: string
}

/** Adds papers from a position on. */
export const addPapers = (
  tx: Write,
  of: { readonly snapshotId: string; readonly regionId: string; readonly from: number },
  papers: readonly NewPaper[],
) =>
  sql`insert into planning.snapshot_paper (snapshot_id, region_id, position, unit_id, holder_region_id, paper)
    select ${of.snapshotId}::uuid, ${of.regionId}::uuid, ${of.from}::integer + ordinality - 1, unit_id, holder, paper::json
    from unnest(${papers.map(({ unitId }) => unitId)}::uuid[], ${papers.map(({ holderRegionId }) => holderRegionId)}::uuid[],
      ${papers.map(({ paper }) => paper)}::text[]) with ordinality as t (unit_id, holder, paper, ordinality)
  `.execute(tx)

const snapshots = (tx: Read) =>
  tx
    .selectFrom('planning.snapshot as s')
    .leftJoin('planning.snapshotIssue as i', 'i.snapshotId', 's.id')
    .leftJoin('access.person as w', 'w.id', 's.takenBy')
    .leftJoin('access.person as a', 'a.id', 'i.issuedBy')
    .select([
      's.id',
      's.number',
      's.kind',
      's.title',
      's.regionId',
      's.planId',
      's.revisionId',
      's.basis',
      's.dataTo',
      's.takenOn',
      's.takenAt',
      's.takenBy as takenById',
      's.templateVersion',
      's.scheduleId',
      's.papers',
      's.demo',
      's.sha256',
      'w.name as takenBy',
      'i.issuedAt',
      'a.name as issuedBy',
    ])
    .select((row) => sql<string>`${row.ref('s.facts')}::text`.as('facts'))

export type StoredSnapshot = Awaited<ReturnType<typeof listSnapshots>>[number]

export const listSnapshots = (
  tx: Read,
  {
    regionId,
    kind,
  }: { readonly regionId?: string | undefined; readonly kind?: PaperKind | undefined },
) =>
  snapshots(tx)
    .$if(regionId !== undefined, (query) => query.where('s.regionId', '=', regionId!))
    .$if(kind !== undefined, (query) => query.where('s.kind', '=', kind!))
    .orderBy('s.takenAt', 'desc')
    .orderBy('s.number', 'desc')
    .limit(200)
    .execute()

export const findSnapshot = (tx: Read, number: string) =>
  snapshots(tx).where('s.number', '=', number).executeTakeFirst()

export const papersOf = (
  tx: Read,
  snapshotId: string,
  { from = 0, count }: { readonly from?: number; readonly count: number },
) =>
  tx
    .selectFrom('planning.snapshotPaper')
    .select(['position', 'unitId'])
    .select((row) => sql<string>`${row.ref('paper')}::text`.as('paper'))
    .where('snapshotId', '=', snapshotId)
    .where('position', '>=', from)
    .orderBy('position')
    .limit(count)
    .execute()

/** The newest letters that were issued to units of the asker's regions; row-level security leaves no other. */
export const lettersReceived = (tx: Read) =>
  received(tx).orderBy('i.issuedAt', 'desc').orderBy('p.position').limit(200).execute()

/** One of them, however many there are. */
export const letterReceived = (tx: Read, snapshotId: string, position: number) =>
  received(tx)
    .where('p.snapshotId', '=', snapshotId)
    .where('p.position', '=', position)
    .executeTakeFirst()

const received = (tx: Read) =>
  tx
    .selectFrom('planning.snapshotPaper as p')
    .innerJoin('planning.snapshotIssue as i', 'i.snapshotId', 'p.snapshotId')
    .select([
      'p.snapshotId',
      'p.position',
      'i.number',
      'i.kind',
      'i.issuer',
      'i.basis',
      'i.issuedAt',
    ])
    .select((row) => sql<string>`${row.ref('p.paper')}::text`.as('paper'))
    .where('p.holderRegionId', 'is not', null)
