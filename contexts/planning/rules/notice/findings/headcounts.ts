import type { Finding, Ratio, Row } from '../shape.ts'
import type { ReadTable } from '../tables/read-tables.ts'
import { finding } from './finding.ts'

/** What head-counts show: a missing one, an amount above the notice's own cap, a ratio out of line. */
export function headcountFindings(read: ReadTable, ratios: readonly Ratio[]): Finding[] {
  const { table, columns } = read
  if (table.kind === 'result' || !columns.some(({ role }) => role === 'headcount')) return []
  const counted = table.rows.filter(isCounted)
  if (counted.length === 0) return []
  return [
    ...table.rows
      .filter(({ headcount }) => headcount === null)
      .map(({ label, at }) => finding('headcount-missing', { unit: label }, at)),
    ...overCap(counted, capOf(read, ratios)),
    ...outliers(counted),
  ]
}

type Counted = Row & { readonly amount: number; readonly headcount: number }

const isCounted = (row: Row): row is Counted =>
  row.amount !== null && row.headcount !== null && row.headcount > 0

function overCap(rows: readonly Counted[], capFor: (row: Row) => number | null): Finding[] {
  return rows.flatMap((row) => {
    const ratio = capFor(row)
    if (ratio === null) return []
    const cap = Math.floor(row.headcount * ratio + 1e-9)
    return row.amount > cap
      ? [finding('over-cap', { unit: row.label, amount: row.amount, cap }, row.at)]
      : []
  })
}

/** The cap that the notice states for a row: of staff, or of residents for towns and villages. */
function capOf({ columns }: ReadTable, ratios: readonly Ratio[]): (row: Row) => number | null {
  const at = (name: Ratio['name']): number | null =>
    ratios.find((ratio) => ratio.name === name && ratio.bound === 'at-most')?.value ?? null
  const staff = at('staff')
  const residents = at('residents')
  const heading = columns.find(({ role }) => role === 'headcount')?.heading ?? ''
  if (/职工|员工|在职|在编|在岗|干部|从业/.test(heading)) return () => staff
  if (/人口|居民|村民|公民|户籍|常住/.test(heading)) return () => residents
  return ({ label }) => (/[镇乡村]$|街道$|社区$|居委会$|[县区市]$/.test(label) ? residents : staff)
}

function outliers(rows: readonly Counted[]): Finding[] {
  if (rows.length < 3) return []
  const ratios = rows.map(({ amount, headcount }) => amount / headcount)
  const median = medianOf(ratios)
  return rows.flatMap((row, at) => {
    const ratio = ratios[at]!
    return Math.abs(ratio - median) > tolerance
      ? [
          finding(
            'ratio-outlier',
            { unit: row.label, ratio: rounded(ratio), median: rounded(median) },
            row.at,
          ),
        ]
      : []
  })
}

function medianOf(values: readonly number[]): number {
  const ordered = values.toSorted((one, other) => one - other)
  const middle = ordered.length >> 1
  return ordered.length % 2 === 1 ? ordered[middle]! : (ordered[middle - 1]! + ordered[middle]!) / 2
}

const tolerance = 0.03 + 1e-9
const rounded = (ratio: number): number => Math.round(ratio * 10_000) / 10_000
