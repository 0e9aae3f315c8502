import { bare } from '../characters.ts'
import { withAlso } from '../lines.ts'
import type { Finding } from '../shape.ts'
import type { ReadTable } from '../tables/read-tables.ts'
import { finding } from './finding.ts'

/** What is wrong within a table by itself: its total, its cut, its rows, its units. */
export function tableFindings(read: ReadTable): Finding[] {
  return [
    ...totals(read),
    ...cut(read),
    ...rows(read),
    ...duplicates(read),
    ...(read.units.length > 1
      ? [finding('unit-mixed', { units: read.units.join('、') }, read.table.at)]
      : []),
  ]
}

function totals({ table, total, content }: ReadTable): Finding[] {
  if (!table.complete || content.column === null || table.rows.length === 0) return []
  if (total === null) {
    if (table.kind === 'result') return []
    return [finding('total-missing', { sum: table.sum, rows: table.rows.length }, table.at)]
  }
  const known = content.doubts.length === 0 && content.strays.length === 0
  const wrong = total.value !== table.sum && known
  return [
    ...(wrong
      ? [finding('total-mismatch', { stated: total.value, sum: table.sum }, total.at)]
      : []),
    ...subtotals({ content }),
  ]
}

/** A subtotal adds up the rows since the one before it, or to the next where it comes first. */
function subtotals({ content }: Pick<ReadTable, 'content'>): Finding[] {
  const partial = content.totals
    .filter((total) => total.partial)
    .map((total) => ({ ...total, after: total.after ? content.rows.indexOf(total.after) + 1 : 0 }))
  if (partial.length === 0) return []
  const first = partial[0]!.after === 0
  return partial.flatMap((total, at) => {
    const from = first ? total.after : (partial[at - 1]?.after ?? 0)
    const to = first ? (partial[at + 1]?.after ?? content.rows.length) : total.after
    const sum = content.rows.slice(from, to).reduce((all, { amount }) => all + (amount ?? 0), 0)
    return sum === total.value
      ? []
      : [finding('total-mismatch', { stated: total.value, sum }, total.at)]
  })
}

function cut({ table, found }: ReadTable): Finding[] {
  return found.cutAt === null
    ? []
    : [finding('table-cut', { rows: table.rows.length }, found.cutAt.place)]
}

function rows({ content, found }: ReadTable): Finding[] {
  const strays = [...new Set([...found.strays, ...content.strays])]
  return [
    ...strays.map((line) => finding('unparsed-row', { text: line.place.text }, line.place)),
    ...content.doubts.map(({ text, readings, at }) =>
      finding('ambiguous-number', { text, readings }, at),
    ),
  ]
}

function duplicates({ table }: ReadTable): Finding[] {
  const names = new Set(table.rows.map(({ label }) => bare(label)))
  if (names.size === table.rows.length) return []
  const byName = new Map<string, (typeof table.rows)[number][]>()
  for (const row of table.rows) {
    const time = row.period ? `${row.period.from}|${row.period.to}` : ''
    const key = `${bare(row.label)}|${bare(row.area ?? '')}|${time}`
    const same = byName.get(key)
    if (same) same.push(row)
    else byName.set(key, [row])
  }
  return [...byName.values()].flatMap((same) => {
    const [first, ...others] = same
    return others.length === 0
      ? []
      : [
          finding(
            'duplicate-unit',
            { unit: first!.label, rows: same.length },
            withAlso(
              first!.at,
              others.map(({ at }) => at),
            ),
          ),
        ]
  })
}
