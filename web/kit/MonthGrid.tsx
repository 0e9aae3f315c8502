import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { Span } from '#kernel/days.ts'
import { monthName, xunName } from '../words/format.ts'
import { useLanguage } from '../words/useWords.ts'
import './MonthGrid.css'
import { MonthRow } from './MonthRow.tsx'
import { type Grain, placeByDay, type Slot, slotsOf } from './month-grid.ts'

/** One item of a schedule: a span of days with an amount, counted once. */
export interface GridItem {
  readonly key: string
  readonly span: Span
  readonly amount: number | null
  /** Held back for all: drawn dashed. */
  readonly reserve?: boolean
  /** A few words in the bar beside the amount: 跨 7–8 月. */
  readonly note?: string
}

export interface GridRow {
  readonly key: string
  readonly name: string
  /** Below another row: 沈巷 below 朱家角镇. */
  readonly indent?: boolean
  /** Figures left of the months, in the order of `sides`. */
  readonly sides?: readonly ReactNode[]
  readonly items: readonly GridItem[]
}

/** A row under the double rule: 月合计, 采集能力; one figure for each column. */
export interface GridTotal {
  readonly key: string
  readonly name: ReactNode
  readonly sides?: readonly ReactNode[]
  readonly cells: readonly ReactNode[]
}

export interface MonthGridProps {
  readonly caption: string
  readonly year: number
  readonly grain?: Grain
  readonly rows: readonly GridRow[]
  /** The head of the first column. */
  readonly head: string
  /** Heads of the figures left of the months: 目标, 已排, 余. */
  readonly sides?: readonly string[]
  /** Times of the year that matter, behind the bars: 春节前后, 高温. */
  readonly bands?: readonly { readonly name: string; readonly span: Span }[]
  readonly selected?: string | undefined
  /** An item was chosen by pointer or Enter. */
  readonly onSelect?: (item: string) => void
  readonly totals?: readonly GridTotal[]
}

/**
 * A schedule: rows of units, a year of months or ten-day periods, each item one bar as long as its
 * span. A grid with a single tab stop: arrows go from bar to bar, Enter chooses.
 */
export function MonthGrid(props: MonthGridProps) {
  const { year, grain = 'month', rows, sides = [], totals = [] } = props
  const slots = slotsOf(year, grain)
  const order = rows.map(({ items }) => items.toSorted(byStart).map(({ key }) => key))
  const [focused, setFocused] = useState<string>()
  const all = order.flat()
  const stop = [focused, props.selected, all[0]].find(
    (key) => key !== undefined && all.includes(key),
  )

  return (
    <div className="month-grid" data-grain={grain} data-sides={sides.length}>
      <Bands bands={props.bands ?? []} slots={slots} />
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of bars is a grid */}
      <table role="grid" onKeyDown={(event) => moveBetweenBars(event, order, setFocused)}>
        <caption className="unseen">{props.caption}</caption>
        <MonthHead head={props.head} sides={sides} slots={slots} />
        <tbody>
          {rows.map((row) => (
            <MonthRow
              key={row.key}
              row={row}
              slots={slots}
              sides={sides}
              selected={props.selected}
              onSelect={props.onSelect}
              stop={stop}
              onFocus={setFocused}
            />
          ))}
        </tbody>
        {totals.length === 0 ? null : (
          <tfoot>
            {totals.map((total) => (
              <TotalRow key={total.key} total={total} sides={sides} slots={slots} />
            ))}
          </tfoot>
        )}
      </table>
    </div>
  )
}

function MonthHead(props: {
  readonly head: string
  readonly sides: readonly string[]
  readonly slots: readonly Slot[]
}) {
  const language = useLanguage()
  const fine = props.slots[0]?.part !== undefined
  const months = props.slots.filter(({ part }) => part === undefined || part === 1)

  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={fine ? 2 : 1} className="month-name">
          {props.head}
        </th>
        {props.sides.map((side) => (
          <th key={side} scope="col" rowSpan={fine ? 2 : 1} className="month-side">
            {side}
          </th>
        ))}
        {months.map(({ month }) => (
          <th
            key={month}
            scope={fine ? 'colgroup' : 'col'}
            colSpan={fine ? 3 : 1}
            className="month-slot"
          >
            {monthName(month, language)}
          </th>
        ))}
      </tr>
      {fine ? (
        <tr className="month-parts">
          {props.slots.map(({ part, span }) => (
            <th key={span.from} scope="col" className="month-slot">
              {xunName(part!, language).replace('旬', '')}
            </th>
          ))}
        </tr>
      ) : null}
    </thead>
  )
}

function TotalRow(props: {
  readonly total: GridTotal
  readonly sides: readonly string[]
  readonly slots: readonly Slot[]
}) {
  const { total, sides, slots } = props
  return (
    <tr>
      <th scope="row">{total.name}</th>
      {sides.map((side, at) => (
        <td key={side} className="month-side">
          {total.sides?.[at]}
        </td>
      ))}
      {slots.map(({ span }, at) => (
        <td key={span.from} className="month-slot">
          {total.cells[at]}
        </td>
      ))}
    </tr>
  )
}

function Bands(props: {
  readonly bands: NonNullable<MonthGridProps['bands']>
  readonly slots: readonly Slot[]
}) {
  const share = 100 / props.slots.length
  return (
    <div className="month-bands" aria-hidden="true">
      {props.bands.map(({ name, span }) => {
        const at = placeByDay(span, props.slots)
        return at === undefined ? null : (
          <span key={name} style={{ left: `${at.start * share}%`, width: `${at.width * share}%` }}>
            {name}
          </span>
        )
      })}
    </div>
  )
}

/** Left and right within a row, up and down to the nearest row that has a bar. */
function moveBetweenBars(
  event: KeyboardEvent,
  order: readonly (readonly string[])[],
  onFocus: (key: string) => void,
): void {
  const key = (event.target as HTMLElement).dataset.item
  const row = order.findIndex((keys) => key !== undefined && keys.includes(key))
  if (key === undefined || row === -1) return

  const to = nextBar(event.key, order, row, order[row]!.indexOf(key))
  if (to === undefined) return
  event.preventDefault()
  onFocus(to)
  event.currentTarget.querySelector<HTMLElement>(`[data-item="${CSS.escape(to)}"]`)?.focus()
}

function nextBar(
  pressed: string,
  order: readonly (readonly string[])[],
  row: number,
  at: number,
): string | undefined {
  const filled = (rows: readonly (readonly string[])[]) => rows.filter((keys) => keys.length > 0)
  if (pressed === 'ArrowRight') return order[row]![at + 1]
  if (pressed === 'ArrowLeft') return order[row]![at - 1]
  if (pressed === 'ArrowDown') return filled(order.slice(row + 1))[0]?.[0]
  if (pressed === 'ArrowUp') return filled(order.slice(0, row)).at(-1)?.[0]
  if (pressed === 'Home') return order.flat()[0]
  return pressed === 'End' ? order.flat().at(-1) : undefined
}

const byStart = (left: GridItem, right: GridItem): number =>
  left.span.from < right.span.from ? -1 : 1
