import type { PlanChange } from '../../rules/change.ts'
import type { Proposed } from './told.ts'

/** The changes that make a plan follow some spans of a proposal: what stays where it is needs none. */
export const changesOf = (items: readonly Proposed[]): PlanChange[] =>
  items.flatMap(({ same, itemKey, targetKey, amount, area, span }): PlanChange[] => {
    if (same) return []
    return [
      itemKey === null
        ? { do: 'add-item', targetKey, amount, area, ...span }
        : { do: 'set-item', key: itemKey, amount, area, ...span },
    ]
  })
