import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Ledger } from '#web/kit/Ledger.tsx'
import { Section } from '#web/kit/Page.tsx'
import { DemoTag } from '#web/kit/Tag.tsx'
import { quantity } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { belowColumns } from './below-columns.tsx'
import { progressWords } from './words.ts'

/** What a region above issued to this one, and how far it is; absent where there is nothing. */
export function FromAbove() {
  const words = useWords(progressWords)
  const language = useLanguage()
  const { data = [] } = useQuery(api.planning.progressBelow.queryOptions())
  const parts = data.filter(({ fromAbove }) => fromAbove)
  if (parts.length === 0) return null
  return (
    <Section title={words.below.title} note={words.below.note}>
      <Ledger
        caption={words.below.title}
        rows={parts}
        keyOf={({ key }) => key}
        copyable
        columns={[
          {
            key: 'unit',
            head: words.list.unit,
            cell: ({ label, demo }) => (
              <>
                {label} {demo ? <DemoTag /> : null}
              </>
            ),
            value: ({ label }) => label,
          },
          {
            key: 'from',
            head: words.below.from,
            cell: ({ from, year }) => words.below.plan(from, String(year)),
            value: ({ from, year }) => `${from} ${year}`,
          },
          {
            key: 'target',
            head: words.list.target,
            kind: 'figure',
            cell: ({ amount, unit }) =>
              amount === null ? words.states.pending : quantity({ amount, unit }, language),
            value: ({ amount }) => amount,
          },
          ...belowColumns(words, (part: (typeof parts)[number]) => part),
        ]}
      />
    </Section>
  )
}
