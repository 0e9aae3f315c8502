import type { Instant } from '#kernel/days.ts'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { SeverityTag, Tag } from '#web/kit/Tag.tsx'
import { moment, number, signed, unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { HandDownRow } from '../shapes.ts'
import { handDownWords } from './words.ts'

interface Props {
  readonly rows: readonly HandDownRow[]
  readonly selected: string | undefined
  readonly onOpen: (id: string) => void
}

/** The units of a plan with figure, answer, due day, last contact and what may keep them from answering. */
export function HandDownTable({ rows, selected, onOpen }: Props) {
  const words = useWords(handDownWords)
  return (
    <Ledger
      caption={words.plainTitle}
      columns={useColumns(rows, onOpen)}
      rows={rows}
      keyOf={({ id }) => id}
      selected={selected}
      onSelect={onOpen}
      onOpen={onOpen}
      copyable
      empty={<p className="quiet">{words.nothingHere}</p>}
    />
  )
}

function useColumns(
  rows: readonly HandDownRow[],
  onOpen: (id: string) => void,
): readonly Column<HandDownRow>[] {
  const words = useWords(handDownWords)
  const language = useLanguage()
  const unit = rows[0]?.unit
  return [
    {
      key: 'unit',
      head: words.unit,
      cell: ({ id, label }) => (
        <button type="button" className="link-button" onClick={() => onOpen(id)}>
          {label}
        </button>
      ),
      value: ({ label }) => label,
    },
    {
      key: 'amount',
      head: words.target,
      ...(unit === undefined ? {} : { unit: unitNames[unit][language] }),
      kind: 'figure',
      cell: ({ amount }) => (amount === null ? words.pending : number(amount)),
      value: ({ amount }) => amount,
    },
    {
      key: 'state',
      head: words.state,
      wrap: true,
      cell: (row) => <StateMark row={row} />,
      value: ({ state }) => words.states[state],
    },
    {
      key: 'filed',
      head: words.filed,
      kind: 'figure',
      cell: ({ filed }) =>
        filed === null
          ? null
          : `${number(filed.total)}${filed.difference === null || filed.difference === 0 ? '' : `（${signed(filed.difference)}）`}`,
      value: ({ filed }) => filed?.total ?? null,
    },
    {
      key: 'due',
      head: words.due,
      kind: 'figure',
      cell: ({ dueOn, open }) => (open ? dueOn : null),
      value: ({ dueOn, open }) => (open ? dueOn : null),
    },
    {
      key: 'over',
      head: words.over,
      kind: 'figure',
      cell: ({ daysOver }) => (daysOver === 0 ? null : words.days(daysOver)),
      value: ({ daysOver }) => daysOver,
    },
    {
      key: 'contact',
      head: words.lastContact,
      cell: ({ lastContact }) =>
        lastContact === null ? null : (
          <span className="hand-note">
            {moment(lastContact.at as Instant)}{' '}
            {words.actions[lastContact.action as keyof typeof words.actions]}
          </span>
        ),
      value: ({ lastContact }) => lastContact?.at ?? null,
    },
    {
      key: 'liaison',
      head: words.liaison,
      wrap: true,
      cell: ({ liaison, flags }) => (
        <>
          {liaison}{' '}
          {flags.map((flag) => (
            <span className="hand-flag" key={flag}>
              <SeverityTag severity="warning">{words.flags[flag]}</SeverityTag>{' '}
            </span>
          ))}
        </>
      ),
      value: ({ liaison, flags }) =>
        [liaison ?? '', ...flags.map((flag) => words.flags[flag])].filter(Boolean).join('，'),
    },
  ]
}

function StateMark({ row }: { readonly row: HandDownRow }) {
  const words = useWords(handDownWords)
  const { state, silent } = row
  if (state === 'locked') return <span>{words.states.locked}</span>
  return (
    <>
      <Tag>{words.states[state]}</Tag>{' '}
      {row.objection === null ? null : <span className="hand-note">{row.objection}</span>}{' '}
      {silent ? <span className="hand-note">{words.silent}</span> : null}
    </>
  )
}
