import { plain } from '../characters.ts'
import type { Line } from '../lines.ts'
import { type Cell, cellOf } from './cells.ts'
import type { GridRow } from './grid.ts'

/** Rows of a real table with merged cells spread over all that they cover. */
export function rowsOfCells(lines: readonly Line[]): GridRow[] {
  const covering: { cell: Cell; until: number }[] = []
  return lines.map((line, row) => {
    const cells: Cell[] = []
    for (const source of line.cells ?? []) {
      const cell = cellOf(line, source.text, plain(source.text), 0)
      for (let column = source.column; column < source.column + source.columns; column++) {
        cells[column] = cell
        covering[column] = { cell, until: row + source.rows - 1 }
      }
    }
    if (line.cells === undefined) cells[0] = cellOf(line, line.text, line.plain)
    const width = Math.max(cells.length, covering.length)
    for (let column = 0; column < width; column++) {
      const above = covering[column]
      cells[column] ??= above && above.until >= row ? above.cell : cellOf(line, '', '')
    }
    return { line, cells }
  })
}
