import type { ReactNode } from 'react'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import type { Column } from './Ledger.tsx'
import type { Order } from './ledger.ts'

interface Props<Row> {
  readonly columns: readonly Column<Row>[]
  readonly order: Order | undefined
  /** Absent where the rows have an order of their own. */
  readonly onOrder?: ((order: Order | undefined) => void) | undefined
}

/** The head of a ledger: common headings above, then each column with its unit and order. */
export function LedgerHead<Row>({ columns, order, onOrder }: Props<Row>) {
  const groups = runs(columns)

  return (
    <thead>
      {groups.some(({ head }) => head !== undefined) ? (
        <tr className="ledger-groups">
          {groups.map(({ key, head, width }) =>
            head === undefined ? (
              <td key={key} colSpan={width} />
            ) : (
              <th key={key} colSpan={width} scope="colgroup">
                <span>{head}</span>
              </th>
            ),
          )}
        </tr>
      ) : null}
      <tr>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            data-kind={column.kind}
            data-main={column.main || undefined}
            aria-sort={ariaSort(order, column.key)}
          >
            {onOrder === undefined || column.value === undefined ? (
              <Head column={column} />
            ) : (
              <SortButton column={column} order={order} onOrder={onOrder} />
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function SortButton<Row>(props: {
  readonly column: Column<Row>
  readonly order: Order | undefined
  readonly onOrder: (order: Order | undefined) => void
}) {
  const { column, order, onOrder } = props
  const words = useWords(kitWords)
  const mine = order?.column === column.key

  return (
    <button
      type="button"
      title={words.sortBy(column.head)}
      onClick={() => onOrder(next(column.key, mine ? order : undefined))}
    >
      <Head column={column} />
      <span aria-hidden="true">{mine ? (order.down ? ' ↓' : ' ↑') : ''}</span>
    </button>
  )
}

const Head = <Row,>({ column }: { readonly column: Column<Row> }) =>
  column.unit === undefined ? column.head : `${column.head}（${column.unit}）`

/** First upwards, then downwards, then as the rows came. */
function next(column: string, order: Order | undefined): Order | undefined {
  if (order === undefined) return { column, down: false }
  return order.down ? undefined : { column, down: true }
}

function ariaSort(
  order: Order | undefined,
  column: string,
): 'ascending' | 'descending' | undefined {
  if (order?.column !== column) return undefined
  return order.down ? 'descending' : 'ascending'
}

/** Neighbouring columns under one common heading. */
function runs<Row>(columns: readonly Column<Row>[]) {
  const found: { key: string; head: ReactNode; width: number }[] = []
  for (const { key, group } of columns) {
    const last = found.at(-1)
    if (last !== undefined && last.head === group) last.width += 1
    else found.push({ key, head: group, width: 1 })
  }
  return found
}
