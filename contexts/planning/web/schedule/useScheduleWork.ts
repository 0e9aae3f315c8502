import { type KeyboardEvent, useState } from 'react'
import type { Grain } from '#web/kit/month-grid.ts'
import type { PlanChange } from '../../rules/change.ts'
import type { ItemShape, PlanShape } from '../../shapes.ts'
import { useItemName } from './item-name.ts'
import { moved, stretched } from './periods.ts'

interface Given {
  readonly plan: PlanShape
  readonly grain: Grain
  /** Absent where nothing may be edited. */
  readonly change: ((changes: readonly PlanChange[]) => void) | undefined
  readonly undo: (() => void) | undefined
  readonly selected: string | undefined
  readonly onSelect: (item: string | undefined) => void
}

/** What is done on the schedule: choose, stretch, move, add and remove spans. */
export function useScheduleWork({ plan, grain, change, undo, selected, onSelect }: Given) {
  const nameOf = useItemName(plan)
  const [adding, setAdding] = useState<{ readonly targetKey: string | undefined }>()
  const [removed, setRemoved] = useState<string>()

  const remove = (item: ItemShape) => {
    change?.([{ do: 'remove-item', key: item.key }])
    setRemoved(nameOf(item))
    onSelect(undefined)
  }
  const onKey = (event: KeyboardEvent) => {
    const key = (event.target as HTMLElement).dataset.item
    const item = plan.items.find((one) => one.key === key)
    if (item === undefined || change === undefined || event.ctrlKey || event.metaKey) return
    const next = spanAfter(event, item, grain)
    if (next === undefined && event.key !== 'Delete') return
    event.preventDefault()
    event.stopPropagation()
    if (next === undefined) remove(item)
    else change([{ do: 'set-item', key: item.key, amount: item.amount, area: item.area, ...next }])
  }

  return {
    plan,
    grain,
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
    onKey,
  }
}

export type ScheduleWork = ReturnType<typeof useScheduleWork>

/** Shift stretches, Alt moves; other keys leave the span as it is. */
function spanAfter({ key, shiftKey, altKey }: KeyboardEvent, item: ItemShape, grain: Grain) {
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : undefined
  if (by === undefined || shiftKey === altKey) return undefined
  return shiftKey ? stretched(item, by, grain) : moved(item, by, grain)
}
