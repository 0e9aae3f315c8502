import type { Instant } from '#kernel/days.ts'
import type { JobShape } from '#platform/operation/contract.ts'
import { type Column, Ledger } from '../../kit/Ledger.tsx'
import { Missing } from '../../kit/Missing.tsx'
import { Section } from '../../kit/Page.tsx'
import { SeverityTag } from '../../kit/Tag.tsx'
import { moment, number } from '../../words/format.ts'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { inWords } from './cron.ts'
import { operationWords } from './words.ts'

/** Every job: when it runs, and how its last run went. */
export function Timetable({ jobs }: { readonly jobs: readonly JobShape[] }) {
  const words = useWords(operationWords)
  const language = useLanguage()
  const columns: readonly Column<JobShape>[] = [
    {
      key: 'job',
      head: words.job,
      wrap: true,
      cell: ({ name, summary }) => (
        <>
          {summary[language]} <span className="quiet">{name}</span>
        </>
      ),
      value: ({ name }) => name,
    },
    {
      key: 'every',
      head: words.every,
      cell: ({ every }) =>
        every === null ? <span className="quiet">{words.onDemand}</span> : inWords(every)[language],
      value: ({ every }) => every,
    },
    {
      key: 'last',
      head: words.lastRun,
      cell: ({ last }) => (last === null ? <Missing kind="no-data" /> : moment(last.at as Instant)),
      value: ({ last }) => last?.at,
    },
    {
      key: 'state',
      head: words.state,
      cell: ({ last }) =>
        last === null ? null : last.state === 'failed' ? (
          <SeverityTag severity="error">{words.states.failed}</SeverityTag>
        ) : (
          words.states[last.state]
        ),
      value: ({ last }) => last?.state,
    },
    {
      key: 'took',
      head: words.took,
      kind: 'figure',
      cell: ({ last }) =>
        last === null || last.seconds === null ? null : words.seconds(number(last.seconds, 1)),
      value: ({ last }) => last?.seconds,
    },
  ]

  return (
    <Section title={words.jobs} note={words.jobsSay}>
      <Ledger
        caption={words.jobs}
        columns={columns}
        rows={jobs}
        keyOf={({ name }) => name}
        copyable
      />
    </Section>
  )
}
