import { useState } from 'react'
import type { Span } from '#kernel/days.ts'
import type { Clip, GridSelection } from '#web/kit/month-grid-shapes.ts'
import { type Pasting, pasted } from '../../rules/grid/paste.ts'
import { tableOfHtml, tableOfTsv } from '../../rules/grid/pasted-table.ts'
import type { PasteFault, Understood } from '../../rules/grid/understanding.ts'
import { understand } from '../../rules/grid/understanding-list.ts'
import type { Misplaced } from '../../rules/placing.ts'
import type { PlanShape } from '../../shapes.ts'
import { newKey } from '../plan/new-key.ts'
import { isHeading, rowsOfLines, type ScheduleLine } from './schedule-lines.ts'
import type { Placing } from './usePlacing.ts'

/** A paste that was refused whole, or waits to be chosen; nothing is written before. */
export type PasteAsked =
  | { readonly is: 'refused'; readonly faults: readonly PasteFault[] }
  | {
      readonly is: 'ready'
      readonly pasting: Pasting
      readonly total: Understood['total']
      /** What a rule refuses of it, and the changes that are left. */
      readonly misplaced: readonly Misplaced[]
      readonly changes: Pasting['changes']
    }

interface Given {
  readonly plan: PlanShape
  readonly lines: readonly ScheduleLine[]
  readonly slots: readonly Span[]
  readonly placing: Placing
}

/** From the clipboard to the plan: a single amount at once, a table after it was looked at. */
export function usePasting({ plan, lines, slots, placing }: Given) {
  const [asked, setAsked] = useState<PasteAsked>()

  const take = ({ tsv, html }: Clip, selection: GridSelection): string | undefined => {
    const table = (html === '' ? undefined : tableOfHtml(html)) ?? tableOfTsv(tsv)
    const understood = understand(table, plan.year)
    if (!understood.ok) {
      setAsked({ is: 'refused', faults: understood.faults })
      return undefined
    }
    const rows = rowsOfLines(lines)
    const line = lines[selection.line]
    const row =
      line === undefined || isHeading(line) ? 0 : rows.findIndex(({ key }) => key === line.row.key)
    const at = { row: Math.max(0, row), column: selection.cell?.first ?? 0 }
    const pasting = pasted(understood.value, { year: plan.year, slots, rows, at }, newKey)
    const isOne = understood.value.amounts.length === 1 && pasting.unplaced.length === 0
    if (isOne) return placing.make(pasting.changes)
    setAsked({ is: 'ready', pasting, total: understood.value.total, ...allowed(pasting, placing) })
    return undefined
  }
  return { asked, take, close: () => setAsked(undefined) }
}

/** The changes without those that a rule refuses, each of them told. */
function allowed(pasting: Pasting, placing: Placing) {
  let { changes } = pasting
  const misplaced: Misplaced[] = []
  for (;;) {
    const found = placing.refusedOf(changes)
    if (found.length === 0) return { changes, misplaced }
    misplaced.push(...found)
    const keys = new Set(found.map(({ key }) => key))
    changes = changes.filter((change) => !('key' in change && keys.has(change.key ?? '')))
  }
}
