/** What a unit declares for one donation. */
export interface Declared {
  readonly unitId: string
  readonly yuan: number
  readonly leaveDays: number
}

/** Why a declaration is looked at, with the figures that say so. */
export interface Flag {
  readonly of: 'yuan' | 'leaveDays'
  readonly why: 'over-ceiling' | 'outlier'
  readonly value: number
  /** The ceiling, or the middle of what the others declare. */
  readonly against: number
  /** For an outlier: above this it is one, and how many declare. */
  readonly bound?: number
  readonly among?: number
}

/** Fewer units than this have no usual: nothing is called an outlier. */
const leastUnits = 5
/** Of robust deviations above the median: the usual bound for a modified z-score. */
const deviations = 3.5
/** A deviation is at least this part of the median, so that five equal ones do not damn a sixth. */
const leastDeviation = 0.1

/**
 * Why a declaration goes to the district before the drive: above the region's ceiling, or far above
 * what the other units declare. Far is judged by the median and the median distance from it (MAD), which
 * a few extravagant units do not move. Giving little is never flagged.
 */
export function flagsOf(
  one: Declared,
  others: readonly Declared[],
  ceilings: { readonly yuan: number | null; readonly leaveDays: number | null },
): readonly Flag[] {
  return (['yuan', 'leaveDays'] as const).flatMap((of): Flag[] => {
    const value = one[of]
    const ceiling = ceilings[of]
    if (ceiling !== null && value > ceiling) {
      return [{ of, why: 'over-ceiling', value, against: ceiling }]
    }
    const all = others.filter(({ unitId }) => unitId !== one.unitId).map((other) => other[of])
    if (all.length < leastUnits) return []
    const middle = median(all)
    const mad = 1.4826 * median(all.map((other) => Math.abs(other - middle)))
    const floor = of === 'yuan' ? 10 : 0.5
    const bound = middle + deviations * Math.max(mad, leastDeviation * middle, floor)
    return value > bound
      ? [
          {
            of,
            why: 'outlier',
            value,
            against: middle,
            bound: Math.round(bound * 10) / 10,
            among: all.length,
          },
        ]
      : []
  })
}

export function median(all: readonly number[]): number {
  const sorted = all.toSorted((left, right) => left - right)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
