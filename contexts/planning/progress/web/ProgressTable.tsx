import type { ReactNode } from 'react'
import { Bullet } from '#web/kit/Bullet.tsx'
import { Figure } from '#web/kit/Figure.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { number, percent, signed } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { useNarrow } from '../../web/plan/useNarrow.ts'
import type { ProgressRow } from '../shapes.ts'
import { kindOfRow } from './progress-rows.ts'
import { progressWords } from './words.ts'

interface Props {
  readonly rows: readonly ProgressRow[]
  readonly unit: string
  readonly empty: ReactNode
}

/** A row for every part of the plan: its bar, its figures, its state, and what would close a gap. */
export function ProgressTable({ rows, unit, empty }: Props) {
  const words = useWords(progressWords)
  const narrow = useNarrow()
  return (
    <div className="progress-table">
      <Ledger
        caption={words.list.caption}
        rows={rows}
        keyOf={({ key }) => key}
        kindOf={kindOfRow}
        copyable
        columns={narrow ? narrowColumns(words, unit) : wideColumns(words, unit)}
        empty={empty}
      />
    </div>
  )
}

type Sayings = (typeof progressWords)['zh']

const wideColumns = (words: Sayings, unit: string): readonly Column<ProgressRow>[] => [
  nameColumn(words),
  barColumn(words),
  {
    key: 'target',
    head: words.list.target,
    unit,
    kind: 'figure',
    cell: ({ target }) => <Figure value={target} missing="pending" />,
    value: ({ target }) => target,
  },
  {
    key: 'toDate',
    head: words.list.toDate,
    kind: 'figure',
    cell: (row) => <ToDate row={row} />,
    value: ({ toDate }) => toDate,
  },
  {
    key: 'actual',
    head: words.list.actual,
    kind: 'figure',
    main: true,
    cell: ({ actual }) => <Figure value={actual} />,
    value: ({ actual }) => actual,
  },
  gapColumn(words),
  {
    key: 'completion',
    head: words.list.completion,
    kind: 'figure',
    cell: ({ completion }) => (completion === null ? null : percent(completion)),
    value: ({ completion }) => completion,
  },
  stateColumn(words),
  {
    key: 'forecast',
    head: words.list.forecast,
    kind: 'figure',
    cell: ({ forecast }) => (forecast === null ? null : number(forecast.atYearsEnd)),
    value: ({ forecast }) => forecast?.atYearsEnd,
  },
  {
    key: 'sessions',
    head: words.list.sessions,
    kind: 'figure',
    cell: ({ closing, state }) =>
      closing === null || state !== 'behind' ? null : (
        <span
          title={words.list.sessionsNote(number(closing.perSession), words.list.by[closing.by])}
        >
          {number(closing.sessions)}
        </span>
      ),
    value: ({ closing }) => closing?.sessions,
  },
  {
    key: 'visits',
    head: words.list.visits,
    kind: 'figure',
    cell: ({ collected }) => number(collected.visits),
    value: ({ collected }) => collected.visits,
  },
]

/** On a phone: who, the bar, the gap and its word. */
const narrowColumns = (words: Sayings, unit: string): readonly Column<ProgressRow>[] => [
  {
    ...nameColumn(words),
    wrap: true,
    cell: (row) => (
      <>
        {row.label}
        <span className="caption progress-small">
          {row.actual === null ? '--' : number(row.actual)}
          {' / '}
          {row.target === null ? words.states.pending : `${number(row.target)} ${unit}`}
        </span>
        <Bar row={row} />
      </>
    ),
  },
  gapColumn(words),
  stateColumn(words),
]

const nameColumn = (words: Sayings): Column<ProgressRow> => ({
  key: 'unit',
  head: words.list.unit,
  cell: ({ label }) => label,
  value: ({ label }) => label,
})

const barColumn = (words: Sayings): Column<ProgressRow> => ({
  key: 'bar',
  head: words.list.bar,
  width: 200,
  cell: (row) => <Bar row={row} />,
})

const gapColumn = (words: Sayings): Column<ProgressRow> => ({
  key: 'gap',
  head: words.list.gap,
  kind: 'figure',
  cell: ({ gap }) => (gap === null ? null : signed(gap)),
  value: ({ gap }) => gap,
})

const stateColumn = (words: Sayings): Column<ProgressRow> => ({
  key: 'state',
  head: words.list.state,
  cell: ({ state }) => <span data-state={state}>{words.states[state]}</span>,
  value: ({ state }) => words.states[state],
})

/** The tick stands only where all that is done is held against it. */
function Bar({ row }: { row: ProgressRow }) {
  const { target, actual, compared, label } = row
  if (actual === null) return null
  const toDate = compared === actual ? row.toDate : null
  return (
    <Bullet
      target={target}
      actual={actual}
      label={label}
      {...(toDate === null ? {} : { toDate })}
    />
  )
}

/** What should be done by now; a share of pooled rows is marked and says how it was reckoned. */
function ToDate({ row }: { row: ProgressRow }) {
  const words = useWords(progressWords).list
  const { toDate, own, derived, how, target } = row
  if (toDate === null) return target === null ? null : <Missing kind="unscheduled" />
  if (derived === null || derived === 0 || how === null) return number(toDate)
  const says = `${words.derived(number(own), number(derived))}，${words[how]}`
  return (
    <span className="derived" title={says}>
      {number(toDate)}
      <span className="unseen"> {says}</span>
    </span>
  )
}
