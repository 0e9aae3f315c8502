import { type Day, wholeYear } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import { regionNames } from '../../organisation/index.ts'
import { collectedBelow, knownBelow, partsHeld, planAround } from './below-queries.ts'
import { dayIn } from './ground.ts'
import { credit } from './rules/credit.ts'
import { forecast, wholeForecast } from './rules/forecast.ts'
import { type Progress, progressOf } from './rules/progress.ts'
import { planToDate } from './rules/to-date.ts'
import type { BelowShape } from './shapes.ts'

/**
 * How far the asker's own parts of what was issued from above are, by the same rules and so with the
 * same figures as the office that issued them sees. Nothing of any other unit is answered.
 */
export async function viewBelow(look: Look): Promise<BelowShape[]> {
  const held = await partsHeld(look.tx)
  const grounds = new Map<string, Ground>()
  for (const { revisionId, year, unit } of held) {
    if (!grounds.has(revisionId)) {
      grounds.set(revisionId, await groundOf(look, { revisionId, year, unit: unit as Unit }))
    }
  }
  const within = await regionNames(
    look.tx,
    held.map(({ regionId }) => regionId),
  )
  return held.map(({ revisionId, regionId, from, unit, demo, ...part }) => {
    const { on, lastDay, invented, progress } = grounds.get(revisionId)!
    const of = progress.get(part.key)!
    const { actual, toDate, compared, gap, completion, state, collected } = of
    const atYearsEnd = wholeForecast({ ...of, forecast: forecast({ ...of, finished: [] }) })
    return {
      ...part,
      // A check constraint holds the units; every region has a name.
      unit: unit as Unit,
      from: from ?? '',
      fromAbove: !within.has(regionId),
      demo: demo || invented,
      on,
      lastDay,
      ...{ actual, toDate, compared, gap, completion, state, collected },
      atYearsEnd: atYearsEnd?.atYearsEnd ?? null,
    }
  })
}

type Unit = BelowShape['unit']

interface Ground {
  readonly on: Day
  readonly lastDay: Day | null
  readonly invented: boolean
  readonly progress: ReadonlyMap<string, Progress>
}

/** As the office does: by the last day of which anything is known, else today, within the year. */
async function groundOf(
  { tx, today }: Look,
  { revisionId, year, unit }: { revisionId: string; year: number; unit: Unit },
): Promise<Ground> {
  const { lastDay, demo } = await knownBelow(tx, revisionId)
  const on = dayIn(wholeYear(year), lastDay ?? today)
  const plan = await planAround(tx, revisionId)
  const { credited } = credit(plan.targets, await collectedBelow(tx, revisionId, on))
  return {
    on,
    lastDay,
    invented: demo,
    progress: progressOf(plan, unit, planToDate(plan, on), credited),
  }
}
