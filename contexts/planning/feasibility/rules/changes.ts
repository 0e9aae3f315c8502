import type { PlanChange } from '../../rules/change.ts'
import type { DraftItem } from '../../rules/draft.ts'
import type { Way } from './resolve.ts'

/** The changes that make a plan follow a move: whole spans go, parts of one get a span of their own. */
export const changesOfWay = (
  items: readonly Pick<
    DraftItem,
    'key' | 'targetKey' | 'amount' | 'from' | 'to' | 'area' | 'label'
  >[],
  way: Extract<Way, { is: 'move' }>,
): PlanChange[] =>
  way.steps.flatMap(({ key, amount, whole, to }): PlanChange[] => {
    const item = items.find((one) => one.key === key)
    if (item === undefined) return []
    const { targetKey, area, label, from } = item
    if (whole) return [{ do: 'set-item', key, amount, area, ...to }]
    return [
      { do: 'set-item', key, amount: item.amount - amount, area, from, to: item.to },
      { do: 'add-item', targetKey, amount, area, label, ...to },
    ]
  })
