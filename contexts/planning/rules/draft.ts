import type { Day } from '#kernel/days.ts'
import type { Bound, Track } from './notice/shape.ts'

/** Where in a notice a figure was read. */
export interface Where {
  readonly line: number
  readonly text: string
}

/** One part of a plan before it is stored; keys stay the same through all revisions. */
export interface DraftTarget {
  readonly key: string
  readonly parentKey: string | null
  readonly kind: 'total' | 'track' | 'group' | 'unit'
  readonly track: Track
  readonly label: string
  readonly unitId: string | null
  /** Null exactly when pending. */
  readonly amount: number | null
  readonly status: 'stated' | 'pending' | 'reserve'
  readonly bound: Bound
  readonly note: string | null
  readonly source: Where | null
}

/** A span of the schedule before it is stored. */
export interface DraftItem {
  readonly key: string
  readonly targetKey: string
  readonly label: string | null
  readonly area: string | null
  readonly from: Day
  readonly to: Day
  readonly text: string
  readonly amount: number
  readonly source: Where | null
}

/** A plan as a whole: the order of the lists is the order on paper. */
export interface Draft {
  readonly targets: readonly DraftTarget[]
  readonly items: readonly DraftItem[]
}

/** The children of each part, in their order; the total's parent is null. */
export function childrenOf<T extends Pick<DraftTarget, 'parentKey'>>(
  targets: readonly T[],
): ReadonlyMap<string | null, readonly T[]> {
  return Map.groupBy(targets, ({ parentKey }) => parentKey)
}
