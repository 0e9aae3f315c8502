/** How one finished period went: what was planned in it and what was collected in it. */
export interface Finished {
  readonly planned: number
  readonly actual: number
}

/** What a part will come to at the year's end if it goes on as it did. */
export interface Forecast {
  readonly atYearsEnd: number
  /** Where the remaining periods go as the worst and the best tenth did; null below three finished. */
  readonly low: number | null
  readonly high: number | null
  /** Collected ÷ plan to date, so far. */
  readonly ratio: number
  /** What is still planned after the day. */
  readonly remaining: number
  /** How many finished periods low and high rest on. */
  readonly finished: number
}

/** Fewer finished periods than this say nothing about the spread. */
export const leastFinished = 3

/**
 * The year's end: what is done, and what is still planned times how the plan was kept so far. Null
 * before anything was due, for there is nothing to go by. Rounded to whole units.
 */
export function forecast(done: {
  readonly compared: number | null
  readonly toDate: number | null
  readonly scheduled: number | null
  readonly finished: readonly Finished[]
}): Forecast | null {
  const { compared, toDate, scheduled, finished } = done
  if (compared === null || toDate === null || scheduled === null || toDate === 0) return null
  const ratio = compared / toDate
  const remaining = scheduled - toDate
  const at = (kept: number) => Math.round(compared + remaining * kept)
  const ratios = finished
    .filter(({ planned }) => planned > 0)
    .map(({ planned, actual }) => actual / planned)
    .toSorted((left, right) => left - right)
  const known = ratios.length >= leastFinished
  return {
    atYearsEnd: at(ratio),
    low: known ? at(Math.min(ratio, tenth(ratios, 0.1))) : null,
    high: known ? at(Math.max(ratio, tenth(ratios, 0.9))) : null,
    ratio,
    remaining,
    finished: ratios.length,
  }
}

/**
 * The forecast of a part of which everything is placed in time. Elsewhere it speaks of the placed
 * part alone, and beside all that was collected it would read as less than is there already.
 */
export const wholeForecast = <Of>(row: {
  readonly forecast: Of
  readonly compared: number | null
  readonly actual: number | null
}): Of | null => (row.compared === row.actual ? row.forecast : null)

/** The value below which that share of a sorted list lies, by nearest rank. */
const tenth = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!

/** What one session collects on average, and over how many that is. */
export interface SessionSize {
  readonly mean: number | null
  readonly sessions: number
}

/** How many sessions close a gap. */
export interface Closing {
  readonly sessions: number
  readonly perSession: number
  /** Whose sessions: the unit's own where it has three, else the region's. */
  readonly by: 'unit' | 'region'
}

/**
 * Sessions that close what is missing, at what a session collects on average; null where nothing is
 * missing or nobody can say what a session collects.
 */
export function sessionsToClose(
  gap: number | null,
  unit: SessionSize | undefined,
  region: SessionSize | undefined,
): Closing | null {
  if (gap === null || gap >= 0) return null
  const own = (unit?.sessions ?? 0) >= leastFinished && (unit?.mean ?? 0) > 0
  const perSession = own ? unit!.mean! : (region?.mean ?? 0)
  if (perSession <= 0) return null
  return { sessions: Math.ceil(-gap / perSession), perSession, by: own ? 'unit' : 'region' }
}
