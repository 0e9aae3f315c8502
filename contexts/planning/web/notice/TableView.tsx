import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { Section } from '#web/kit/Page.tsx'
import { number, unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { DecisionShape, NoticeView } from '../../contract.ts'
import type { Place, Row, Table } from '../../rules/notice/shape.ts'
import { CorrectAmount } from './CorrectAmount.tsx'
import { PlaceLinks } from './PlaceLinks.tsx'
import { noticeWords } from './words.ts'

interface Props {
  readonly notice: NoticeView
  readonly table: Table
  readonly index: number
  readonly note: number | undefined
  readonly onShow: (item: string, places: readonly Place[]) => void
  readonly onDecide: ((decisions: readonly DecisionShape[]) => void) | undefined
}

interface Numbered {
  readonly item: string
  readonly row: Row
}

/** One table of the notice as it was understood, its sum beside the total it states. */
export function TableView({ notice, table, index, note, onShow, onDecide }: Props) {
  const words = useWords(noticeWords)
  const language = useLanguage()
  const rows = table.rows.map((row, at) => ({ item: `row:${index}:${at}`, row }))
  const has = (field: 'area' | 'headcount' | 'period') =>
    table.rows.some((row) => row[field] !== null)
  const all: (Column<Numbered> | false)[] = [
    {
      key: 'label',
      head: words.label,
      wrap: true,
      cell: ({ row }) => row.label,
      total: words.total,
    },
    has('area') && { key: 'area', head: words.area, cell: ({ row }) => row.area },
    has('headcount') && {
      key: 'headcount',
      head: words.headcount,
      kind: 'figure',
      cell: ({ row }) => figure(row.headcount),
      value: ({ row }) => row.headcount,
    },
    {
      key: 'amount',
      head: words.amount,
      unit: unitNames[table.unit][language],
      kind: 'figure',
      main: true,
      cell: ({ row }) => figure(row.amount),
      value: ({ row }) => row.amount,
      total: number(table.sum),
    },
    has('period') && {
      key: 'period',
      head: words.period,
      cell: ({ row }) => row.period?.text ?? <Missing kind="unscheduled" />,
      value: ({ row }) => row.period?.from,
    },
    {
      key: 'place',
      head: words.place,
      cell: ({ item, row }) => <PlaceLinks at={row.at} onShow={(places) => onShow(item, places)} />,
    },
    {
      key: 'decision',
      head: words.decision,
      cell: ({ item, row }) => (
        <CorrectAmount notice={notice} item={item} name={row.label} onDecide={onDecide} />
      ),
    },
  ]
  const said = [
    words.kinds[table.kind],
    words.tableSum(number(table.rows.length), number(table.sum)),
    table.statedTotal === null ? words.noTotal : words.stated(number(table.statedTotal)),
  ].join('，')

  return (
    <Section
      title={`${note === undefined ? '' : `${note}　`}${table.title ?? words.kinds[table.kind]}`}
      note={said}
    >
      <Ledger
        caption={table.title ?? words.kinds[table.kind]}
        compact
        columns={all.filter((column) => column !== false)}
        rows={rows}
        keyOf={({ item }) => item}
        copyable
      />
    </Section>
  )
}

const figure = (value: number | null) =>
  value === null ? <Missing kind="no-data" /> : number(value)
