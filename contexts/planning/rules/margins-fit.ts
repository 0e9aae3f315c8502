import type { Margins } from './margins.ts'

const closeEnough = 1e-10
const mostRounds = 1000

/**
 * Scales the pattern to both margins, periods and units in turn (iterative proportional fitting),
 * units last: they are met to the last bit of a double, the periods as closely as it converges. A
 * closed cell stays 0. Where the margins leave an open cell no room it tends to 0 slowly, and the
 * rounds end first: the rounding that follows mends what is missing.
 */
export function proportionalFit({ pattern, units, periods }: Margins): Float64Array {
  const quotas = pattern.slice()
  const width = periods.length
  const factors = new Float64Array(width).fill(1)
  const sums = new Float64Array(width)
  for (let round = 0; round < mostRounds; round++) {
    sums.fill(0)
    for (let unit = 0; unit < units.length; unit++) {
      scaleUnit(quotas, { at: unit * width, to: units[unit]!, factors, sums })
    }
    let worst = 0
    for (let period = 0; period < width; period++) {
      const factor = sums[period]! > 0 ? periods[period]! / sums[period]! : 1
      factors[period] = factor
      worst = Math.max(worst, Math.abs(factor - 1))
    }
    if (worst < closeEnough) break
  }
  return quotas
}

interface Scaling {
  readonly at: number
  readonly to: number
  readonly factors: Float64Array
  readonly sums: Float64Array
}

function scaleUnit(quotas: Float64Array, { at, to, factors, sums }: Scaling): void {
  const width = factors.length
  let sum = 0
  for (let period = 0; period < width; period++) {
    const scaled = quotas[at + period]! * factors[period]!
    quotas[at + period] = scaled
    sum += scaled
  }
  const factor = sum > 0 ? to / sum : 0
  for (let period = 0; period < width; period++) {
    const scaled = quotas[at + period]! * factor
    quotas[at + period] = scaled
    sums[period]! += scaled
  }
}
