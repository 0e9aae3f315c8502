import type { KeyboardEvent, ReactNode } from 'react'
import { monthOf } from '#kernel/days.ts'
import { Missing } from '#web/kit/Missing.tsx'
import { type GridItem, type GridRow, type GridTotal, MonthGrid } from '#web/kit/MonthGrid.tsx'
import { type Grain, slotsOf } from '#web/kit/month-grid.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { ItemShape, PlanShape } from '../../shapes.ts'
import { plainLabel } from '../plan/plain-label.ts'
import { bandsOf, sumsBySlot } from './periods.ts'
import { type ScheduleRow, scheduleRows, scheduleTotals } from './schedule-rows.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly plan: PlanShape
  readonly grain: Grain
  readonly selected: string | undefined
  readonly onSelect: (item: string) => void
  /** Keys on a bar, before the grid moves between bars. */
  readonly onKey: (event: KeyboardEvent) => void
}

/** The schedule by unit: targets, what is placed and what is left, beside a year of bars. */
export function ScheduleMatrix({ plan, grain, selected, onSelect, onKey }: Props) {
  const words = useWords(scheduleWords)
  const name = useRowName()
  const side = useSides()
  const bands = bandsOf(plan.year)
  const rows = scheduleRows(plan).map(
    (row): GridRow => ({
      key: row.key,
      name: name(row),
      indent: row.is === 'area',
      sides: side(row),
      items: row.items.map((item) => ({
        ...barOf(item, grain, words.spans),
        reserve: row.is === 'reserve',
      })),
    }),
  )
  return (
    <div className="plan-schedule" data-grain={grain} onKeyDownCapture={onKey}>
      <MonthGrid
        caption={words.title(plan.year)}
        year={plan.year}
        grain={grain}
        head={words.unit}
        sides={[words.target, words.placed, words.remaining]}
        bands={[
          { name: words.festival, span: bands.festival },
          { name: words.heat, span: bands.heat },
        ]}
        rows={rows}
        totals={[useTotals(plan, grain)]}
        selected={selected}
        onSelect={onSelect}
      />
    </div>
  )
}

/** An item as a bar; across months it says which, where the columns are wide enough. */
export function barOf(
  { key, from, to, amount }: ItemShape,
  grain: Grain,
  spans: (from: number, to: number) => string,
): GridItem {
  const bar = { key, span: { from, to }, amount }
  const across = monthOf(from) !== monthOf(to) && grain === 'month'
  return across ? { ...bar, note: spans(monthOf(from), monthOf(to)) } : bar
}

/** What a row is called. */
export function useRowName(): (row: ScheduleRow) => string {
  const words = useWords(scheduleWords)
  return ({ is, name, target, members }) => {
    if (is === 'area') return name ?? words.noArea
    if (is === 'reserve') return name ?? target.label
    return members === 0 ? target.label : words.members(plainLabel(target.label), number(members))
  }
}

function useSides(): (row: ScheduleRow) => ReactNode[] {
  return ({ is, amount, placed, remaining, unscheduled }) => {
    const target =
      is === 'area' ? null : amount === null ? (
        <Missing kind={is === 'reserve' ? 'no-data' : 'pending'} />
      ) : (
        number(amount)
      )
    if (unscheduled) return [target, <Missing key="placed" kind="unscheduled" />, null]
    return [
      target,
      placed === null ? null : number(placed),
      remaining === null ? null : <b key="left">{number(remaining)}</b>,
    ]
  }
}

function useTotals(plan: PlanShape, grain: Grain): GridTotal {
  const words = useWords(scheduleWords)
  const { amount, placed, remaining } = scheduleTotals(plan)
  const slots = slotsOf(plan.year, grain)
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
    cells: sumsBySlot(plan.items, slots).map((sum) => (sum === 0 ? null : number(sum))),
  }
}
