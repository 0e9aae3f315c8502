import { type PointerEvent, useRef } from 'react'
import type { Cursor } from './grid-cursor.ts'
import type { GridWork } from './month-grid-shapes.ts'
import type { useGridCursor } from './useGridCursor.ts'

interface Given {
  readonly cursor: ReturnType<typeof useGridCursor>
  readonly work: GridWork | undefined
  readonly lead: number
  readonly onSelect: ((bar: string) => void) | undefined
}

interface Drag {
  readonly bar: HTMLElement
  readonly key: string
  readonly end: 'first' | 'last' | 'both'
  readonly x: number
  readonly column: number
  by: number
}

/** What the pointer does: chooses, selects over empty cells, draws a bar along or longer. */
export function useGridPointer({ cursor, work, lead, onSelect }: Given) {
  const drag = useRef<Drag>(undefined)
  const selecting = useRef(false)

  const onPointerDown = (event: PointerEvent) => {
    const target = event.target as HTMLElement
    if (event.button !== 0 || target.closest('input') !== null) return
    const at = cellUnder(target)
    if (at === undefined) return
    const bar = target.closest<HTMLElement>('[data-bar]')
    cursor.go(at, event.shiftKey)
    if (bar === null || work === undefined) {
      selecting.current = work !== undefined && at.column >= lead && event.pointerType === 'mouse'
      return
    }
    const end =
      target.dataset.end === 'first' || target.dataset.end === 'last' ? target.dataset.end : 'both'
    const columns = Number(bar.parentElement?.getAttribute('aria-colspan') ?? 1)
    const column = (bar.parentElement?.clientWidth ?? 1) / columns
    if (event.pointerType === 'touch') return
    drag.current = { bar, key: bar.dataset.bar!, end, x: event.clientX, column, by: 0 }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent) => {
    const held = drag.current
    if (held !== undefined) {
      held.by = Math.round((event.clientX - held.x) / held.column)
      shift(held)
      return
    }
    if (!selecting.current || event.buttons !== 1) return
    const at = cellUnder(event.target as HTMLElement)
    if (at === undefined || at.column < lead) return
    if (at.line !== cursor.at.line || at.column !== cursor.at.column) cursor.go(at, true)
  }
  const onPointerUp = () => {
    selecting.current = false
    const held = drag.current
    drag.current = undefined
    if (held === undefined) return
    const { key, end, by } = held
    shift({ ...held, by: 0 })
    if (by === 0) onSelect?.(key)
    else work?.onDrag(key, { first: end === 'last' ? 0 : by, last: end === 'first' ? 0 : by })
  }
  const onClick = (event: { readonly target: EventTarget }) => {
    if (work !== undefined) return
    const bar = (event.target as HTMLElement).closest<HTMLElement>('[data-bar]')
    if (bar !== null) onSelect?.(bar.dataset.bar!)
  }
  return {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: onPointerUp,
    onClick,
  }
}

/** Shows where the bar would come to lie; it is written when it is let go. */
function shift({ bar, end, by, column }: Drag): void {
  bar.style.setProperty('--first', `${end === 'last' ? 0 : by * column}px`)
  bar.style.setProperty('--last', `${end === 'first' ? 0 : by * column}px`)
}

function cellUnder(target: HTMLElement): Cursor | undefined {
  const column = target.closest<HTMLElement>('[data-column]')?.dataset.column
  const line = target.closest<HTMLElement>('[data-line]')?.dataset.line
  return column === undefined || line === undefined
    ? undefined
    : { line: Number(line), column: Number(column) }
}
