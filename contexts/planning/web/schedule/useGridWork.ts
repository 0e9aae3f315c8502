import { useState } from 'react'
import type { Span } from '#kernel/days.ts'
import type { Clip, GridPlace, GridSelection, GridWork } from '#web/kit/month-grid-shapes.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { PlanChange } from '../../rules/change.ts'
import type { Grain } from '../../rules/grain.ts'
import { type CopiedSides, copied } from '../../rules/grid/copy.ts'
import { readCell } from '../../rules/grid/pasted-cells.ts'
import { spanOf } from '../../rules/grid/slots.ts'
import { clear, fillDown, newSpan, withAmount } from '../../rules/grid/writing.ts'
import type { ItemShape, PlanShape } from '../../shapes.ts'
import { newKey } from '../plan/new-key.ts'
import { gridWords } from './grid-words.ts'
import { moved, stretched } from './periods.ts'
import { isHeading, rowsOfLines, type ScheduleLine } from './schedule-lines.ts'
import type { Placing } from './usePlacing.ts'

interface Given {
  readonly plan: PlanShape
  readonly grain: Grain
  readonly lines: readonly ScheduleLine[]
  readonly slots: readonly Span[]
  readonly placing: Placing
  readonly sides: CopiedSides
  readonly onPaste: (clip: Clip, selection: GridSelection) => string | undefined
  readonly onFind: () => void
}

/** What keys, the clipboard and the pointer do to the spans of a schedule. */
export function useGridWork(given: Given) {
  const { plan, grain, lines, slots, placing } = given
  const words = useWords(gridWords)
  const [said, setSaid] = useState<string>()
  const [goTo, setGoTo] = useState<GridPlace>()
  const itemOf = (key: string | undefined) =>
    key === undefined ? undefined : plan.items.find((item) => item.key === key)
  const rowsIn = ({ from, to }: GridSelection) => rowsOfLines(lines.slice(from, to + 1))
  const make = (changes: readonly PlanChange[]): boolean => {
    const refused = placing.make(changes)
    setSaid(refused)
    return refused === undefined
  }
  const setSpan = (item: ItemShape, span: Span) => {
    const { key, amount, area } = item
    if (make([{ do: 'set-item', key, amount, area, ...span }])) setGoTo({ bar: key })
  }

  const work: GridWork = {
    textAt: (selection) => {
      const line = lines[selection.line]
      if (line === undefined || isHeading(line)) return undefined
      const item = itemOf(selection.bar)
      return item === undefined ? '' : String(item.amount)
    },
    onText: (selection, text) => {
      const read = readCell(text)
      const item = itemOf(selection.bar)
      if (read.is === 'blank') {
        return item === undefined ? undefined : placing.make([{ do: 'remove-item', key: item.key }])
      }
      if (read.is !== 'amount') return words.notAmount
      if (item !== undefined) return placing.make([withAmount(item, read.amount)])
      const [row] = rowsOfLines(lines.slice(selection.line, selection.line + 1))
      const one = selection.from === selection.to ? selection.columns : selection.cell
      if (row === undefined || one === undefined) return undefined
      setSaid(undefined)
      return placing.make([newSpan(row, spanOf(one, slots), read.amount, newKey())])
    },
    onKey: (event, selection) => {
      const { key } = event
      const ctrl = event.ctrlKey || event.metaKey
      if (ctrl && key.toLowerCase() === 'f') {
        given.onFind()
        return true
      }
      if (ctrl && key.toLowerCase() === 'd') return fill(selection)
      if (!ctrl && (key === 'Delete' || key === 'Backspace')) return remove(selection)
      const item = itemOf(selection.bar)
      const isOne = selection.from === selection.to
      const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : undefined
      if (ctrl || by === undefined || item === undefined || !isOne) return false
      if (!event.altKey && !event.shiftKey) return false
      if (event.altKey)
        setSpan(item, event.shiftKey ? begun(item, by, grain) : moved(item, by, grain))
      else setSpan(item, stretched(item, by, grain))
      return true
    },
    onCopy: (selection, cut) => {
      const rows = rowsIn(selection)
      const columns = selection.columns ?? { first: 0, last: slots.length - 1 }
      if (rows.length === 0) return undefined
      const clip = copied(rows, columns, slots, selection.names ? given.sides : undefined)
      if (cut) make(clear(rows, columns, slots))
      return clip
    },
    onPaste: (selection, clip) => setSaid(given.onPaste(clip, selection)),
    onDrag: (bar, { first, last }) => {
      const item = itemOf(bar)
      if (item !== undefined) setSpan(item, drawn(item, { first, last }, grain))
    },
  }

  const fill = (selection: GridSelection): boolean => {
    if (selection.columns === undefined) return true
    const above = selection.from === selection.to ? 1 : 0
    const from = Math.max(0, selection.from - above)
    const rows = rowsOfLines(lines.slice(from, selection.to + 1))
    make(fillDown(rows, selection.columns, slots, newKey))
    return true
  }
  const remove = (selection: GridSelection): boolean => {
    if (selection.columns === undefined) return true
    make(clear(rowsIn(selection), selection.columns, slots))
    return true
  }
  return { work, said, say: setSaid, goTo, setGoTo }
}

/** A span whose beginning is a period later or earlier, never after its own end. */
function begun(item: Span, by: 1 | -1, grain: Grain): Span {
  const { from } = moved({ from: item.from, to: item.from }, by, grain)
  return from > item.to ? { from: item.from, to: item.to } : { from, to: item.to }
}

/** A span whose ends were drawn by so many periods; it keeps at least one. */
function drawn(item: Span, by: { first: number; last: number }, grain: Grain): Span {
  const stepped = (span: Span, count: number): Span =>
    Array.from({ length: Math.abs(count) }).reduce<Span>(
      (now) => moved(now, count > 0 ? 1 : -1, grain),
      span,
    )
  if (by.first === by.last) return stepped({ from: item.from, to: item.to }, by.first)
  const from =
    by.first === 0 ? item.from : stepped({ from: item.from, to: item.from }, by.first).from
  const to = by.last === 0 ? item.to : stepped({ from: item.to, to: item.to }, by.last).to
  return from <= to ? { from, to } : { from: item.from, to: item.to }
}

/** The figures of a row as they are copied beside its name. */
export const copiedSides = (
  head: readonly string[],
  slotNames: readonly string[],
): CopiedSides => ({
  head,
  slots: slotNames,
  of: ({ name, items }) => [
    name,
    '',
    number(items.reduce((sum, { amount }) => sum + amount, 0)),
    '',
  ],
})
