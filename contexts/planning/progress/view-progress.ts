import type { Look } from '#platform/change.ts'
import { type Asked, type Ground, layGround } from './ground.ts'
import { type FinishedPeriod, finishedPeriods } from './rollups/finished-periods.ts'
import { countedIn } from './rules/credit.ts'
import { type Finished, forecast, sessionsToClose } from './rules/forecast.ts'
import { countStates } from './rules/progress.ts'
import { sessionSizes } from './rules/session-size.ts'
import type { ProgressRow, ProgressShape } from './shapes.ts'

/** How far every part of a plan is, in the order of the plan. */
export async function viewProgress(look: Look, asked: Asked): Promise<ProgressShape> {
  const ground = await layGround(look, asked)
  return {
    ground: ground.shape,
    counts: countStates(ground.plan.targets, ground.progress),
    rows: await progressRows(look, ground),
    beside: ground.beside,
  }
}

/** The parts of the plan with their figures, forecast, and what closes their gap. */
export async function progressRows(look: Look, ground: Ground): Promise<ProgressRow[]> {
  const { shape, plan, progress } = ground
  const { regionId, on } = shape
  const periods = await finishedPeriods(look.tx, {
    revisionId: ground.revisionId,
    regionId,
    on,
  })
  const finished = finishedIn(ground, periods)
  const sizes = sessionSizes(shape.unit, ground.sums)
  return plan.targets.map((target) => {
    const { key, parentKey, kind, track, label, unitId, amount, status, bound } = target
    const part = progress.get(key)!
    return {
      ...part,
      key,
      parentKey,
      kind,
      track,
      label,
      unitId,
      target: amount,
      status,
      bound,
      forecast: forecast({ ...part, finished: finished.get(key) ?? [] }),
      closing: sessionsToClose(
        part.gap,
        unitId === null ? undefined : sizes.get(unitId),
        sizes.get(null),
      ),
    }
  })
}

/** The finished periods of each part and of everything below it. */
function finishedIn(
  { shape, plan }: Ground,
  periods: readonly FinishedPeriod[],
): ReadonlyMap<string, readonly Finished[]> {
  const parents = new Map(plan.targets.map(({ key, parentKey }) => [key, parentKey]))
  const finished = new Map<string, Finished[]>()
  for (const { key, planned, ...collected } of periods) {
    const actual = countedIn(shape.unit, collected)
    if (actual === null) continue
    for (let at: string | null = key; at !== null; at = parents.get(at) ?? null) {
      const known = finished.get(at)
      if (known === undefined) finished.set(at, [{ planned, actual }])
      else known.push({ planned, actual })
    }
  }
  return finished
}
