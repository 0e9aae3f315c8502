import type { GridTotal } from '#web/kit/month-grid-shapes.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { Grain } from '../../rules/grain.ts'
import { slotsOfYear } from '../../rules/grid/slots.ts'
import type { PlanShape } from '../../shapes.ts'
import { sumsBySlot } from './periods.ts'
import { scheduleTotals } from './schedule-rows.ts'
import { scheduleWords } from './words.ts'

/** The row of sums under the grid: each span counts once, in the period it begins in. */
export function useScheduleTotals(plan: PlanShape, grain: Grain): GridTotal {
  const words = useWords(scheduleWords)
  const { amount, placed, remaining } = scheduleTotals(plan)
  const slots = slotsOfYear(plan.year, grain)
  return {
    key: 'totals',
    name: (
      <>
        {grain === 'month' ? words.totals : words.xunTotals}{' '}
        <span className="caption">{words.countsOnce}</span>
      </>
    ),
    sides: [
      amount === null ? null : number(amount),
      number(placed),
      remaining === null ? null : number(remaining),
    ],
    cells: sumsBySlot(
      plan.items,
      slots.map((span) => ({ span })),
    ).map((sum) => (sum === 0 ? null : number(sum))),
  }
}
