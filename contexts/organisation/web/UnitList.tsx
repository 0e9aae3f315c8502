import { unitKindWords } from '#kernel/unit-kinds.ts'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { Empty } from '#web/kit/States.tsx'
import { DemoTag, SeverityTag } from '#web/kit/Tag.tsx'
import { useNarrow } from '#web/kit/useNarrow.ts'
import { number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { headcountBasisWords } from '../kind-words.ts'
import type { UnitRow } from '../shapes.ts'
import { organisationWords } from './words.ts'

interface Props {
  readonly rows: readonly UnitRow[]
  readonly total: number
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

/** The units found, each with its latest head-count and whether somebody answers for it. */
export function UnitList({ rows, total, selected, onSelect }: Props) {
  const words = useWords(organisationWords)
  const columns = useColumns(rows)
  return (
    <Ledger
      caption={words.title}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      selected={selected}
      onSelect={onSelect}
      copyable
      note={
        total > rows.length ? words.moreThanShown(number(rows.length), number(total)) : undefined
      }
      empty={<Empty title={words.none} normally={words.noneNormally} />}
    />
  )
}

/** What matters most where there is little room; the rest stands on the card. */
const onPhones = new Set(['name', 'headcount', 'contact'])

function useColumns(rows: readonly UnitRow[]): readonly Column<UnitRow>[] {
  const words = useWords(organisationWords)
  const language = useLanguage()
  const narrow = useNarrow()
  const allDemo = rows.every(({ demo }) => demo)
  const mixed = new Set(rows.map(({ headcount }) => headcount?.basis ?? null)).size > 1
  const latest = Math.max(0, ...rows.map(({ headcount }) => headcount?.year ?? 0))
  const kindOf = ({ kind }: UnitRow) => unitKindWords[kind][language]
  const linesOf = ({ lines }: UnitRow) => lines.map(({ name }) => name).join('、')
  const columns: readonly (Column<UnitRow> & { readonly needless?: boolean })[] = [
    {
      key: 'name',
      head: words.unit,
      wrap: true,
      cell: ({ name, demo }) => (
        <>
          {name} {demo && !allDemo ? <DemoTag /> : null}
        </>
      ),
      value: ({ name }) => name,
    },
    { key: 'kind', head: words.kind, cell: kindOf, value: kindOf },
    {
      key: 'region',
      head: words.region,
      needless: rows.every(({ regionName }) => regionName === rows[0]?.regionName),
      cell: ({ name, regionName }) => (name === regionName ? null : regionName),
      value: ({ regionName }) => regionName,
    },
    {
      key: 'lines',
      head: words.lines,
      needless: rows.every(({ lines }) => lines.length === 0),
      wrap: true,
      cell: linesOf,
      value: linesOf,
    },
    {
      key: 'headcount',
      head: words.headcount,
      unit: words.people,
      kind: 'figure',
      cell: ({ headcount }) => <Count of={headcount} mixed={mixed} />,
      value: ({ headcount }) => headcount?.amount ?? null,
    },
    {
      key: 'year',
      head: words.year,
      needless: rows.every(({ headcount }) => headcount === null),
      kind: 'centre',
      cell: ({ headcount }) => <YearOf of={headcount} latest={latest} />,
      value: ({ headcount }) => headcount?.year ?? null,
    },
    {
      key: 'contact',
      head: words.contact,
      kind: 'centre',
      cell: ({ contact }) => <Contact is={contact} />,
      value: ({ contact }) => words.contacts[contact],
    },
  ]
  const needed = columns.filter(({ needless }) => !needless)
  return narrow ? needed.filter(({ key }) => onPhones.has(key)) : needed
}

/** The head-count with whose heads they are, where the list has both; none is never a zero. */
function Count(props: { readonly of: UnitRow['headcount']; readonly mixed: boolean }) {
  const words = useWords(organisationWords)
  const language = useLanguage()
  const { of: count, mixed } = props
  if (count === null) return <Missing kind="blank" />
  return (
    <span title={headcountBasisWords[count.basis][language]}>
      {mixed && count.basis !== 'staff' ? (
        <span className="caption">{words.residents} </span>
      ) : null}
      {number(count.amount)}
    </span>
  )
}

/** The year it is of, marked where others in the list are newer. */
function YearOf(props: { readonly of: UnitRow['headcount']; readonly latest: number }) {
  const words = useWords(organisationWords)
  const { of: count, latest } = props
  if (count === null) return null
  if (count.year >= latest) return count.year
  return <SeverityTag severity="warning">{words.old(String(count.year))}</SeverityTag>
}

function Contact({ is }: { readonly is: UnitRow['contact'] }) {
  const words = useWords(organisationWords)
  if (is === 'none') return <Missing kind="blank" />
  if (is === 'valid') return words.contacts.valid
  return <SeverityTag severity="warning">{words.contacts.expired}</SeverityTag>
}
