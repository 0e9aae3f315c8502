import type { KeyboardEvent } from 'react'
import { type GridRow, MonthGrid } from '#web/kit/MonthGrid.tsx'
import type { Grain } from '#web/kit/month-grid.ts'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import { useItemName } from './item-name.ts'
import { bandsOf } from './periods.ts'
import { barOf } from './ScheduleMatrix.tsx'
import { scheduleRows } from './schedule-rows.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly plan: PlanShape
  readonly grain: Grain
  readonly selected: string | undefined
  readonly onSelect: (item: string) => void
  readonly onKey: (event: KeyboardEvent) => void
}

/** The same spans in the order of the year, a line for each. */
export function ScheduleGantt({ plan, grain, selected, onSelect, onKey }: Props) {
  const words = useWords(scheduleWords)
  const nameOf = useItemName(plan)
  const bands = bandsOf(plan.year)
  const reserves = new Set(
    scheduleRows(plan)
      .filter(({ is }) => is === 'reserve')
      .map(({ key }) => key),
  )
  const rows = plan.items
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1))
    .map(
      (item): GridRow => ({
        key: item.key,
        name: nameOf(item),
        sides: [item.from.slice(5), item.to.slice(5)],
        items: [{ ...barOf(item, grain, words.spans), reserve: reserves.has(item.key) }],
      }),
    )
  return (
    <div className="plan-schedule" data-grain={grain} onKeyDownCapture={onKey}>
      <MonthGrid
        caption={words.title(plan.year)}
        year={plan.year}
        grain={grain}
        head={words.unit}
        sides={[words.from, words.to]}
        bands={[
          { name: words.festival, span: bands.festival },
          { name: words.heat, span: bands.heat },
        ]}
        rows={rows}
        selected={selected}
        onSelect={onSelect}
      />
    </div>
  )
}
