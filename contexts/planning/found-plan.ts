import type { Unit } from '#kernel/blood.ts'
import { Problem } from '#kernel/problem.ts'
import { unitNames } from '#kernel/unit-words.ts'
import type { Act, Happening } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { findPlanOf, lastIssued, openRevision } from './queries.ts'

export interface PlanWish {
  readonly regionId: string
  readonly year: number
  readonly unit: Unit
  readonly demo: boolean
}

export interface Founded {
  readonly plan: { readonly id: string; readonly regionId: string; readonly year: number }
  /** The revision in force, which the next one is laid over. */
  readonly issued: { readonly id: string } | undefined
  /** What has to go into the record beside the draft. */
  readonly happenings: readonly Happening[]
}

/**
 * The plan of a region and year, founded where there is none. What it counts is settled once a
 * revision was issued; while every draft of it was discarded it may still be counted otherwise.
 * Answers `conflict` while a revision is open or where the units differ.
 */
export async function foundPlan({ tx }: Act, wish: PlanWish): Promise<Founded> {
  const { regionId, year, unit: wanted, demo } = wish
  const plan = await findPlanOf(tx, regionId, year)
  if (plan === undefined) {
    const founded = { id: newId(), regionId, year, unit: wanted, demo }
    await tx.insertInto('planning.plan').values(founded).execute()
    return { plan: founded, issued: undefined, happenings: [] }
  }
  const open = await openRevision(tx, plan.id)
  if (open !== undefined) throw stillOpen(plan.id, open.number)
  const issued = await lastIssued(tx, plan.id)
  // A check constraint holds the units.
  const unit = plan.unit as Unit
  if (unit === wanted) return { plan, issued, happenings: [] }
  if (issued !== undefined) throw otherUnit(year, unit, wanted)

  await tx.updateTable('planning.plan').set({ unit: wanted }).where('id', '=', plan.id).execute()
  const altered = { before: { unit }, after: { unit: wanted } }
  return {
    plan,
    issued,
    happenings: [{ name: 'plan.changed', subject: plan.id, data: { item: 'unit', ...altered } }],
  }
}

const stillOpen = (planId: string, revision: number) =>
  new Problem(
    'conflict',
    {
      zh: `这一年的计划已有第 ${revision} 版草稿未完成。请先下达或作废它，再立新版。`,
      en: `Revision ${revision} of this year’s plan is still a draft. Issue or discard it before beginning another.`,
    },
    { values: { planId, revision } },
  )

const otherUnit = (year: number, has: Unit, wanted: Unit) =>
  new Problem(
    'conflict',
    {
      zh: `${year} 年已下达的计划以${unitNames[has].zh}计，这里以${unitNames[wanted].zh}计，两种数不能合在一起。请改用${unitNames[has].zh}，或先更正数量单位。`,
      en: `The plan issued for ${year} counts ${unitNames[has].en}, this counts ${unitNames[wanted].en}; the two are not put together. Use ${unitNames[has].en}, or correct the unit first.`,
    },
    { values: { has, wanted } },
  )
