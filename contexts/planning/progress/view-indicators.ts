import { addMonths } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import { populationOf } from '../../organisation/index.ts'
import { type Asked, layGround } from './ground.ts'
import { collectedByUnit } from './rollups/collected.ts'
import { indicatorsOf } from './rules/indicators.ts'
import type { IndicatorsShape } from './shapes.ts'

/** The programme's indicators on a day. The population is the asker's, until a source states it. */
export async function viewIndicators(look: Look, asked: Asked): Promise<IndicatorsShape> {
  const { shape, plan, progress, sums } = await layGround(look, asked)
  const before = await collectedByUnit(look.tx, {
    regionId: shape.regionId,
    to: addMonths(shape.on, -12),
  })
  const population = await populationOf(look.tx, shape.regionId, shape.year)
  const total = plan.targets.find(({ kind }) => kind === 'total')
  const indicators = indicatorsOf({
    sums,
    before: before.length === 0 ? null : before,
    actual: total === undefined ? null : progress.get(total.key)!.actual,
    target: total?.amount ?? null,
    population: population?.amount ?? null,
    asOf: shape.asOf.lastDay === null ? null : shape.on,
  })
  return {
    ground: shape,
    population: population ?? null,
    indicators: indicators.map((one) => ({ ...one, numerator: [...one.numerator] })),
  }
}
