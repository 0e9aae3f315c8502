import { Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { Section } from '#web/kit/Page.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { NoticeView } from '../../contract.ts'
import { noticeWords } from './words.ts'

/** What making the plan of this notice would change in the plan that is there. */
export function Differences({ notice }: { readonly notice: NoticeView }) {
  const words = useWords(noticeWords)
  const { plan, differences } = notice
  return (
    <Section title={differences.length === 0 ? words.noDifference : words.existing(plan!.revision)}>
      {differences.length === 0 ? null : (
        <Ledger
          caption={words.existing(plan!.revision)}
          compact
          rows={differences}
          keyOf={({ key }) => key}
          columns={[
            { key: 'label', head: words.label, wrap: true, cell: ({ label }) => label },
            {
              key: 'before',
              head: words.before,
              kind: 'figure',
              cell: ({ before }) => amount(before),
            },
            { key: 'after', head: words.after, kind: 'figure', cell: ({ after }) => amount(after) },
          ]}
        />
      )}
    </Section>
  )
}

const amount = (face: Readonly<Record<string, unknown>> | null) =>
  typeof face?.amount === 'number' ? number(face.amount) : <Missing kind="no-data" />
