import type { Instance, Slot } from './instance.ts'
import type { Placement } from './placements.ts'

/** A placement for every block, in the blocks' order; null where it found none. */
export type Choice = readonly (Placement | null)[]

/** What a choice comes to: its shortcomings, and their points together. */
export interface Score {
  /** Columns beyond the first that blocks take. */
  readonly extra: number
  /** 人份 above and below what the curve is content with. */
  readonly off: number
  readonly unliked: number
  readonly moved: number
  readonly points: number
}

/** 人份 in every column. */
export function loadsOf(slots: readonly Slot[], choice: Choice): number[] {
  const loads = slots.map(() => 0)
  for (const placement of choice) {
    if (placement === null) continue
    for (const [n, share] of placement.shares.entries()) loads[placement.first + n]! += share
  }
  return loads
}

/** 人份 by which a column's load misses what the curve is content with. */
export const offBy = ({ low, high }: Slot, load: number): number =>
  load > high ? load - high : load < low ? low - load : 0

export function scoreOf({ slots, weights }: Instance, choice: Choice): Score {
  const placed = choice.filter((one) => one !== null)
  const sum = (of: 'extra' | 'unliked' | 'moved' | 'cost') =>
    placed.reduce((total, one) => total + one[of], 0)
  const off = loadsOf(slots, choice).reduce((total, load, at) => total + offBy(slots[at]!, load), 0)
  return {
    extra: sum('extra'),
    off,
    unliked: sum('unliked'),
    moved: sum('moved'),
    points: sum('cost') + off * weights.off,
  }
}

/** Whether every block has a place and no column holds more than its room. */
export const isFeasible = ({ slots }: Instance, choice: Choice): boolean =>
  choice.every((one) => one !== null) &&
  loadsOf(slots, choice).every((load, at) => load <= slots[at]!.room)

/** No choice can come to fewer points: every block at its cheapest, as if it were alone. */
export const leastPoints = (placements: readonly (readonly Placement[])[]): number =>
  placements.reduce(
    (total, own) =>
      total +
      (own.length === 0
        ? 0
        : own.reduce((least, { cost }) => Math.min(least, cost), Number.MAX_SAFE_INTEGER)),
    0,
  )

/** The share of its points by which a choice may be worse than the best; 0 where it is the best. */
export const gapOf = (points: number, bound: number): number =>
  points <= bound || points === 0 ? 0 : (points - bound) / points
