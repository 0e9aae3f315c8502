import { Figure } from '#web/kit/Figure.tsx'
import type { Column } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { SeverityTag } from '#web/kit/Tag.tsx'
import { signed } from '#web/words/format.ts'
import type { BelowShape } from '../shapes.ts'
import type { progressWords } from './words.ts'

type Sayings = (typeof progressWords)['zh']

/** How far a part is, as columns of any table whose rows can name it. */
export function belowColumns<Row>(
  words: Sayings,
  of: (row: Row) => BelowShape | undefined,
): readonly Column<Row>[] {
  return [
    {
      key: 'toDate',
      head: words.list.toDate,
      kind: 'figure',
      cell: (row) => {
        const part = of(row)
        if (part === undefined || part.amount === null) return null
        return part.toDate === null ? (
          <Missing kind="unscheduled" />
        ) : (
          <Figure value={part.toDate} />
        )
      },
      value: (row) => of(row)?.toDate,
    },
    {
      key: 'actual',
      head: words.list.actual,
      kind: 'figure',
      main: true,
      cell: (row) => {
        const part = of(row)
        return part === undefined || part.lastDay === null ? (
          <Missing kind="no-data" />
        ) : (
          <Figure value={part.actual} />
        )
      },
      value: (row) => of(row)?.actual,
    },
    {
      key: 'gap',
      head: words.list.gap,
      kind: 'figure',
      cell: (row) => {
        const part = of(row)
        return part === undefined || part.lastDay === null || part.gap === null
          ? null
          : signed(part.gap)
      },
      value: (row) => of(row)?.gap,
    },
    {
      key: 'forecast',
      head: words.list.forecast,
      kind: 'figure',
      cell: (row) => {
        const end = of(row)?.atYearsEnd ?? null
        return end === null ? null : <Figure value={end} />
      },
      value: (row) => of(row)?.atYearsEnd,
    },
    {
      key: 'state',
      head: words.list.state,
      cell: (row) => <StateOf part={of(row)} words={words} />,
      value: (row) => {
        const part = of(row)
        return part === undefined ? null : words.states[part.state]
      },
    },
  ]
}

function StateOf(props: { readonly part: BelowShape | undefined; readonly words: Sayings }) {
  const { part, words } = props
  if (part === undefined || part.lastDay === null) return <>{words.below.nothing}</>
  return (
    <>
      <StateTag part={part} words={words} />{' '}
      <span className="caption">{words.below.on(part.on)}</span>
    </>
  )
}

/** The state in a word; behind is set apart. */
export function StateTag(props: { readonly part: BelowShape; readonly words: Sayings }) {
  const { state } = props.part
  const word = props.words.states[state]
  return state === 'behind' ? <SeverityTag severity="warning">{word}</SeverityTag> : word
}
