import { useEffect, useRef, useState } from 'react'
import { areaOf, type Cursor, type Reach } from './grid-cursor.ts'
import type { GridLine, GridSelection } from './month-grid-shapes.ts'

interface Given {
  readonly lines: readonly GridLine[]
  /** Columns left of the year: the name and its figures. */
  readonly lead: number
  readonly slots: number
}

/** Where the cursor of a grid is, what is selected, and which element has the one tab stop. */
export function useGridCursor({ lines, lead, slots }: Given) {
  const columns = lead + slots
  const [state, setState] = useState<{ at: Cursor; anchor: Cursor }>(() => {
    const at = firstCell(lines, lead)
    return { at, anchor: at }
  })
  const held = (one: Cursor): Cursor => ({
    line: Math.min(one.line, Math.max(0, lines.length - 1)),
    column: Math.min(one.column, columns - 1),
  })
  const [at, anchor] = [held(state.at), held(state.anchor)]
  const cellAt = ({ line, column }: Cursor): Reach => cellOf(lines[line], column, lead, columns)
  const area = areaOf(anchor, at, { cellAt })
  // Focus follows where a key or a press led, and is not taken from elsewhere on the page.
  const focusing = useRef(false)
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!focusing.current) return
    const cell = box.current?.querySelector<HTMLElement>('[data-cursor]')
    if (cell == null) return
    focusing.current = false
    cell.focus({ preventScroll: true })
  })

  const go = (to: Cursor, extend = false) => {
    focusing.current = true
    setState((now) => ({ at: to, anchor: extend ? now.anchor : to }))
  }
  return {
    at,
    area,
    columns,
    cellAt,
    go,
    box,
    selection: selectionOf(lines, at, area, lead, cellAt),
  }
}

/** The cell of a line at a column: a bar as a whole, a heading as one. */
export function cellOf(
  line: GridLine | undefined,
  column: number,
  lead: number,
  columns: number,
): Reach {
  if (line?.heading) return { first: 0, last: columns - 1 }
  const bar = line?.bars.find((one) => one.first + lead <= column && column <= one.last + lead)
  return bar === undefined
    ? { first: column, last: column }
    : { first: bar.first + lead, last: bar.last + lead }
}

/** A grid is entered at its first bar, or at its first month. */
function firstCell(lines: readonly GridLine[], lead: number): Cursor {
  const line = lines.findIndex(({ bars }) => bars.length > 0)
  return line === -1
    ? { line: 0, column: lead }
    : { line, column: lead + lines[line]!.bars[0]!.first }
}

function selectionOf(
  lines: readonly GridLine[],
  at: Cursor,
  area: ReturnType<typeof areaOf>,
  lead: number,
  cellAt: (at: Cursor) => Reach,
): GridSelection {
  const cell = cellAt(at)
  const line = lines[at.line]
  const inYear = cell.first >= lead && line?.heading !== true
  const bar = line?.bars.find((one) => inYear && one.first + lead === cell.first)
  return {
    line: at.line,
    cell: inYear ? { first: cell.first - lead, last: cell.last - lead } : undefined,
    bar: bar?.key,
    from: area.from,
    to: area.to,
    columns:
      area.last >= lead
        ? { first: Math.max(0, area.first - lead), last: area.last - lead }
        : undefined,
    names: area.first === 0,
  }
}
