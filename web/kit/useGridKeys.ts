import type { KeyboardEvent } from 'react'
import { nextCursor } from './grid-cursor.ts'
import type { GridWork } from './month-grid-shapes.ts'
import type { useGridCursor } from './useGridCursor.ts'
import type { GridEditing } from './useGridEditing.ts'

interface Given {
  readonly cursor: ReturnType<typeof useGridCursor>
  readonly editing: GridEditing
  readonly work: GridWork | undefined
  readonly lines: number
  readonly page: number
  readonly onSelect: ((bar: string) => void) | undefined
}

/** The keys of a grid: what is worked on takes them first, then writing begins, then the cursor moves. */
export function useGridKeys(given: Given) {
  const { cursor, editing, work } = given
  return (event: KeyboardEvent): void => {
    // Keys that a Chinese input method still composes with are its own.
    if (event.nativeEvent.isComposing) return
    const taken =
      editing.at === undefined
        ? work?.onKey(event.nativeEvent, cursor.selection) === true ||
          choosesOrWrites(event, given) ||
          moves(event, given)
        : inField(event, editing)
    if (taken) event.preventDefault()
  }
}

/** Ctrl+Enter opens the bar, Ctrl+A selects everything, a digit writes, Enter and F2 go into the cell. */
function choosesOrWrites(event: KeyboardEvent, given: Given): boolean {
  const { cursor, editing, lines, onSelect } = given
  const { bar } = cursor.selection
  if (event.altKey) return false
  if (!event.ctrlKey && !event.metaKey) return begins(event, editing)
  if (event.key === 'Enter' && bar !== undefined) {
    onSelect?.(bar)
    return true
  }
  if (event.key.toLowerCase() !== 'a' || lines === 0) return false
  cursor.go({ line: 0, column: 0 })
  cursor.go({ line: lines - 1, column: cursor.columns - 1 }, true)
  return true
}

function moves({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent, given: Given): boolean {
  const { cursor, lines, page } = given
  if (altKey || lines === 0) return false
  const shape = { lines, columns: cursor.columns, page, cellAt: cursor.cellAt }
  const to = nextCursor(cursor.at, { key, ctrl: ctrlKey || metaKey }, shape)
  if (to !== undefined) cursor.go(to, shiftKey)
  return to !== undefined
}

function begins({ key, code }: KeyboardEvent, editing: GridEditing): boolean {
  if (key === 'Enter' || key === 'F2') return editing.begin()
  // With an input method on, the key is not told; its place on the board is.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(key === 'Process' ? code : '')?.[1]
  const typed = digit ?? key.normalize('NFKC')
  return /^\d$/.test(typed) && editing.begin(typed)
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

function inField(event: KeyboardEvent, editing: GridEditing): boolean {
  const { key, shiftKey } = event
  const back = shiftKey ? -1 : 1
  const arrow = editing.typed ? arrows[key] : undefined
  event.stopPropagation()
  if (key === 'Escape') editing.giveUp()
  else if (key === 'Enter') editing.takeAndGo(back, 0)
  else if (key === 'Tab') editing.takeAndGo(0, back)
  else if (arrow !== undefined) editing.takeAndGo(arrow[0], arrow[1])
  else return false
  return true
}
