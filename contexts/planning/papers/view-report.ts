import { createHash } from 'node:crypto'
import type { Look } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import type { Paper } from '#platform/papers/paper.ts'
import { regionNames } from '../../organisation/index.ts'
import { noReport } from './plan-of-report.ts'
import { findSnapshot, listSnapshots, papersOf, type StoredSnapshot } from './queries.ts'
import type { PaperKind } from './rules/kinds.ts'
import type { FactsShape, ReportRow, ReportShape } from './shapes.ts'

/** Snapshots within reach, newest first. */
export async function listReports(
  { tx }: Look,
  wanted: { readonly regionId?: string | undefined; readonly kind?: PaperKind | undefined },
): Promise<ReportRow[]> {
  const rows = await listSnapshots(tx, wanted)
  const names = await regionNames(
    tx,
    rows.map(({ regionId }) => regionId),
  )
  return rows.map((row) => rowOf(row, names.get(row.regionId) ?? ''))
}

/** A snapshot as it was written: nothing is computed again. */
export async function viewReport(
  { tx, actor }: Look,
  { number, position }: { readonly number: string; readonly position: number },
): Promise<ReportShape> {
  const found = await findSnapshot(tx, number)
  if (found === undefined) throw noReport()
  const [paper] = await papersOf(tx, found.id, { from: position, count: 1 })
  if (paper === undefined) throw noReport()
  // Written by this programme, by the shape it still has.
  const facts = JSON.parse(found.facts) as FactsShape
  return {
    ...rowOf(found, facts.regionName),
    planId: found.planId,
    facts,
    stamp: stampOf(found, facts),
    position,
    paper: JSON.parse(paper.paper) as Paper,
    intact: found.papers > wholeAtOnce ? null : await isIntact(tx, found),
    mine: found.takenById !== null && found.takenById === actor.accountId,
  }
}

/** More papers than these are proven when they are exported. */
const wholeAtOnce = 300

/** Whether the facts and every paper are what was weighed when they were written. */
export async function isIntact(tx: Read, snapshot: StoredSnapshot): Promise<boolean> {
  const hash = createHash('sha256').update(snapshot.facts)
  for (let from = 0; from < snapshot.papers; from += 500) {
    for (const { paper } of await papersOf(tx, snapshot.id, { from, count: 500 }))
      hash.update('\n').update(paper)
  }
  return hash.digest().equals(snapshot.sha256)
}

/** What each page carries: number, basis, age. */
export function stampOf(
  snapshot: Pick<StoredSnapshot, 'number' | 'basis' | 'dataTo' | 'takenOn' | 'demo'>,
  facts: FactsShape,
): string {
  const age =
    snapshot.dataTo === null
      ? `计划第${facts.revision.number}版 · 写定 ${snapshot.takenOn}`
      : `数据截至 ${snapshot.dataTo}`
  return `快照号 ${snapshot.number} · 口径 ${snapshot.basis} · ${age}${snapshot.demo ? ' · 演示数据' : ''}`
}

const rowOf = (row: StoredSnapshot, regionName: string): ReportRow => ({
  number: row.number,
  // A check constraint holds the kinds.
  kind: row.kind as ReportRow['kind'],
  title: row.title,
  regionName,
  basis: row.basis,
  dataTo: row.dataTo,
  takenAt: row.takenAt,
  takenBy: row.takenBy,
  templateVersion: row.templateVersion,
  papers: row.papers,
  demo: row.demo,
  issuedAt: row.issuedAt,
  issuedBy: row.issuedBy,
  scheduled: row.scheduleId !== null,
})
