import { guarded } from './formula-guard.ts'

/**
 * A table as CSV for any spreadsheet: UTF-8 with its mark, CRLF. Text that a spreadsheet would take
 * for a formula gets an apostrophe before it, which `readTable` takes away again; numbers stay
 * numbers.
 */
export function writeCsv(
  headers: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Buffer {
  const lines = [headers, ...rows].map((row) => row.map(field).join(','))
  return Buffer.from(`\ufeff${lines.map((line) => `${line}\r\n`).join('')}`)
}

function field(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = guarded(value)
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
