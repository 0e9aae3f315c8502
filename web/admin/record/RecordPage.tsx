import { Page, Section } from '../../kit/Page.tsx'
import { useWords } from '../../words/useWords.ts'
import { Entries } from './Entries.tsx'
import { EntryDetails } from './EntryDetails.tsx'
import { Filters } from './Filters.tsx'
import { Proof } from './Proof.tsx'
import { useEntries } from './useEntries.ts'
import { useRecordView } from './view.ts'
import { recordWords } from './words.ts'
import '../admin.css'

/** The record for the audit administrator: search it, read it, prove it. */
export function RecordPage() {
  const words = useWords(recordWords)
  const [view, setView] = useRecordView()
  const entries = useEntries(view)
  const selected = entries.rows.find(({ id }) => id === view.entry)

  return (
    <Page
      title={words.title}
      meta={<span>{words.says}</span>}
      inspector={
        selected === undefined ? undefined : (
          <EntryDetails
            entry={selected}
            onClose={() => setView({ entry: undefined })}
            onNarrow={(to) => setView({ ...to, entry: undefined }, 'push')}
          />
        )
      }
    >
      <Proof />
      <Section title={words.search}>
        <Filters view={view} onChange={(change) => setView({ ...change, entry: undefined })} />
      </Section>
      <Entries entries={entries} selected={view.entry} onSelect={(entry) => setView({ entry })} />
    </Page>
  )
}
