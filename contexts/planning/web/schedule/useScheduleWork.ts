import { useState } from 'react'
import type { PlanChange } from '../../rules/change.ts'
import type { ItemShape, PlanShape } from '../../shapes.ts'
import { useItemName } from './item-name.ts'

interface Given {
  readonly plan: PlanShape
  /** Absent where nothing may be edited. */
  readonly change: ((changes: readonly PlanChange[]) => string | undefined) | undefined
  readonly undo: (() => void) | undefined
  readonly selected: string | undefined
  readonly onSelect: (item: string | undefined) => void
}

/** What is done on a schedule beside the cells: choose a span, add and remove one by form. */
export function useScheduleWork({ plan, change, undo, selected, onSelect }: Given) {
  const nameOf = useItemName(plan)
  const [adding, setAdding] = useState<{ readonly targetKey: string | undefined }>()
  const [removed, setRemoved] = useState<string>()

  const remove = (item: ItemShape) => {
    change?.([{ do: 'remove-item', key: item.key }])
    setRemoved(nameOf(item))
    onSelect(undefined)
  }
  return {
    plan,
    change,
    undo,
    selected,
    onSelect,
    item: plan.items.find(({ key }) => key === selected),
    adding,
    add: (targetKey?: string) => setAdding({ targetKey }),
    added: () => setAdding(undefined),
    remove,
    removed,
    forget: () => setRemoved(undefined),
  }
}

export type ScheduleWork = ReturnType<typeof useScheduleWork>
