import { bare } from '../characters.ts'
import { isBlank, type Line } from '../lines.ts'
import { unitOfHeading } from '../units.ts'
import { cellAt } from './cells.ts'
import { amountColumns, type Entry, type Found } from './entries.ts'

/** A table with what the line below it adds: the sum in a sentence, or the unit in brackets. */
export function withLineBelow<T extends Found>(table: T, lines: readonly Line[]): T {
  const last = table.lines.at(-1)
  if (last === undefined || amountColumns(table.header.columns).length !== 1) return table
  const below = lines.slice(last.index + 1, last.index + 8).find((line) => !isBlank(line))
  if (below === undefined || below.plain.length > 60) return table
  const text = bare(below.plain)
  if (unitLine.test(text)) return withUnit(table, below, text)
  const sum = sentence.exec(text)
  const hasTotal = table.entries.some(({ total }) => total === 'total')
  return sum && !hasTotal ? withSum(table, below, sum[1]!) : table
}

function withUnit<T extends Found>(table: T, line: Line, text: string): T {
  const unit = unitOfHeading(text)
  const columns = table.header.columns.map((column) =>
    column.role === 'amount' && column.unit === null ? { ...column, unit } : column,
  )
  return { ...table, header: { ...table.header, columns }, lines: [...table.lines, line] }
}

function withSum<T extends Found>(table: T, line: Line, figure: string): T {
  const at = line.plain.indexOf(figure.charAt(0))
  const end = line.plain.replace(/[\s。;]+$/, '').length
  const entry: Entry = {
    lane: table.header.groups - 1,
    line,
    label: null,
    period: null,
    headcount: null,
    amounts: [cellAt(line, at, end)],
    total: 'total',
    section: false,
  }
  return { ...table, entries: [...table.entries, entry], lines: [...table.lines, line] }
}

const unitLine = /^\((?:计量)?单位:[^()]{1,8}\)$/
const sentence =
  /^(?:以上|上述|上列|上表)?[^\d。;,]{0,8}?(?:共计|合计|总计)[^\d。;,]{0,6}?(\d[\d,]*(?:人份|人次|人|名|毫升|单位|U|袋|治疗量)?)[。;]?$/
