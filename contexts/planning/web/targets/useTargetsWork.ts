import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { number } from '#web/words/format.ts'
import type { PlanChange } from '../../rules/change.ts'
import type { PlanShape, TargetShape } from '../../shapes.ts'
import { focusRow } from '../plan/focus-row.ts'
import { type TargetRow, targetRows } from './target-rows.ts'

interface Given {
  readonly plan: PlanShape
  /** Absent where nothing may be edited. */
  readonly change: ((changes: readonly PlanChange[]) => void) | undefined
  readonly undo: (() => void) | undefined
  /** The part whose panel is open, kept in the address. */
  readonly at: string | undefined
  readonly onAt: (key: string | undefined) => void
}

/** A dialog that is open over the table. */
export type Asking =
  | { readonly what: 'paste'; readonly text: string }
  | { readonly what: 'allocate' | 'add-unit' | 'add-group'; readonly part: TargetShape }

/** What is done on the table of targets: choose, edit, paste, share out, add, remove. */
export function useTargetsWork({ plan, change, undo, at, onAt }: Given) {
  const rows = targetRows(plan.targets, change !== undefined)
  const [chosen, choose] = useState<string>()
  const [editing, setEditing] = useState<{ key: string; text: string }>()
  const [asking, ask] = useState<Asking>()
  const [removed, setRemoved] = useState<string>()

  const edit = (row: TargetRow, text?: string) => {
    const { amount } = row.target
    choose(row.key)
    setEditing({ key: row.key, text: text ?? (amount === null ? '' : number(amount)) })
  }
  const commit = (row: TargetRow, amount: number | null, down: boolean) => {
    setEditing(undefined)
    change?.([setTo(row, amount)])
    if (!down) return
    const next = rows[rows.indexOf(row) + 1] ?? row
    choose(next.key)
    focusRow(next.key)
  }
  const cancel = (row: TargetRow) => {
    setEditing(undefined)
    focusRow(row.key)
  }
  const remove = (row: TargetRow) => {
    change?.([{ do: 'remove-target', key: row.key }])
    setRemoved(row.target.label)
    onAt(undefined)
  }
  const open = (key: string) => {
    const row = rows.find((one) => one.key === key)
    if (row === undefined || change === undefined) onAt(key)
    else edit(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowOf(event.target, rows)
    if (row === undefined || event.altKey) return
    if (event.key === 'Enter' && event.ctrlKey) onAt(row.key)
    if (change === undefined || event.ctrlKey || event.metaKey) return
    if (!/^\d$/.test(event.key)) return
    event.preventDefault()
    edit(row, event.key)
  }
  const onPaste = (event: ClipboardEvent) => {
    if (change === undefined || rowOf(event.target, rows) === undefined) return
    event.preventDefault()
    ask({ what: 'paste', text: event.clipboardData.getData('text/plain') })
  }
  const acts = { edit, commit, cancel, remove, open, choose, ask, onKeyDown, onPaste, onAt }
  const shown = { rows, selected: chosen ?? at, editing, asking, removed }
  return { plan, change, undo, at, ...shown, ...acts, forget: () => setRemoved(undefined) }
}

export type TargetsWork = ReturnType<typeof useTargetsWork>

/** A part with an amount is stated, or stays in reserve; one without is pending. */
const setTo = ({ target }: TargetRow, amount: number | null): PlanChange => ({
  do: 'set-target',
  key: target.key,
  amount,
  status: amount === null ? 'pending' : target.status === 'reserve' ? 'reserve' : 'stated',
})

/** The row that has the focus itself; keys inside a field stay with the field. */
function rowOf(target: EventTarget, rows: readonly TargetRow[]): TargetRow | undefined {
  const key = target instanceof HTMLElement ? target.dataset.row : undefined
  return rows.find((row) => row.key === key)
}
