import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type client } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { type Column, Ledger } from '../../kit/Ledger.tsx'
import { Section } from '../../kit/Page.tsx'
import { Failed, Loaded } from '../../kit/States.tsx'
import { useMay } from '../../me.ts'
import { number } from '../../words/format.ts'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { AddWebhook } from './AddWebhook.tsx'
import { messagesWords } from './words.ts'

type Webhook = Awaited<ReturnType<typeof client.messages.webhooks>>[number]

/** The other systems that are told. */
export function Webhooks() {
  const words = useWords(messagesWords)
  const mayRun = useMay('messages.run')
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Webhook>()
  const webhooks = useQuery(api.messages.webhooks.queryOptions())
  const called = useKindNames()
  const columns: readonly Column<Webhook>[] = [
    { key: 'name', head: words.name, wrap: true, cell: ({ name }) => name },
    { key: 'url', head: words.url, wrap: true, cell: ({ url }) => url },
    { key: 'region', head: words.region, cell: ({ regionName }) => regionName },
    {
      key: 'templates',
      head: words.templates,
      wrap: true,
      cell: ({ templates }) => templates.map(called).join(words.comma),
    },
    { key: 'by', head: words.addedBy, cell: ({ addedBy }) => addedBy },
    {
      key: 'open',
      head: words.undelivered,
      kind: 'figure',
      cell: ({ waiting, dead }) => number(waiting + dead),
    },
    ...(mayRun
      ? [
          {
            key: 'end',
            head: '',
            kind: 'figure' as const,
            cell: (webhook: Webhook) => (
              <button
                type="button"
                className="link-button"
                aria-label={words.endOf(webhook.name)}
                onClick={() => setEnding(webhook)}
              >
                {words.end}
              </button>
            ),
          },
        ]
      : []),
  ]

  return (
    <Section
      title={words.parts.webhooks}
      note={words.webhooksSay}
      actions={mayRun ? <Button onClick={() => setAdding(true)}>{words.add}</Button> : null}
    >
      <Loaded query={webhooks}>
        {(rows) => (
          <Ledger
            caption={words.parts.webhooks}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            empty={<p className="quiet">{words.noWebhooks}</p>}
          />
        )}
      </Loaded>
      {adding ? <AddWebhook onClose={() => setAdding(false)} /> : null}
      {ending === undefined ? null : (
        <EndWebhook webhook={ending} onClose={() => setEnding(undefined)} />
      )}
    </Section>
  )
}

/** What a kind of message is called; its name where the programme no longer has it. */
function useKindNames(): (name: string) => string {
  const language = useLanguage()
  const kinds = useQuery(api.messages.kinds.queryOptions()).data ?? []
  return (name) => kinds.find((kind) => kind.name === name)?.summary[language] ?? name
}

function EndWebhook(props: { readonly webhook: Webhook; readonly onClose: () => void }) {
  const words = useWords(messagesWords)
  const queries = useQueryClient()
  const { webhook, onClose } = props
  const end = useMutation(
    api.messages.endWebhook.mutationOptions({
      onSuccess: () => {
        onClose()
        return queries.invalidateQueries({ queryKey: api.messages.webhooks.key() })
      },
    }),
  )
  return (
    <Dialog
      title={words.endOf(webhook.name)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            kind="primary"
            busy={end.isPending}
            onClick={() => end.mutate({ id: webhook.id })}
          >
            {words.end}
          </Button>
        </>
      }
    >
      <p>{words.endSays(webhook.name)}</p>
      {end.error === null ? null : <Failed error={end.error} />}
    </Dialog>
  )
}
