import { bare, plain } from '../characters.ts'
import type { Table } from '../shape.ts'
import type { ReadTable } from './read-tables.ts'

/** What a table is for; `quotas` are those before it in the document. */
export function kindOf(
  { table, content, columns }: Omit<ReadTable, 'kind'>,
  quotas: readonly ReadTable[],
  year: number | null,
): Table['kind'] {
  const periods = table.rows.some(({ period }) => period !== null)
  if (content.column === null) return periods ? 'schedule' : 'other'
  if (isPast(table, content.column.role === 'result', content.column.heading, year)) return 'result'
  if (!periods && !columns.some(({ role }) => role === 'period')) return 'quota'
  return quotas.slice(-nearby).some((quota) => placesAmountsOf(table, quota.table))
    ? 'schedule'
    : 'quota'
}

function isPast(table: Table, result: boolean, heading: string, year: number | null): boolean {
  const title = plain(table.title ?? '')
  if (
    result ||
    /完成(?:情况|数|量|统计)$|完成(?:情况|数|量)(?:统计)?表|情况(?:统计|通报|一览)?表$|献血情况$|统计表|实际|结果/.test(
      title,
    )
  )
    return true
  const years = [...(title + heading).matchAll(/(?:19|20)\d\d(?=年|度)/g)].map(([text]) => +text)
  return (
    year !== null &&
    years.length > 0 &&
    years.every((named) => named < year) &&
    pastWords.test(title + heading)
  )
}

/** A schedule places the amounts of the tables shortly before it. */
export const nearby = 12

const pastWords = /完成|献血情况|采集|实绩|回顾/

/** Whether a table with periods places in time what another table has allotted. */
function placesAmountsOf(schedule: Table, quota: Table): boolean {
  if (quota.rows.some(({ period }) => period !== null)) return false
  const names = new Set(quota.rows.map(({ label }) => bare(label)))
  const shared = schedule.rows.filter(({ label }) => names.has(bare(label))).length
  return shared * 2 >= schedule.rows.length || (shared > 0 && schedule.sum === quota.sum)
}
