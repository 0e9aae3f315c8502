import type { Span } from '#kernel/days.ts'
import type { Found, Line } from './found.ts'

/** What is usual for a row of figures: its middle, and how far a figure may be from it. */
export interface Usual {
  readonly median: number
  readonly low: number
  readonly high: number
  readonly count: number
}

/** Fewer lines than this are no history. */
const enough = 8

/** Modified z-score beyond which a figure is called an outlier (Iglewicz and Hoaglin, 1993). */
const most = 3.5

/** The median absolute deviation in units of a standard deviation, for a normal distribution. */
const perDeviation = 1.4826

/**
 * What is usual by the median and the median absolute deviation, which one slip does not move. Where
 * most figures are alike the deviation would be nothing and every other figure an outlier: it is taken
 * for at least a tenth of the median, and at least 1. Undefined where there is no history.
 */
export function usualOf(figures: readonly number[]): Usual | undefined {
  if (figures.length < enough) return undefined
  const median = medianOf(figures)
  const deviation = medianOf(figures.map((figure) => Math.abs(figure - median)))
  const reach = most * Math.max(perDeviation * deviation, median / 10, 1)
  return {
    median,
    low: Math.max(0, Math.ceil(median - reach)),
    high: Math.floor(median + reach),
    count: figures.length,
  }
}

/** Lines of a span whose visits are far from what is usual for their unit and track. */
export function outliers(
  lines: readonly Line[],
  { from, to }: Span,
): { readonly checked: number; readonly found: readonly Found[] } {
  const histories = [...Map.groupBy(lines, ({ unitId, track }) => `${unitId} ${track}`).values()]
  const judged = histories.flatMap((history) => {
    const usual = usualOf(history.map(({ visits }) => visits))
    if (usual === undefined) return []
    return history
      .filter(({ day }) => from <= day && day <= to)
      .map((line) => ({ line, usual, is: line.visits < usual.low || line.visits > usual.high }))
  })
  return {
    checked: judged.length,
    found: judged
      .filter(({ is }) => is)
      .map(({ line, usual }): Found => {
        const { id, unitId, day, fileName, visits, track } = line
        return {
          ...{ rule: 'outlier', key: id, source: 'tallies', sourceName: fileName, unitId },
          ...{ from: day, to: day, facts: { visits, track, ...usual } },
        }
      }),
  }
}

/** The middle of some figures; of an even number, the mean of the two in the middle. */
export function medianOf(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other)
  const at = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[at]! : (sorted[at - 1]! + sorted[at]!) / 2
}
