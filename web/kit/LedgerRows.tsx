import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react'
import { usePreferences } from '../preferences.ts'
import type { Column, LedgerProps } from './Ledger.tsx'
import type { RowKind } from './ledger.ts'
import { useNarrow } from './useNarrow.ts'
import { usePrinting } from './usePrinting.ts'

interface Props<Row> extends LedgerProps<Row> {
  readonly kindOf: (row: Row) => RowKind
  readonly body: RefObject<HTMLTableSectionElement | null>
}

/** From how many rows on only those in view are drawn. */
const manyRows = 300

/** The rows of a ledger, with one tab stop among them where they can be chosen. */
export function LedgerRows<Row>(props: Props<Row>) {
  const { rows, keyOf, body, compact = false, cards = false } = props
  const printing = usePrinting()
  const stacked = useNarrow() && cards
  // Cards have heights of their own, which cannot be foretold.
  const few = rows.length <= manyRows || printing || stacked
  const { density } = usePreferences()
  const [top, setTop] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands above may have changed height
  useLayoutEffect(() => {
    setTop((body.current?.getBoundingClientRect().top ?? 0) + scrollY)
  }, [body, rows, density])

  const view = useWindowVirtualizer({
    count: few ? 0 : rows.length,
    estimateSize: () => rowHeight(compact),
    overscan: 20,
    scrollMargin: top,
  })
  const items = view.getVirtualItems()
  const before = (items[0]?.start ?? 0) - view.options.scrollMargin
  const after = view.getTotalSize() - ((items.at(-1)?.end ?? 0) - view.options.scrollMargin)
  const drawn = few ? rows.map((_, at) => at) : items.map(({ index }) => index)

  return (
    <tbody ref={body} onKeyDown={(event) => moveBetweenRows(event, props)}>
      {few ? null : <Gap height={before} columns={props.columns.length} />}
      {drawn.map((at) => (
        <LedgerRow key={keyOf(rows[at]!)} {...props} row={rows[at]!} at={at} />
      ))}
      {few ? null : <Gap height={after} columns={props.columns.length} />}
    </tbody>
  )
}

function LedgerRow<Row>(props: Props<Row> & { readonly row: Row; readonly at: number }) {
  const { row, at, rows, columns, keyOf, kindOf, selected, onSelect } = props
  const key = keyOf(row)
  const current = key === selected
  const stop = current || (at === 0 && !rows.some((other) => keyOf(other) === selected))

  return (
    <tr
      data-row={key}
      data-kind={kindOf(row)}
      aria-current={current || undefined}
      tabIndex={onSelect === undefined ? undefined : stop ? 0 : -1}
      onClick={onSelect === undefined ? undefined : () => onSelect(key)}
    >
      {columns.map((column, index) => (
        <Cell key={column.key} column={column} row={row} first={index === 0} />
      ))}
    </tr>
  )
}

function Cell<Row>(props: {
  readonly column: Column<Row>
  readonly row: Row
  readonly first: boolean
}) {
  const { column, row, first } = props
  const shown = column.cell(row)
  return first ? (
    <th scope="row" data-wrap={column.wrap || undefined}>
      {shown}
    </th>
  ) : (
    <td
      data-head={column.unit === undefined ? column.head : `${column.head}（${column.unit}）`}
      data-kind={column.kind}
      data-main={column.main || undefined}
      data-wrap={column.wrap || undefined}
    >
      {shown}
    </td>
  )
}

const Gap = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height <= 0 ? null : (
    <tr className="ledger-gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )

/** Arrows, Home and End choose a row, Enter opens it; keys inside a field stay with the field. */
function moveBetweenRows<Row>(event: KeyboardEvent, props: Props<Row>): void {
  const { rows, keyOf, onSelect, onOpen, body } = props
  const focused = event.target as HTMLElement
  if (onSelect === undefined || focused.dataset.row === undefined) return

  const at = rows.findIndex((row) => keyOf(row) === focused.dataset.row)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  if (event.key === 'Enter') onOpen?.(focused.dataset.row)
  const row = to === undefined ? undefined : rows[to]
  if (row === undefined) return

  event.preventDefault()
  const key = keyOf(row)
  onSelect(key)
  body.current?.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(key)}"]`)?.focus()
}

/** The height of a row as the style sheet has it for this density and width of screen. */
function rowHeight(compact: boolean): number {
  const root = getComputedStyle(document.documentElement)
  return Number.parseInt(root.getPropertyValue(compact ? '--row-compact' : '--row'), 10)
}
