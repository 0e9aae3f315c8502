import { monthOf } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import { type Asked, type Ground, layGround } from './ground.ts'
import { monthsOfParts } from './rules/unit-months.ts'
import type { PartMonthsShape } from './shapes.ts'

/** Every part of a plan by month: what should be done in each, and what was. */
export async function viewMonths(look: Look, asked: Asked): Promise<PartMonthsShape> {
  const ground = await layGround(look, asked)
  return { ground: ground.shape, parts: monthsIn(ground) }
}

/** The same of a ground that is laid already. */
export const monthsIn = ({ shape, plan, sums }: Ground): PartMonthsShape['parts'] =>
  monthsOfParts(plan, shape.year, {
    unit: shape.unit,
    sums,
    through: shape.asOf.lastDay === null ? 0 : monthOf(shape.on),
  }).map(({ key, plan, actual }) => ({
    key,
    plan: plan === null ? null : [...plan],
    actual: [...actual],
  }))
