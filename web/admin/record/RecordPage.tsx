import { Button } from '../../kit/Button.tsx'
import { Page } from '../../kit/Page.tsx'
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
      actions={
        view.proof === undefined ? (
          <Button onClick={() => setView({ proof: '1' })}>{words.verify}</Button>
        ) : (
          <Button onClick={() => setView({ proof: undefined })}>{words.closeProof}</Button>
        )
      }
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
      {view.proof === undefined ? null : <Proof />}
      <search className="admin-search">
        <Filters view={view} onChange={(change) => setView({ ...change, entry: undefined })} />
      </search>
      <Entries entries={entries} selected={view.entry} onSelect={(entry) => setView({ entry })} />
    </Page>
  )
}
