import type { ImportPreview } from '#platform/imports/contract.ts'
import { type Column, Ledger } from '../kit/Ledger.tsx'
import { number } from '../words/format.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import { importWords } from './words.ts'

type Row = ImportPreview['rows'][number]

interface Props {
  readonly preview: ImportPreview
  readonly rows: readonly Row[]
  readonly busy: boolean
  readonly onDecide: (row: number, choice: string | null) => void
}

/** The rows as the file has them, with what would happen to each and, where needed, a choice. */
export function PreviewRows({ preview, rows, busy, onDecide }: Props) {
  const words = useWords(importWords)
  const language = useLanguage()
  const there = preview.fields.filter(({ field }) => preview.columns[field] !== null)
  const key = there[0]
  const columnOf = ({ field, name }: (typeof there)[number]): Column<Row> => ({
    key: field,
    head: name[language],
    wrap: field === key?.field,
    cell: ({ cells, faults }) => (
      <span data-wrong={faults.some((fault) => fault.field === field) || undefined}>
        {cells[field]}
      </span>
    ),
    value: ({ cells }) => cells[field],
  })
  const columns: Column<Row>[] = [
    { key: 'row', head: words.rowNumber, cell: ({ row }) => number(row), value: ({ row }) => row },
    ...(key === undefined ? [] : [columnOf(key)]),
    {
      key: 'what',
      head: words.what,
      wrap: true,
      cell: (row) => <What {...{ row, busy, onDecide }} />,
      value: ({ verdict }) => words.verdicts[verdict],
    },
    ...there.slice(1).map(columnOf),
  ]
  return (
    <Ledger
      caption={words.steps.preview}
      columns={columns}
      rows={rows}
      keyOf={({ row }) => String(row)}
    />
  )
}

function What(props: { readonly row: Row } & Pick<Props, 'busy' | 'onDecide'>) {
  const { row, busy, onDecide } = props
  const words = useWords(importWords)
  const language = useLanguage()
  const { verdict, effect, faults, warnings, choices, decision } = row
  const asks = choices.length > 0 || decision !== null

  return (
    <div className="row-verdict">
      <b data-verdict={verdict}>{words.verdicts[verdict]}</b>{' '}
      {effect === null ? null : <span>{effect[language]}</span>}
      {faults.map((fault) => (
        <p key={`${fault.field} ${fault.expected.zh}`}>
          {fault.found === '' ? null : `${words.found(fault.found)}，`}
          {words.expected(fault.expected[language])}。{fault.fix[language]}
        </p>
      ))}
      {warnings.map((text) => (
        <p key={text.zh} className="caption">
          {text[language]}
        </p>
      ))}
      {asks ? (
        <select
          className="input"
          aria-label={`${words.choose}，${words.rowNumber} ${row.row}`}
          disabled={busy}
          value={decision ?? ''}
          onChange={({ target }) => onDecide(row.row, target.value === '' ? null : target.value)}
        >
          <option value="">{words.choose}</option>
          {choices.map(({ choice, label }) => (
            <option key={choice} value={choice}>
              {label[language]}
            </option>
          ))}
          <option value="skip">{words.skip}</option>
        </select>
      ) : null}
    </div>
  )
}
