/** A cell by its line and its column, both from 0; a merged cell is meant by any of its columns. */
export interface Cursor {
  readonly line: number
  readonly column: number
}

/** The columns from the first to the last that a cell reaches over. */
export interface Reach {
  readonly first: number
  readonly last: number
}

export interface GridShape {
  readonly lines: number
  readonly columns: number
  /** How many lines are seen at once. */
  readonly page: number
  readonly cellAt: (at: Cursor) => Reach
}

interface Pressed {
  readonly key: string
  readonly ctrl: boolean
}

/** Where a key leads; the same place at the edge, undefined for a key that does not move. */
export function nextCursor(
  at: Cursor,
  { key, ctrl }: Pressed,
  grid: GridShape,
): Cursor | undefined {
  const { lines, columns, page, cellAt } = grid
  const to = (line: number, column: number): Cursor => ({
    line: Math.min(lines - 1, Math.max(0, line)),
    column: Math.min(columns - 1, Math.max(0, column)),
  })
  switch (key) {
    case 'ArrowLeft':
      return ctrl ? to(at.line, 0) : to(at.line, cellAt(at).first - 1)
    case 'ArrowRight':
      return ctrl || cellAt(at).last === columns - 1
        ? to(at.line, columns - 1)
        : to(at.line, cellAt(at).last + 1)
    case 'ArrowUp':
      return ctrl ? to(0, at.column) : to(at.line - 1, at.column)
    case 'ArrowDown':
      return ctrl ? to(lines - 1, at.column) : to(at.line + 1, at.column)
    case 'Home':
      return to(ctrl ? 0 : at.line, 0)
    case 'End':
      return to(ctrl ? lines - 1 : at.line, columns - 1)
    case 'PageUp':
      return to(at.line - page, at.column)
    case 'PageDown':
      return to(at.line + page, at.column)
    default:
      return undefined
  }
}

/** The lines and columns between two cells, merged cells as a whole. */
export function areaOf(anchor: Cursor, at: Cursor, { cellAt }: Pick<GridShape, 'cellAt'>) {
  const [one, other] = [cellAt(anchor), cellAt(at)]
  return {
    from: Math.min(anchor.line, at.line),
    to: Math.max(anchor.line, at.line),
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
  }
}
