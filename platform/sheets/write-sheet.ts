import { type Day, isDay } from '#kernel/days.ts'
import type { Look } from '../change.ts'
import { type ColumnOut, type RowOut, writeXlsx } from '../documents/table-out.ts'
import type { Shown } from './contract.ts'

type Cell = Shown['rows'][number][number]

/** The table as a workbook that tells who took it and when; text never becomes a formula. */
export async function writeSheet(
  { actor, today }: Pick<Look, 'actor' | 'today'>,
  { title, language, heads, rows }: Shown,
): Promise<File> {
  const columns = heads.map(({ head, unit }, at): ColumnOut => {
    const kind = kindOf(rows.map((row) => row[at] ?? null))
    return { header: head, kind, ...(unit === null ? {} : { unit }) }
  })
  const sheet = {
    name: title,
    title: [title],
    columns,
    rows: rows.map((row): RowOut => row.map((cell, at) => typed(cell, columns[at]!.kind))),
    notes: [
      language === 'zh'
        ? `${actor.name}于${today}导出，共${rows.length}行；按页面当时的筛选和次序，空白为没有数据，不是0。`
        : `Exported by ${actor.name} on ${today}, ${rows.length} rows, filtered and ordered as the page was; empty means no data, never 0.`,
    ],
  }
  const bytes = await writeXlsx({ sheets: [sheet] })
  return new File([new Uint8Array(bytes)], `${title.replace(/[\\/:*?"<>|]/g, ' ')}-${today}.xlsx`, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}

/** What a column holds as a whole: one word among figures makes all of it text. */
function kindOf(cells: readonly Cell[]): ColumnOut['kind'] {
  const known = cells.filter((cell) => cell !== null && cell !== '')
  if (known.length === 0) return 'text'
  if (known.every((cell) => typeof cell === 'number')) {
    return known.every((cell) => Number.isInteger(cell)) ? 'integer' : 'decimal'
  }
  return known.every((cell) => typeof cell === 'string' && isDay(cell)) ? 'day' : 'text'
}

function typed(cell: Cell, kind: ColumnOut['kind']): string | number | Day | null {
  if (cell === null || cell === '') return null
  return kind === 'text' ? String(cell) : cell
}
