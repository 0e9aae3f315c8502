import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { Empty } from '#web/kit/States.tsx'
import { DemoTag, SeverityTag } from '#web/kit/Tag.tsx'
import { number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { headcountBasisWords, unitKindWords } from '../kind-words.ts'
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

function useColumns(rows: readonly UnitRow[]): readonly Column<UnitRow>[] {
  const words = useWords(organisationWords)
  const language = useLanguage()
  const counted = rows.some(({ headcount }) => headcount !== null)
  const allDemo = rows.every(({ demo }) => demo)
  const mixed = new Set(rows.map(({ headcount }) => headcount?.basis ?? null)).size > 1
  const latest = Math.max(0, ...rows.map(({ headcount }) => headcount?.year ?? 0))
  const columns: (Column<UnitRow> | null)[] = [
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
    {
      key: 'kind',
      head: words.kind,
      cell: ({ kind }) => unitKindWords[kind][language],
      value: ({ kind }) => unitKindWords[kind][language],
    },
    rows.some(({ regionName }) => regionName !== rows[0]?.regionName)
      ? {
          key: 'region',
          head: words.region,
          cell: ({ name, regionName }) => (name === regionName ? null : regionName),
          value: ({ regionName }) => regionName,
        }
      : null,
    rows.some(({ lines }) => lines.length > 0)
      ? {
          key: 'lines',
          head: words.lines,
          wrap: true,
          cell: ({ lines }) => lines.map(({ name }) => name).join('、'),
          value: ({ lines }) => lines.map(({ name }) => name).join('、'),
        }
      : null,
    {
      key: 'headcount',
      head: words.headcount,
      unit: language === 'zh' ? '人' : '',
      kind: 'figure',
      cell: ({ headcount }) =>
        headcount === null ? (
          <Missing kind="blank" />
        ) : (
          <span title={headcountBasisWords[headcount.basis][language]}>
            {mixed && headcount.basis !== 'staff' ? (
              <span className="caption">{words.residents} </span>
            ) : null}
            {number(headcount.amount)}
          </span>
        ),
      value: ({ headcount }) => headcount?.amount ?? null,
    },
    counted
      ? {
          key: 'year',
          head: words.year,
          kind: 'centre',
          cell: ({ headcount }) =>
            headcount === null ? null : headcount.year < latest ? (
              <SeverityTag severity="warning">{words.old(String(headcount.year))}</SeverityTag>
            ) : (
              headcount.year
            ),
          value: ({ headcount }) => headcount?.year ?? null,
        }
      : null,
    {
      key: 'contact',
      head: words.contact,
      kind: 'centre',
      cell: ({ contact }) =>
        contact === 'expired' ? (
          <SeverityTag severity="warning">{words.contacts.expired}</SeverityTag>
        ) : contact === 'none' ? (
          <Missing kind="blank" />
        ) : (
          words.contacts.valid
        ),
      value: ({ contact }) => words.contacts[contact],
    },
  ]
  return columns.filter((column) => column !== null)
}
