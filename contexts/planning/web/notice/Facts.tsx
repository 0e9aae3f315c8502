import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { number, percent, unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { DecisionShape, NoticeView } from '../../contract.ts'
import type { Place, ReadNotice } from '../../rules/notice/shape.ts'
import { CorrectAmount } from './CorrectAmount.tsx'
import type { Note } from './notes.ts'
import { PlaceLinks } from './PlaceLinks.tsx'
import { noticeWords } from './words.ts'

interface Props {
  readonly notice: NoticeView
  readonly notes: readonly Note[]
  readonly selected: string | undefined
  readonly onShow: (item: string, places: readonly Place[]) => void
  readonly onDecide: ((decisions: readonly DecisionShape[]) => void) | undefined
}

/** One line of the table: a target, a ratio or a deadline. */
interface Fact {
  readonly item: string
  readonly name: string
  readonly figure: string | null
  readonly unit: string
  readonly bound: string
  readonly at: Place
}

/** Targets, ratios and deadlines of the prose, each with its note and its place. */
export function Facts({ notice, notes, selected, onShow, onDecide }: Props) {
  const words = useWords(noticeWords)
  const language = useLanguage()
  const numbers = new Map(notes.map((note) => [note.of as string, note.number]))
  const columns: Column<Fact>[] = [
    {
      key: 'note',
      head: words.note,
      width: 36,
      cell: ({ item }) => <span className="notice-note">{numbers.get(item)}</span>,
    },
    { key: 'name', head: words.item, wrap: true, cell: ({ name }) => name },
    {
      key: 'figure',
      head: words.amount,
      kind: 'figure',
      cell: ({ figure }) => (figure === null ? <Missing kind="pending" /> : <b>{figure}</b>),
    },
    { key: 'unit', head: words.unit, cell: ({ unit }) => unit },
    { key: 'bound', head: words.bound, cell: ({ bound }) => bound },
    {
      key: 'place',
      head: words.place,
      cell: ({ item, at }) => <PlaceLinks at={at} onShow={(places) => onShow(item, places)} />,
    },
    {
      key: 'decision',
      head: words.decision,
      cell: ({ item, name }) =>
        item.startsWith('target') ? (
          <CorrectAmount notice={notice} item={item} name={name} onDecide={onDecide} />
        ) : null,
    },
  ]
  return (
    <Ledger
      caption={words.targets}
      compact
      sortable={false}
      columns={columns}
      rows={factsOf(notice.read, words, (unit) => unitNames[unit][language])}
      keyOf={({ item }) => item}
      selected={selected}
    />
  )
}

const factsOf = (
  { targets, ratios, deadlines }: ReadNotice,
  words: typeof noticeWords.zh,
  unitName: (unit: ReadNotice['targets'][number]['unit']) => string,
): Fact[] => [
  ...targets.map(({ track, amount, unit, bound, at }, index) => ({
    item: `target:${index}`,
    name: words.tracks[track],
    figure: amount === null ? null : number(amount),
    unit: unitName(unit),
    bound: words.bounds[bound],
    at,
  })),
  ...ratios.map(({ name, value, bound, of, at }, index) => ({
    item: `ratio:${index}`,
    name: `${words.ratios[name]}（${of}）`,
    figure: percent(value),
    unit: '',
    bound: words.bounds[bound],
    at,
  })),
  ...deadlines.map(({ what, on, at }, index) => ({
    item: `deadline:${index}`,
    name: what,
    figure: on,
    unit: '',
    bound: words.deadlines,
    at,
  })),
]
