import type { Look } from '#platform/change.ts'
import { regionNames } from '../../organisation/index.ts'
import { listPlans } from '../queries.ts'
import type { RevisionShape } from '../shapes.ts'
import type { HitShape } from './contract.ts'
import { noticesWith } from './queries.ts'

const hitsShown = 6

/** Plans by region and year in any order of the words; notices by title, file or document number. */
export async function searchPlanning(
  { tx }: Look,
  { text }: { text: string },
): Promise<HitShape[]> {
  const plans = await listPlans(tx, undefined)
  const names = await regionNames(
    tx,
    plans.map(({ regionId }) => regionId),
  )
  const words = text.normalize('NFKC').split(/\s+/)
  const found = plans
    .map(({ id, regionId, year, state }) => ({
      kind: 'plan' as const,
      id,
      year,
      regionName: names.get(regionId) ?? '',
      // A check constraint holds the states.
      state: state as RevisionShape['state'],
    }))
    .filter(({ regionName, year }) => words.every((word) => `${regionName}${year}`.includes(word)))
  const notices = await noticesWith(tx, text, hitsShown)
  return [
    ...found.slice(0, hitsShown),
    ...notices.map((notice) => ({ kind: 'notice' as const, ...notice })),
  ]
}
