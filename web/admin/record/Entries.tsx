import type { Instant } from '#kernel/days.ts'
import type { Language } from '#kernel/text.ts'
import { Button } from '../../kit/Button.tsx'
import { type Column, Ledger } from '../../kit/Ledger.tsx'
import { Section } from '../../kit/Page.tsx'
import { Empty, Failed, Loading } from '../../kit/States.tsx'
import { clock, moment } from '../../words/format.ts'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { type Entry, tell } from './tell.ts'
import type { Entries as Found } from './useEntries.ts'
import { recordWords } from './words.ts'

interface Props {
  readonly entries: Found
  readonly selected: number | undefined
  readonly onSelect: (entry: number) => void
}

/** The entries found, newest first, each as a sentence. */
export function Entries({ entries: { query, rows }, selected, onSelect }: Props) {
  const words = useWords(recordWords)
  const language = useLanguage()

  return (
    <Section title={words.entries}>
      {query.isPending ? (
        <Loading lines={12} />
      ) : query.error !== null ? (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <>
          <Ledger
            caption={words.entries}
            columns={columns(words, language)}
            rows={rows}
            keyOf={({ id }) => String(id)}
            selected={selected === undefined ? undefined : String(selected)}
            onSelect={(key) => onSelect(Number(key))}
            sortable={false}
            copyable
            cards
            empty={<Empty title={words.none} normally={words.noneSays} />}
          />
          {rows.length === 0 ? null : (
            <p className="admin-more">
              {query.hasNextPage ? (
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {words.older}
                </Button>
              ) : (
                <span className="caption">{words.allShown}</span>
              )}
            </p>
          )}
        </>
      )}
    </Section>
  )
}

const columns = (
  words: ReturnType<typeof useWords<typeof recordWords>>,
  language: Language,
): Column<Entry>[] => [
  {
    key: 'at',
    head: words.at,
    width: 176,
    cell: ({ at }) => `${moment(at as Instant).slice(0, 10)} ${clock(at as Instant, true)}`,
    value: ({ at }) => at,
  },
  {
    key: 'who',
    head: words.who,
    width: 120,
    cell: ({ actorName }) => actorName ?? <span className="quiet">{words.programme}</span>,
    value: ({ actorName }) => actorName ?? words.programme,
  },
  {
    key: 'what',
    head: words.what,
    wrap: true,
    cell: (entry) => tell(entry)[language],
    value: (entry) => tell(entry)[language],
  },
  {
    key: 'number',
    head: words.number,
    width: 90,
    kind: 'figure',
    cell: ({ id }) => id,
    value: ({ id }) => id,
  },
]
