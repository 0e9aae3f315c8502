import { useState } from 'react'
import type { Instant } from '#kernel/days.ts'
import type { Language } from '#kernel/text.ts'
import type { JobShape } from '#platform/operation/contract.ts'
import { type Column, Ledger } from '../../kit/Ledger.tsx'
import { Missing } from '../../kit/Missing.tsx'
import { Section } from '../../kit/Page.tsx'
import { SeverityTag } from '../../kit/Tag.tsx'
import { useMay } from '../../me.ts'
import { moment, number } from '../../words/format.ts'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { inWords } from './cron.ts'
import { StartJob } from './StartJob.tsx'
import { operationWords } from './words.ts'

/** Every job: when it runs, how its last run went, and for some a button to start it. */
export function Timetable({ jobs }: { readonly jobs: readonly JobShape[] }) {
  const words = useWords(operationWords)
  const language = useLanguage()
  const starts = useMay('operation.run')
  const [starting, setStarting] = useState<string>()
  const chosen = jobs.find(({ name }) => name === starting)
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
      value: ({ name, summary }) => `${summary[language]} ${name}`,
    },
    {
      key: 'every',
      head: words.every,
      cell: ({ every }) =>
        every === null ? <span className="quiet">{words.onDemand}</span> : inWords(every)[language],
      value: ({ every }) => (every === null ? words.onDemand : inWords(every)[language]),
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
      value: ({ last }) => (last === null ? null : words.states[last.state]),
    },
    {
      key: 'took',
      head: words.took,
      kind: 'figure',
      cell: ({ last }) =>
        last === null || last.seconds === null ? null : words.seconds(number(last.seconds, 1)),
      value: ({ last }) => last?.seconds,
    },
    ...(starts ? [startColumn(words, language, setStarting)] : []),
  ]

  return (
    <Section title={words.jobs} note={words.jobsSay}>
      <Ledger
        caption={words.jobs}
        columns={columns}
        rows={jobs}
        keyOf={({ name }) => name}
        copyable
        cards
      />
      {chosen === undefined ? null : (
        <StartJob key={chosen.name} job={chosen} onClose={() => setStarting(undefined)} />
      )}
    </Section>
  )
}

const startColumn = (
  words: ReturnType<typeof useWords<typeof operationWords>>,
  language: Language,
  start: (name: string) => void,
): Column<JobShape> => ({
  key: 'start',
  head: words.byHand,
  cell: ({ name, summary, fields, last }) =>
    fields === null ? null : (
      <button
        type="button"
        className="link-button"
        aria-label={`${words.start}：${summary[language]}`}
        disabled={last?.state === 'waiting' || last?.state === 'running'}
        onClick={() => start(name)}
      >
        {words.start}
      </button>
    ),
})
