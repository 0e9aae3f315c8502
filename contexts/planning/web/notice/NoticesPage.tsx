import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { z } from 'zod'
import type { Instant } from '#kernel/days.ts'
import { api, type client } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { Page, Section } from '#web/kit/Page.tsx'
import { Empty, Failed, Loaded } from '#web/kit/States.tsx'
import { DemoTag } from '#web/kit/Tag.tsx'
import { Upload } from '#web/kit/Upload.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMe } from '#web/me.ts'
import { upload } from '#web/upload.ts'
import { moment } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { noticeWords } from './words.ts'
import './notice.css'

type Head = Awaited<ReturnType<typeof client.planning.notices>>[number]

/** Notices of a region: read a new one, or open one that was read before. */
export function NoticesPage() {
  const words = useWords(noticeWords)
  const { assignments, permissions } = useMe()
  const [view, setView] = useView(z.object({ region: z.uuid().optional() }))
  const regionId = view.region ?? assignments[0]!.regionId
  const notices = useQuery(api.planning.notices.queryOptions({ input: { regionId } }))

  return (
    <Page title={words.notices} meta={<span>{words.noticesSay}</span>}>
      {assignments.length < 2 ? null : (
        <Field label={words.region}>
          <select
            className="input"
            value={regionId}
            onChange={({ target }) => setView({ region: target.value })}
          >
            {assignments.map(({ regionId: id, regionName }) => (
              <option key={id} value={id}>
                {regionName}
              </option>
            ))}
          </select>
        </Field>
      )}
      {permissions.includes('planning.read-notice') ? <ReadOne regionId={regionId} /> : null}
      <Section title={words.received}>
        <Loaded query={notices}>{(rows) => <Received rows={rows} />}</Loaded>
      </Section>
    </Page>
  )
}

const kinds = ['.docx', '.doc', '.wps', '.xlsx', '.xls', '.et', '.pdf', '.txt', '.md']

/** A file or pasted text becomes a notice, and its page opens. */
function ReadOne({ regionId }: { readonly regionId: string }) {
  const words = useWords(noticeWords)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [progress, setProgress] = useState<number>()
  const receive = useMutation({
    mutationFn: async (from: File | string) => {
      const input =
        typeof from === 'string'
          ? { regionId, text: from }
          : { regionId, uploadId: (await upload(from, setProgress)).id }
      return api.planning.receiveNotice.call(input)
    },
    onSettled: () => setProgress(undefined),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: api.planning.key() })
      await navigate({ to: `/notices/${id}` })
    },
  })
  const onPaste = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    receive.mutate(String(new FormData(event.currentTarget).get('text')))
  }

  return (
    <div className="notice-read">
      <Upload
        label={words.chooseFile}
        kinds={kinds}
        limitBytes={100_000_000}
        onFile={(file) => receive.mutate(file)}
        progress={progress}
      />
      <form onSubmit={onPaste}>
        <Field label={words.orPaste}>
          <textarea name="text" className="input notice-paste" required rows={6} />
        </Field>
        <Button submit busy={receive.isPending}>
          {words.read}
        </Button>
      </form>
      {receive.error === null ? null : <Failed error={receive.error} />}
    </div>
  )
}

function Received({ rows }: { readonly rows: readonly Head[] }) {
  const words = useWords(noticeWords)
  const columns: Column<Head>[] = [
    {
      key: 'title',
      head: words.title,
      wrap: true,
      cell: ({ id, title, fileName, demo }) => (
        <>
          <Link to={`/notices/${id}`}>{title ?? fileName}</Link> {demo ? <DemoTag /> : null}
        </>
      ),
      value: ({ title }) => title,
    },
    {
      key: 'year',
      head: words.year,
      kind: 'figure',
      cell: ({ year }) => year ?? <Missing kind="no-data" />,
      value: ({ year }) => year,
    },
    {
      key: 'number',
      head: words.number,
      cell: ({ documentNumber }) => documentNumber ?? <span className="quiet">{words.absent}</span>,
    },
    {
      key: 'findings',
      head: words.toSee,
      cell: ({ errors, warnings }) => words.counts(errors, warnings),
      value: ({ errors, warnings }) => errors * 1000 + warnings,
    },
    {
      key: 'received',
      head: words.received,
      // The server writes moments as instants.
      cell: ({ receivedAt }) => moment(receivedAt as Instant),
      value: ({ receivedAt }) => receivedAt,
    },
  ]
  return (
    <Ledger
      caption={words.notices}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      cards
      empty={<Empty title={words.none} normally={words.noneSays} />}
    />
  )
}
