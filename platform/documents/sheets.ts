import type { DocumentCell, DocumentLine, DocumentNotice } from './lines.ts'
import { rowLine } from './lines.ts'

/** A worksheet: its rows that hold anything, and of these the cells that do. */
export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  /** 1-based row of the sheet. */
  readonly row: number
  /** Cells with text, in order of column; a merged cell once. */
  readonly cells: readonly DocumentCell[]
}

/** The rows of all sheets as lines; one empty line stands for any number of empty rows between. */
export function sheetLines(sheets: readonly Sheet[]): DocumentLine[] {
  return sheets.flatMap((sheet) => {
    const lines: DocumentLine[] = []
    const reach: Reach = new Map()
    let last = 0
    for (const { row, cells } of sheet.rows) {
      if (row > last + 1) lines.push({ line: last + 1, text: '', sheet: sheet.name })
      const full = withEmptyCells(row, cells, reach)
      lines.push({ line: row, text: rowLine(full), sheet: sheet.name, cells: full })
      last = Math.max(last, row, ...cells.map((cell) => row + cell.rows - 1))
    }
    return lines
  })
}

/** Says which sheets were read although they are hidden. */
export function hiddenNotices(sheets: readonly Sheet[]): DocumentNotice[] {
  return sheets
    .filter((sheet) => sheet.hidden && sheet.rows.length > 0)
    .map(({ name }) => ({
      code: 'hidden-sheet',
      text: {
        zh: `工作表“${name}”是隐藏的，也已读取。`,
        en: `The sheet “${name}” is hidden; it was read as well.`,
      },
      values: { sheet: name },
    }))
}

/** Last row that a merged cell reaches, by column. */
type Reach = Map<number, number>

/** Adds the row's empty cells up to its last one, except where a merged cell from above lies. */
function withEmptyCells(row: number, cells: readonly DocumentCell[], reach: Reach): DocumentCell[] {
  const full: DocumentCell[] = []
  let column = 0
  for (const cell of cells) {
    for (; column < cell.column; column++) {
      if ((reach.get(column) ?? 0) < row) full.push({ text: '', column, columns: 1, rows: 1 })
    }
    full.push(cell)
    if (cell.rows > 1) {
      for (let i = 0; i < cell.columns; i++) reach.set(cell.column + i, row + cell.rows - 1)
    }
    column = cell.column + cell.columns
  }
  return full
}
