import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Instant } from '#kernel/days.ts'
import { api, type client } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Empty, Loaded } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { moment, number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { ActDialog } from './acts/ActDialog.tsx'
import { organisationWords } from './words.ts'

type Batch = Awaited<ReturnType<typeof client.organisation.imports>>[number]

/** What was taken in before; each can be taken back while nothing rests on it. */
export function PastImports() {
  const words = useWords(organisationWords).import_
  const batches = useQuery(api.organisation.imports.queryOptions())
  const [reverting, setReverting] = useState<Batch>()
  const columns = useColumns(setReverting)
  return (
    <Section title={words.past}>
      <Loaded query={batches}>
        {(rows) => (
          <Ledger
            caption={words.past}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            copyable
            cards
            empty={<Empty title={words.none} normally={words.noneNormally} />}
          />
        )}
      </Loaded>
      <ActDialog
        title={`${words.revert}　${reverting?.fileName ?? ''}`}
        open={reverting !== undefined}
        onClose={() => setReverting(undefined)}
        note={words.revertSays}
        send={(form) =>
          api.organisation.revertImport.call({
            id: reverting!.id,
            reason: String(form.get('reason')),
          })
        }
      >
        <Field label={words.revertReason}>
          <TextInput name="reason" required maxLength={200} />
        </Field>
      </ActDialog>
    </Section>
  )
}

function useColumns(onRevert: (batch: Batch) => void): readonly Column<Batch>[] {
  const words = useWords(organisationWords).import_
  return [
    {
      key: 'file',
      head: words.file,
      wrap: true,
      cell: ({ fileName }) => fileName,
      value: ({ fileName }) => fileName,
    },
    { key: 'at', head: words.when, cell: ({ at }) => moment(at as Instant), value: ({ at }) => at },
    {
      key: 'rows',
      head: words.rows,
      kind: 'figure',
      cell: (batch) => number(written(batch)),
      value: written,
    },
    {
      key: 'state',
      head: words.state,
      wrap: true,
      cell: ({ revertedAt, reason }) =>
        revertedAt === null ? words.inForce : words.reverted(reason ?? ''),
      value: ({ revertedAt, reason }) =>
        revertedAt === null ? words.inForce : words.reverted(reason ?? ''),
    },
    {
      key: 'revert',
      head: '',
      cell: (batch) =>
        batch.revertedAt === null ? (
          <button
            type="button"
            className="link-button"
            aria-label={`${words.revert}，${batch.fileName}`}
            onClick={() => onRevert(batch)}
          >
            {words.revert}
          </button>
        ) : null,
    },
  ]
}

const written = ({ counts }: Batch): number => (counts.new ?? 0) + (counts.changed ?? 0)
