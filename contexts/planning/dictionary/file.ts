import type { Language } from '#kernel/text.ts'
import { type SheetOut, writeXlsx } from '#platform/documents/table-out.ts'
import { type Dictionary, dictionaries } from './tables.ts'

/** All dictionaries as one spreadsheet, a sheet each, in one language. */
export async function dictionariesFile(language: Language): Promise<File> {
  const bytes = await writeXlsx({ sheets: dictionaries().map((table) => sheetOf(table, language)) })
  const name = language === 'zh' ? '数据字典.xlsx' : 'dictionaries.xlsx'
  return new File([new Uint8Array(bytes)], name, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}

const sheetOf = ({ title, note, columns, rows }: Dictionary, language: Language): SheetOut => ({
  name: title[language],
  title: [title[language]],
  columns: columns.map((head) => ({ header: head[language], kind: 'text' })),
  rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell[language]))),
  notes: [note[language]],
})
