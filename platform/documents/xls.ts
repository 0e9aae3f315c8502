import { dateText, numberText } from './cell-text.ts'
import type { DocumentLimits } from './limits.ts'
import { cellLine, type DocumentCell } from './lines.ts'
import { refusals } from './refusals.ts'
import type { Sheet, SheetRow } from './sheets.ts'

/** The sheets of an Excel 97–2003 workbook (xls, et), hidden ones too; a formula counts as its value. */
export async function xlsSheets(
  bytes: Buffer,
  name: string,
  limits: DocumentLimits,
): Promise<Sheet[]> {
  const xlsx = await import('@e965/xlsx')
  const workbook = parse(xlsx, bytes, name)
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  let left = limits.cells

  return workbook.SheetNames.map((title, i) => {
    const sheet = workbook.Sheets[title]!
    const spans = new Map(
      (sheet['!merges'] ?? []).map(({ s, e }) => [
        `${s.r} ${s.c}`,
        { columns: e.c - s.c + 1, rows: e.r - s.r + 1 },
      ]),
    )
    const rows: SheetRow[] = []
    for (const [r, row] of Object.entries(sheet['!data'] ?? [])) {
      const cells: DocumentCell[] = []
      for (const [c, cell] of Object.entries(row ?? [])) {
        if (left-- === 0) throw refusals.tooLarge(name, says.cells(limits.cells))
        const text = cell ? cellLine(textOf(cell)) : ''
        const span = spans.get(`${r} ${c}`) ?? { columns: 1, rows: 1 }
        if (text !== '') cells.push({ text, column: +c, ...span })
      }
      if (cells.length > 0) rows.push({ row: +r + 1, cells })
    }
    return { name: title, hidden: (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, rows }
  })

  function textOf(cell: import('@e965/xlsx').CellObject): string {
    const format = typeof cell.z === 'string' ? cell.z : ''
    if (cell.t === 'n' && typeof cell.v === 'number') {
      if (!xlsx.SSF.is_date(format)) return numberText(cell.v, format)
      return dateText(
        new Date(Math.round((cell.v - 25569 + (date1904 ? 1462 : 0)) * 86400) * 1000),
        format,
      )
    }
    if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE'
    return cell.t === 'e' ? (cell.w ?? '') : String(cell.v ?? '')
  }
}

function parse(xlsx: typeof import('@e965/xlsx'), bytes: Buffer, name: string) {
  try {
    return xlsx.read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellHTML: false,
      cellFormula: false,
    })
  } catch (cause) {
    // The library tells of a password only by its message.
    if (cause instanceof Error && /password|encrypt/i.test(cause.message))
      throw refusals.encrypted(name)
    throw cause
  }
}

const says = {
  cells: (limit: number) => ({
    zh: `单元格超过 ${limit} 个`,
    en: `it has more than ${limit} cells`,
  }),
}
