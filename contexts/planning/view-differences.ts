import type { Read } from '#platform/db/database.ts'
import { getRegion } from '../organisation/index.ts'
import { listRevisions, loadDraft } from './queries.ts'
import { differences } from './rules/differences.ts'
import type { DifferenceShape } from './shapes.ts'
import { noRevision } from './view-plan.ts'

/** What one revision of a plan changed in another, readable. */
export async function differencesBetween(
  tx: Read,
  { id, from, to }: { id: string; from: number; to: number },
): Promise<DifferenceShape[]> {
  const revisions = await listRevisions(tx, id)
  const [before, after] = [from, to].map((number) => revisions.find((one) => one.number === number))
  if (before === undefined || after === undefined) throw noRevision()
  // Whoever was only handed a part of the plan would see a part of the differences.
  await getRegion(tx, after.regionId)
  return [...differences(await loadDraft(tx, before.id), await loadDraft(tx, after.id))]
}
