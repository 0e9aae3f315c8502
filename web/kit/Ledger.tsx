import { type ReactNode, useMemo, useRef, useState } from 'react'
import { LedgerHead } from './LedgerHead.tsx'
import { LedgerRows } from './LedgerRows.tsx'
import { LedgerTools } from './LedgerTools.tsx'
import { arrange, type Order, type RowKind } from './ledger.ts'
import './Ledger.css'
import { useScrolls } from './useScrolls.ts'

/** One column; the first is the heading of its row. */
export interface Column<Row> {
  readonly key: string
  readonly head: string
  /** What the figures count, beside the head in the same size. */
  readonly unit?: string
  /** `figure` is right-aligned in figures of equal width; `centre` for marks; text otherwise. */
  readonly kind?: 'text' | 'figure' | 'centre'
  /** A common heading above neighbouring columns. */
  readonly group?: ReactNode
  readonly width?: number
  /** Long words go on in a second line; figures and names never do. */
  readonly wrap?: boolean
  /** The column the page is about: framed by hairlines, in semibold. */
  readonly main?: boolean
  readonly cell: (row: Row) => ReactNode
  /** What is sorted by, copied and exported; without it the column is none of these. */
  readonly value?: (row: Row) => string | number | null | undefined
  /** What the column comes to; stands under the double rule. */
  readonly total?: ReactNode
}

export interface LedgerProps<Row> {
  /** What the table shows, for readers who hear it; the page's heading says it to the others. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Headings with subtotals among the rows. */
  readonly kindOf?: (row: Row) => RowKind
  readonly selected?: string | undefined
  readonly onSelect?: (key: string) => void
  /** Enter on a row. */
  readonly onOpen?: (key: string) => void
  /** 26 px rows for grids and lists to scan. */
  readonly compact?: boolean
  readonly sortable?: boolean
  /** On a phone each row is a card, its cells under each other with their heads beside them. */
  readonly cards?: boolean
  /** Stands above the table at the right: exports and filters. */
  readonly tools?: ReactNode
  /** What stands above the table at the left. */
  readonly note?: ReactNode
  /** Offers the table on the clipboard, as a spreadsheet and on paper. */
  readonly copyable?: boolean
  /** What stands in the table's place when it has no rows. */
  readonly empty?: ReactNode
}

/**
 * A ledger: a real table, figures right-aligned, unit in the head, a double rule above the total.
 * Arrow keys move from row to row; head and foot stay in sight; more than 300 rows are drawn as
 * they come into view, and all of them on paper.
 */
export function Ledger<Row>(props: LedgerProps<Row>) {
  const { columns, rows, keyOf, kindOf = allRows, sortable = true, compact = false } = props
  const [order, setOrder] = useState<Order>()
  const body = useRef<HTMLTableSectionElement>(null)

  const shown = useMemo(() => {
    const by = columns.find(({ key }) => key === order?.column)?.value
    return order === undefined || by === undefined ? rows : arrange(rows, kindOf, by, order.down)
  }, [rows, columns, kindOf, order])

  if (rows.length === 0 && props.empty !== undefined) return props.empty

  return (
    <div
      className="ledger"
      data-compact={compact || undefined}
      data-cards={props.cards || undefined}
    >
      <LedgerTools {...props} shown={shown} />
      <LedgerScroll caption={props.caption}>
        <table>
          <caption className="unseen">{props.caption}</caption>
          <colgroup>
            {columns.map(({ key, width }) => (
              <col key={key} width={width} />
            ))}
          </colgroup>
          <LedgerHead
            columns={columns}
            order={order}
            onOrder={sortable && rows.length > 1 ? setOrder : undefined}
          />
          <LedgerRows {...props} rows={shown} keyOf={keyOf} kindOf={kindOf} body={body} />
          {columns.some(({ total }) => total !== undefined) ? (
            <tfoot>
              <tr>
                {columns.map(({ key, kind, total }, at) =>
                  at === 0 ? (
                    <th key={key} scope="row">
                      {total}
                    </th>
                  ) : (
                    <td key={key} data-kind={kind}>
                      {total}
                    </td>
                  ),
                )}
              </tr>
            </tfoot>
          ) : null}
        </table>
      </LedgerScroll>
    </div>
  )
}

/** The table on a narrow screen: scrolled by touch, and by arrow keys once it is reached by Tab. */
function LedgerScroll(props: { readonly caption: string; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const scrolls = useScrolls(box)
  const reached = scrolls ? { tabIndex: 0, role: 'region', 'aria-label': props.caption } : {}
  return (
    <div className="ledger-scroll" ref={box} {...reached}>
      {props.children}
    </div>
  )
}

const allRows = (): RowKind => 'row'
