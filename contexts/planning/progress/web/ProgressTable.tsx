import type { ReactNode } from 'react'
import { Figure } from '#web/kit/Figure.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { SeverityTag } from '#web/kit/Tag.tsx'
import { number, percent } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { useNarrow } from '../../web/plan/useNarrow.ts'
import { collectedNames } from '../rules/counted-words.ts'
import { wholeForecast } from '../rules/forecast.ts'
import type { ProgressRow } from '../shapes.ts'
import { AtYearsEnd, Bar, Gap, ToDate } from './progress/cells.tsx'
import { type Counting, collectedAs } from './progress/narrowing.ts'
import { kindOfRow } from './progress-rows.ts'
import { progressWords } from './words.ts'

interface Props {
  readonly rows: readonly ProgressRow[]
  readonly unit: string
  /** Another way of counting than the plan's: what was collected alone, held against nothing. */
  readonly counting: Counting | undefined
  readonly selected: string | undefined
  readonly onSelect: (key: string) => void
  readonly empty: ReactNode
}

/** A row for every part of the plan: its bar, its figures, its state, and what would close a gap. */
export function ProgressTable(props: Props) {
  const { rows, counting, selected, onSelect, empty } = props
  const words = useWords(progressWords)
  const columns = useColumns(props)
  return (
    <div className="progress-table" data-alone={counting !== undefined || undefined}>
      <Ledger
        key={counting}
        caption={words.list.caption}
        rows={rows}
        keyOf={({ key }) => key}
        kindOf={kindOfRow}
        copyable
        columns={columns}
        selected={selected}
        onSelect={onSelect}
        empty={empty}
      />
    </div>
  )
}

/** Beside an open panel, what it says itself is left out of the table. */
const besides: ReadonlySet<string> = new Set(['completion', 'forecast', 'sessions', 'visits'])

function useColumns({ unit, counting, selected }: Props): readonly Column<ProgressRow>[] {
  const words = useWords(progressWords)
  const language = useLanguage()
  const narrow = useNarrow()
  if (counting !== undefined) {
    return [
      nameColumn(words),
      collectedColumn(words, counting, collectedNames[counting][language]),
      stateColumn(words),
    ]
  }
  if (narrow) return narrowColumns(words, unit)
  const columns = wideColumns(words, unit)
  return selected === undefined ? columns : columns.filter(({ key }) => !besides.has(key))
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
    cell: (row) => <AtYearsEnd row={row} />,
    value: (row) => wholeForecast(row)?.atYearsEnd,
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

const collectedColumn = (
  words: Sayings,
  counting: Counting,
  unit: string,
): Column<ProgressRow> => ({
  key: 'collected',
  head: words.list.actual,
  unit,
  kind: 'figure',
  main: true,
  cell: (row) => <Figure value={collectedAs(row, counting)} />,
  value: (row) => collectedAs(row, counting),
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
  cell: (row) => <Gap row={row} />,
  value: ({ gap }) => gap,
})

const stateColumn = (words: Sayings): Column<ProgressRow> => ({
  key: 'state',
  head: words.list.state,
  cell: ({ state }) =>
    state === 'behind' ? (
      <SeverityTag severity="warning">{words.states.behind}</SeverityTag>
    ) : (
      <span data-state={state}>{words.states[state]}</span>
    ),
  value: ({ state }) => words.states[state],
})

/** The tick stands only where all that is done is held against it. */
