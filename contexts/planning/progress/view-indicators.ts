import { addMonths, wholeYear } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import { type Asked, layGround } from './ground.ts'
import { collectedIn } from './queries.ts'
import { indicatorsOf } from './rules/indicators.ts'
import type { IndicatorsShape } from './shapes.ts'

/** The programme's indicators on a day. The population is the asker's, until a source states it. */
export async function viewIndicators(
  look: Look,
  asked: Asked & { readonly population?: number | undefined },
): Promise<IndicatorsShape> {
  const { shape, plan, progress, sums } = await layGround(look, asked)
  const before = await collectedIn(look.tx, {
    regionId: shape.regionId,
    from: wholeYear(shape.year - 1).from,
    to: addMonths(shape.on, -12),
  })
  const total = plan.targets.find(({ kind }) => kind === 'total')
  const indicators = indicatorsOf({
    sums,
    before: before.length === 0 ? null : before,
    actual: total === undefined ? null : progress.get(total.key)!.actual,
    target: total?.amount ?? null,
    population: asked.population ?? null,
    asOf: shape.asOf.lastDay === null ? null : shape.on,
  })
  return {
    ground: shape,
    indicators: indicators.map((one) => ({ ...one, numerator: [...one.numerator] })),
  }
}
