import type { Span } from '#kernel/days.ts'
import type { Grain } from '../../rules/grain.ts'

/** One column of the year as arranging sees it, in 人份. */
export interface Slot {
  readonly span: Span
  /** What can still be collected in it beside what is fixed. */
  readonly room: number
  /** Between these two the year's curve is content. */
  readonly low: number
  readonly high: number
  /** 人份 that a 车·班 collects; null where there is none all year. */
  readonly perShift: number | null
}

/** An amount that goes into one run of columns: a span of the plan, or what of a target has none yet. */
export interface Block {
  readonly key: string
  readonly amount: number
  /** By column: false where the unit has forbidden it. */
  readonly allowed: readonly boolean[]
  /** By column: where the unit would rather be visited; null without a wish. */
  readonly liked: readonly boolean[] | null
  /** Where it lies now; null when it has no place yet. */
  readonly present: Present | null
  /** Blocks of one group are arranged together where all are too many at once. */
  readonly group: string
}

export interface Present {
  readonly first: number
  readonly last: number
  /** Its amount in each of these columns, by the days of its own span. */
  readonly shares: readonly number[]
}

/** What each shortcoming counts, in points; whole numbers, so that sums are exact. */
export interface Weights {
  /** For every column beyond the first that a block takes. */
  readonly extra: number
  /** For every 人份 above or below what the curve is content with. */
  readonly off: number
  /** For every 人份 outside of the columns that a unit would rather have. */
  readonly unliked: number
  /** For every 人份 that leaves the columns where it lies now. */
  readonly moved: number
}

export interface Instance {
  readonly year: number
  readonly grain: Grain
  readonly slots: readonly Slot[]
  readonly blocks: readonly Block[]
  readonly weights: Weights
}

export const defaultWeights: Weights = { extra: 300, off: 10, unliked: 10, moved: 2 }
