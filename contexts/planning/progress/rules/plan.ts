import type { DraftItem, DraftTarget } from '../../rules/draft.ts'

/** What progress needs to know of a part of the plan. */
export type Part = Pick<
  DraftTarget,
  'key' | 'parentKey' | 'kind' | 'track' | 'label' | 'unitId' | 'amount' | 'status'
>

/** What it needs to know of a span of the schedule. */
export type Span = Pick<
  DraftItem,
  'key' | 'targetKey' | 'label' | 'area' | 'amount' | 'from' | 'to' | 'text'
>

/** A plan in force: its parts and its schedule, in the order on paper. */
export interface Plan {
  readonly targets: readonly Part[]
  readonly items: readonly Span[]
}
