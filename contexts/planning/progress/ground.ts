import { addDays, type Day, lengthInDays, wholeYear } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Look } from '#platform/change.ts'
import { getRegion } from '../../organisation/index.ts'
import { findPlanOf, listRevisions, loadDraft, revisionOn } from '../queries.ts'
import type { Draft } from '../rules/draft.ts'
import { figuresFrom } from './queries.ts'
import { collectedByUnit, type UnitSum } from './rollups/collected.ts'
import { type Collected, credit } from './rules/credit.ts'
import { type Progress, progressOf } from './rules/progress.ts'
import { planToDate } from './rules/to-date.ts'
import type { AsOfShape, GroundShape } from './shapes.ts'

export interface Asked {
  readonly regionId: string
  readonly year: number
  readonly on?: Day | undefined
}

/** A plan, the day it is looked at, what was collected by then, and how far each part is. */
export interface Ground {
  readonly shape: GroundShape
  readonly revisionId: string
  readonly plan: Draft
  /** What each unit gave by then. */
  readonly sums: readonly UnitSum[]
  readonly progress: ReadonlyMap<string, Progress>
  readonly beside: Collected
}

/**
 * Lays the ground for every view of a year: the revision in force on the day, or the newest while
 * none is, and what was collected by then in the region that holds the plan. `not-found` outside of
 * the asker's reach: a plan handed down from above shows nothing of what others collected.
 */
export async function layGround(look: Look, asked: Asked): Promise<Ground> {
  const region = await getRegion(look.tx, asked.regionId)
  const plan = await findPlanOf(look.tx, region.id, asked.year)
  if (plan === undefined) throw noPlan(region.name, asked.year)

  const year = wholeYear(plan.year)
  const figures = await figuresFrom(look.tx, { regionId: region.id, ...year })
  const on = dayIn(year, asked.on ?? figures.lastDay ?? look.today)
  const standing = await revisionOn(look.tx, plan.id, on)
  const revisions = await listRevisions(look.tx, plan.id)
  const revision = revisions.find((one) =>
    standing === undefined ? one.state !== 'discarded' : one.number === standing.number,
  )
  if (revision === undefined) throw noPlan(region.name, asked.year)

  const draft = await loadDraft(look.tx, revision.id)
  const sums = await collectedByUnit(look.tx, { regionId: region.id, to: on })
  const { credited, beside } = credit(draft.targets, sums)
  // A check constraint holds the units and states.
  const unit = plan.unit as GroundShape['unit']
  return {
    shape: {
      planId: plan.id,
      regionId: region.id,
      regionName: region.name,
      year: plan.year,
      unit,
      demo: plan.demo,
      revision: revision.number,
      revisionState: revision.state as GroundShape['revisionState'],
      inForce: standing !== undefined,
      on,
      asOf: { ...figures, staleDays: staleDays(figures.lastDay, year, look.today) },
    },
    revisionId: revision.id,
    plan: draft,
    sums,
    progress: progressOf(draft, unit, planToDate(draft, on), credited),
    beside,
  }
}

/** Longer than this without a collection, and the figures are called old. */
const fresh = 15

/** Days without a figure while the year runs; a year that is over is as complete as it will be. */
function staleDays(
  lastDay: Day | null,
  { from, to }: { readonly from: Day; readonly to: Day },
  today: Day,
): AsOfShape['staleDays'] {
  if (today < from || today > to) return null
  const days = lengthInDays({ from: lastDay ?? addDays(from, -1), to: today }) - 1
  return days > fresh ? days : null
}

/** The day itself, or the nearest end of the year where it lies outside. */
export const dayIn = ({ from, to }: { readonly from: Day; readonly to: Day }, on: Day): Day =>
  on < from ? from : on > to ? to : on

const noPlan = (region: string, year: number) =>
  new Problem('not-found', {
    zh: `${region}还没有 ${year} 年的计划。`,
    en: `${region} has no plan for ${year} yet.`,
  })
