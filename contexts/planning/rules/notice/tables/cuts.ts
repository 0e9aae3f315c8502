import { isBlank } from '../lines.ts'
import type { StatedTarget } from '../targets.ts'
import type { ReadTable } from './read-tables.ts'

/**
 * A table without a total that ends with the text is cut when something is missing after it: an
 * announced table, the total that the document's other tables have, or the rest of a goal.
 */
export function withCuts(
  tables: readonly ReadTable[],
  targets: readonly StatedTarget[],
  tablesMissing: boolean,
): ReadTable[] {
  return tables.map((read) => {
    const { found, table, content, total } = read
    const open = found.atEnd && found.cutAt === null && total === null && content.column !== null
    if (!open || table.kind === 'result') return read
    const others = tables.filter((other) => other !== read && other.content.column !== null)
    const totalled = others.length > 0 && others.every((other) => other.total !== null)
    if (!tablesMissing && !totalled && !fallsShort(read, others, targets)) return read
    const cutAt = found.lines.findLast((line) => !isBlank(line)) ?? found.header.first.line
    return { ...read, found: { ...found, cutAt }, table: { ...table, complete: false } }
  })
}

/** The tables together do not reach what the prose says they divide. */
function fallsShort(
  read: ReadTable,
  others: readonly ReadTable[],
  targets: readonly StatedTarget[],
): boolean {
  const { unit, kind, sum } = read.table
  const same = targets.filter((target) => target.unit === unit)
  const goal =
    same.find(({ track }) => track === 'group') ?? same.find(({ track }) => track === 'total')
  const whole = [read, ...others]
    .filter(({ table }) => table.kind === kind)
    .reduce((all, { table }) => all + table.sum, 0)
  return goal !== undefined && whole < goal.amount && !targets.some(({ amount }) => amount === sum)
}
