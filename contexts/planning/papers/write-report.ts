import { createHash } from 'node:crypto'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { type MadeReport, makeReport } from './make-report.ts'
import { addPapers, addSnapshot, nextNumber } from './queries.ts'
import type { WishShape } from './shapes.ts'

/** What was written: its number, by which it opens to the same figures for good. */
export interface Written {
  readonly id: string
  readonly number: string
}

/**
 * Writes a report as a snapshot: its papers and what they stand on are kept as they are now, and
 * never change.
 */
export async function writeReport(
  act: Act,
  wish: WishShape,
  scheduleId: string | null = null,
): Promise<Change<Written>> {
  const made = await makeReport(act, wish)
  const { plan, facts, template, title, basis, dataTo } = made
  const id = newId()
  const told = JSON.stringify(facts)
  const { sha256, papers } = sealed(told, made)
  // After the papers were weighed: whoever writes another report today waits for the number.
  const number = await nextNumber(act.tx, act.today)
  await addSnapshot(act.tx, {
    id,
    number,
    regionId: plan.regionId,
    kind: wish.kind,
    planId: plan.id,
    revisionId: plan.revision.id,
    templateId: template.id,
    templateVersion: template.version,
    scheduleId,
    title,
    basis,
    dataTo,
    takenOn: act.today,
    takenAt: act.now,
    takenBy: act.actor.accountId,
    demo: plan.demo || facts.quality?.demo === true,
    facts: told,
    papers,
    sha256,
  })
  await keepPapers(act, { snapshotId: id, regionId: plan.regionId }, made)
  return record(
    act,
    { name: 'report.written', subject: id, data: { number, kind: wish.kind } },
    { id, number },
  )
}

/** Papers are made twice, to be weighed and to be kept: fifty thousand letters are never held at once. */
function sealed(facts: string, made: MadeReport) {
  const hash = createHash('sha256').update(facts)
  let papers = 0
  for (const { paper } of made.papers()) {
    hash.update('\n').update(JSON.stringify(paper))
    papers += 1
  }
  return { sha256: hash.digest(), papers }
}

async function keepPapers(
  { tx }: Act,
  of: { readonly snapshotId: string; readonly regionId: string },
  made: MadeReport,
): Promise<void> {
  let waiting: { unitId: string | null; holderRegionId: string | null; paper: string }[] = []
  let from = 0
  for (const { paper, ...to } of made.papers()) {
    waiting.push({ ...to, paper: JSON.stringify(paper) })
    if (waiting.length < 500) continue
    await addPapers(tx, { ...of, from }, waiting)
    from += waiting.length
    waiting = []
  }
  if (waiting.length > 0) await addPapers(tx, { ...of, from }, waiting)
}
