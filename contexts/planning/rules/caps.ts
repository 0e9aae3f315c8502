import type { Day } from '#kernel/days.ts'

export type Basis = 'staff' | 'residents-without-unit'

/** A region's ceiling for what a unit may be asked for, as a share of its head-count. */
export interface CapRule {
  readonly id: string
  readonly basis: Basis
  readonly ratio: number
  readonly from: Day
  readonly to: Day | null
  readonly citation: string
  /** How far above the plan's region the rule was made: 0 in the region itself. */
  readonly distance: number
}

export interface Headcount {
  readonly amount: number
  readonly basis: Basis
}

/** A ceiling with its figure; the figure is null, and the cap not checked, without a head-count. */
export interface Cap {
  readonly rule: CapRule
  readonly amount: number | null
}

/** Whom a ratio is taken of: staff of employers, residents without a unit of towns and communities. */
export const basisOf = (unitKind: string): Basis =>
  unitKind === 'town' || unitKind === 'community' || unitKind === 'county'
    ? 'residents-without-unit'
    : 'staff'

/**
 * The ceiling in force for a unit on a day: the nearest region's latest rule, rounded down to whole
 * units. Undefined where no rule holds: a region whose documents state no cap has none.
 */
export function capFor(
  rules: readonly CapRule[],
  unitKind: string,
  headcount: Headcount | null,
  on: Day,
): Cap | undefined {
  const basis = basisOf(unitKind)
  const rule = rules
    .filter((one) => one.basis === basis && one.from <= on && (one.to === null || on <= one.to))
    .toSorted((a, b) => a.distance - b.distance || (a.from < b.from ? 1 : -1))[0]
  if (rule === undefined) return undefined
  const counted = headcount?.basis === basis ? headcount.amount : null
  return { rule, amount: counted === null ? null : atMost(counted, rule.ratio) }
}

/** floor(ratio × n) with the ratio's five decimals taken exactly: 0.065 × 200 is 13, not 12. */
const atMost = (count: number, ratio: number): number =>
  Number((BigInt(count) * BigInt(Math.round(ratio * 100_000))) / 100_000n)
