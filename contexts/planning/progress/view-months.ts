import { monthOf } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import { type Asked, type Ground, layGround } from './ground.ts'
import { collectedByMonth } from './rollups/collected.ts'
import type { Sum } from './rules/credit.ts'
import { monthsOfParts } from './rules/unit-months.ts'
import type { PartMonthsShape } from './shapes.ts'

/** Every part of a plan by month: what should be done in each, and what was. */
export async function viewMonths(look: Look, asked: Asked): Promise<PartMonthsShape> {
  const ground = await layGround(look, asked)
  const { regionId, on } = ground.shape
  const sums = await collectedByMonth(look.tx, { regionId, to: on })
  return { ground: ground.shape, parts: monthsIn(ground, sums) }
}

const monthsIn = ({ shape, plan }: Ground, sums: readonly Sum[]): PartMonthsShape['parts'] =>
  monthsOfParts(plan, shape.year, {
    unit: shape.unit,
    sums,
    through: shape.asOf.lastDay === null ? 0 : monthOf(shape.on),
  }).map(({ key, plan, actual }) => ({
    key,
    plan: plan === null ? null : [...plan],
    actual: [...actual],
  }))
