import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { number, signed } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { planWords } from '../words.ts'
import { type DifferenceRow, differenceRows } from './difference-rows.ts'

interface Props {
  readonly planId: string
  readonly from: number
  readonly to: number
}

/** What one revision changed in another, a line for each figure and word. */
export function DifferencesTable({ planId, from, to }: Props) {
  const words = useWords(planWords)
  const query = useQuery(api.planning.differences.queryOptions({ input: { id: planId, from, to } }))
  return (
    <section className="plan-differences">
      <h3>{words.compare(from, to)}</h3>
      <Loaded query={query} lines={4}>
        {(differences) => (
          <div className="plan-preview">
            <Ledger
              caption={words.compare(from, to)}
              columns={columnsIn(words)}
              rows={differenceRows(differences)}
              keyOf={({ key }) => key}
              sortable={false}
              compact
              copyable
              empty={<p>{words.unchanged}</p>}
            />
          </div>
        )}
      </Loaded>
    </section>
  )
}

function columnsIn(
  words: ReturnType<typeof useWords<typeof planWords>>,
): readonly Column<DifferenceRow>[] {
  const value = (row: DifferenceRow, side: 'before' | 'after') => {
    const told = row[side]
    if (told === null) {
      return row.field === 'amount' && absent(row, side) ? (
        <Missing kind="pending" />
      ) : (
        <Missing kind="no-data" />
      )
    }
    if (typeof told === 'number') return number(told)
    if (row.field === 'status') return words.statuses[told as keyof typeof words.statuses]
    return row.field === 'bound' ? words.bounds[told as keyof typeof words.bounds] : told
  }
  const said = ({ what, change, field }: DifferenceRow) => {
    const told = change === 'altered' ? words.fields[field] : words[change]
    return what === 'item' ? words.ofSchedule(told) : told
  }
  return [
    { key: 'part', head: words.part, cell: ({ label }) => label, value: ({ label }) => label },
    {
      key: 'field',
      head: words.field,
      cell: said,
      value: said,
    },
    {
      key: 'before',
      head: words.before,
      kind: 'figure',
      cell: (row) => value(row, 'before'),
      value: ({ before }) => before,
    },
    {
      key: 'after',
      head: words.after,
      kind: 'figure',
      cell: (row) => value(row, 'after'),
      value: ({ after }) => after,
    },
    {
      key: 'by',
      head: words.difference,
      kind: 'figure',
      cell: ({ by }) => (by === null ? null : signed(by)),
      value: ({ by }) => by,
    },
  ]
}

/** A part that is there without an amount is pending; one that is not there has none. */
const absent = ({ change }: DifferenceRow, side: 'before' | 'after'): boolean =>
  !(change === 'added' && side === 'before') && !(change === 'removed' && side === 'after')
