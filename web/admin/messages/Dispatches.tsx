import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Instant } from '#kernel/days.ts'
import type { DispatchShape, shows } from '#platform/messages/contract.ts'
import { api } from '../../api.ts'
import { type Column, Ledger } from '../../kit/Ledger.tsx'
import { Failed } from '../../kit/States.tsx'
import { moment, number } from '../../words/format.ts'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { messagesWords } from './words.ts'

interface Props {
  readonly rows: readonly DispatchShape[]
  readonly show: (typeof shows)[number]
  readonly mayRun: boolean
}

/** Messages on their ways: what, to whom (masked), and why it is where it is. */
export function Dispatches({ rows, show, mayRun }: Props) {
  const words = useWords(messagesWords)
  const language = useLanguage()
  const queries = useQueryClient()
  const again = useMutation(
    api.messages.retry.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.messages.delivery.key() }),
    }),
  )
  const at = (when: string | null) => (when === null ? '--' : moment(when as Instant))
  const columns: readonly Column<DispatchShape>[] = [
    {
      key: 'what',
      head: words.what,
      wrap: true,
      cell: ({ what }) => what[language],
      value: ({ what }) => what[language],
    },
    { key: 'to', head: words.to, cell: ({ to }) => to, value: ({ to }) => to },
    {
      key: 'way',
      head: words.way,
      cell: ({ channel }) => words[channel],
      value: ({ channel }) => words[channel],
    },
    {
      key: 'region',
      head: words.region,
      wrap: true,
      cell: ({ regionName }) => regionName,
      value: ({ regionName }) => regionName,
    },
    {
      key: 'posted',
      head: words.posted,
      cell: ({ postedAt }) => at(postedAt),
      value: ({ postedAt }) => at(postedAt),
    },
    {
      key: 'tried',
      head: words.lastTry,
      cell: ({ lastTryAt }) => at(lastTryAt),
      value: ({ lastTryAt }) => at(lastTryAt),
    },
    {
      key: 'n',
      head: words.attempts,
      kind: 'figure',
      cell: ({ attempts }) => number(attempts),
      value: ({ attempts }) => attempts,
    },
    ...(show === 'delivered'
      ? []
      : [
          {
            key: 'why',
            head: words.why,
            wrap: true,
            cell: (row: DispatchShape) => why(row, words),
            value: (row: DispatchShape) => why(row, words),
          },
        ]),
    ...(show === 'dead' && mayRun
      ? [
          {
            key: 'again',
            head: '',
            kind: 'figure' as const,
            cell: ({ id, what, to }: DispatchShape) => (
              <button
                type="button"
                className="link-button"
                aria-label={words.againOf(what[language], to)}
                onClick={() => again.mutate({ id })}
              >
                {words.again}
              </button>
            ),
          },
        ]
      : []),
  ]

  return (
    <>
      <Ledger
        caption={words.shows[show]}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        sortable={false}
        copyable
        cards
        empty={<p className="quiet">{words.none[show]}</p>}
      />
      {again.error === null ? null : <Failed error={again.error} />}
    </>
  )
}

/** The reason with its code, and when it goes on. */
function why(row: DispatchShape, words: (typeof messagesWords)['zh' | 'en']): string {
  const { reason, code, heldBy, dueAt, deadAt } = row
  const told =
    reason === null ? [] : [`${words.reasons[reason]}${code === null ? '' : `（${code}）`}`]
  if (deadAt !== null) return told.join('')
  const due = moment(dueAt as Instant)
  if (heldBy === 'back-off') return [...told, words.againAt(due)].join('，')
  return heldBy === null ? '' : `${words.heldBy[heldBy]}，${words.nextAt(due)}`
}
