import { bare } from '../characters.ts'
import type { Finding, Row } from '../shape.ts'
import { nearby } from '../tables/kinds.ts'
import type { ReadTable } from '../tables/read-tables.ts'
import { finding } from './finding.ts'

/**
 * Explains a pooled row of a schedule: no unit of the quota bears its name, and its amount is what
 * the units' targets exceed their scheduled amounts by, all together.
 */
export function reserveFindings(tables: readonly ReadTable[]): Finding[] {
  return tables.flatMap(({ table }, at) => {
    if (table.kind !== 'schedule') return []
    const scheduled = byName(table.rows)
    return tables
      .slice(Math.max(0, at - nearby), at)
      .filter((quota) => quota.table.kind === 'quota')
      .flatMap((quota) => {
        const units = byName(quota.table.rows)
        if (![...units.keys()].some((name) => scheduled.has(name))) return []
        const owed = [...units].map(([name, { label, amount }]) => ({
          label,
          amount: amount - (scheduled.get(name)?.amount ?? 0),
        }))
        const reserve = owed.reduce((sum, { amount }) => sum + amount, 0)
        if (reserve <= 0 || owed.some(({ amount }) => amount < 0)) return []
        const pooled = table.rows.filter(
          (row) => row.amount === reserve && !units.has(bare(row.label)),
        )
        if (pooled.length !== 1) return []
        const values = Object.fromEntries(owed.map(({ label, amount }) => [label, amount]))
        return [finding('reserve-explained', { reserve, ...values }, pooled[0]!.at)]
      })
  })
}

function byName(rows: readonly Row[]): Map<string, { label: string; amount: number }> {
  const units = new Map<string, { label: string; amount: number }>()
  for (const { label, amount } of rows) {
    const known = units.get(bare(label))
    if (known) known.amount += amount ?? 0
    else units.set(bare(label), { label, amount: amount ?? 0 })
  }
  return units
}
