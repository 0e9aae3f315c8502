import { sql } from 'kysely'
import { type Act, type Change, record, unchanged } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getRegion } from '../../organisation/index.ts'
import { keptOf, writeFollowUp } from './findings.ts'
import { judge } from './judge.ts'
import { followUp } from './rules/follow-up.ts'

export interface Verdict {
  /** Everything doubtful now. */
  readonly found: number
  readonly added: number
  /** No longer found, and closed by that. */
  readonly vanished: number
}

/**
 * Judges a region's year and keeps what came of it. Judged again without a change it writes nothing
 * but when it was; two at once wait for each other.
 */
export async function judgeQuality(
  act: Act,
  { regionId, year }: { readonly regionId: string; readonly year: number },
): Promise<Change<Verdict>> {
  const { tx, now, today, actor } = act
  const region = await getRegion(tx, regionId)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`planning.quality ${regionId} ${year}`}, 0))`.execute(
    tx,
  )
  const { found, measures } = await judge(tx, { region, year, today })
  const follow = followUp(await keptOf(tx, { regionId, year }), found)
  await writeFollowUp(act, { regionId, year }, follow)
  const run = {
    ...{ judgedAt: now, judgedBy: actor.accountId, through: measures.through ?? today },
    ...{ measures: JSON.stringify(measures), found: found.length },
  }
  await tx
    .insertInto('planning.qualityRun')
    .values({ ...run, id: newId(), regionId, year })
    .onConflict((again) => again.columns(['regionId', 'year']).doUpdateSet(run))
    .execute()
  const vanished = follow.moved.filter(({ action }) => action === 'vanish').length
  const verdict = { found: found.length, added: follow.added.length, vanished }
  if (follow.added.length === 0 && follow.moved.length === 0) return unchanged(verdict)
  return record(
    act,
    { name: 'quality.judged', subject: regionId, data: { year, found: found.length, vanished } },
    verdict,
  )
}
