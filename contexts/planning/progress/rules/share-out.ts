import { splitter } from '../../rules/apportion.ts'

/** Splits a whole amount in proportion to whole weights, losing none: largest remainder, earlier first. */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const amounts = new Float64Array(weights.length)
  const shares = {
    weights: Float64Array.from(weights),
    floors: new Float64Array(weights.length),
    caps: new Float64Array(weights.length).fill(Infinity),
  }
  splitter(shares, amounts)(total, 0, weights.length)
  return [...amounts]
}
