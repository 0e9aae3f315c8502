import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Instant } from '#kernel/days.ts'
import { api, type client } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { copyText } from '../../kit/copy.ts'
import { Field } from '../../kit/Field.tsx'
import { type Column, Ledger } from '../../kit/Ledger.tsx'
import { Section } from '../../kit/Page.tsx'
import { Failed, Loaded } from '../../kit/States.tsx'
import { TextInput } from '../../kit/TextInput.tsx'
import { useMay } from '../../me.ts'
import { moment } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { inboxWords } from './words.ts'

type Feed = Awaited<ReturnType<typeof client.messages.feeds>>[number]

/** One's calendar feeds: made here, shown once, revoked at once. */
export function Feeds() {
  const words = useWords(inboxWords)
  const queries = useQueryClient()
  const feeds = useQuery(api.messages.feeds.queryOptions())
  const onSuccess = () => queries.invalidateQueries({ queryKey: api.messages.feeds.key() })
  const make = useMutation(api.messages.makeFeed.mutationOptions({ onSuccess }))
  const revoke = useMutation(
    api.messages.revokeFeed.mutationOptions({
      onSuccess: () => {
        make.reset()
        return onSuccess()
      },
    }),
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const entered = new FormData(form)
    const name = String(entered.get('name')).trim()
    const unitId = String(entered.get('unit') ?? '')
    make.mutate(unitId === '' ? { name } : { name, unitId }, { onSuccess: () => form.reset() })
  }
  const columns: readonly Column<Feed>[] = [
    { key: 'name', head: words.feedName, wrap: true, cell: ({ name }) => name },
    { key: 'made', head: words.feedMade, cell: ({ madeAt }) => moment(madeAt as Instant) },
    {
      key: 'revoke',
      head: '',
      kind: 'figure',
      cell: ({ id, name }) => (
        <button
          type="button"
          className="link-button"
          aria-label={words.revokeOf(name)}
          onClick={() => revoke.mutate({ id })}
        >
          {words.revoke}
        </button>
      ),
    },
  ]

  return (
    <Section title={words.feeds} note={words.feedsSay}>
      <Loaded query={feeds} lines={2}>
        {(rows) => (
          <Ledger
            caption={words.feeds}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            empty={<p className="quiet">{words.noFeeds}</p>}
          />
        )}
      </Loaded>
      {make.data === undefined ? null : <Address path={make.data.path} />}
      <form className="feed-form" onSubmit={onSubmit}>
        <Field label={words.feedName} hint={words.feedNameHint}>
          <TextInput name="name" required maxLength={100} autoComplete="off" />
        </Field>
        <UnitChoice />
        <Button submit busy={make.isPending}>
          {words.makeFeed}
        </Button>
      </form>
      {make.error === null ? null : <Failed error={make.error} />}
      {revoke.error === null ? null : <Failed error={revoke.error} />}
    </Section>
  )
}

/** Of which unit the feed is to be; left alone, of all one may see. */
function UnitChoice() {
  const words = useWords(inboxWords)
  const enabled = useMay('organisation.see')
  const units = useQuery(api.organisation.units.queryOptions({ input: { limit: 1000 }, enabled }))
  if (!enabled) return null
  return (
    <Field label={words.feedOf}>
      <select className="input" name="unit" defaultValue="">
        <option value="">{words.feedOfAll}</option>
        {(units.data?.units ?? []).map(({ id, name, regionName }) => (
          <option key={id} value={id}>
            {name === regionName ? name : `${name}（${regionName}）`}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** The address of a feed just made. */
function Address({ path }: { readonly path: string }) {
  const words = useWords(inboxWords)
  const [copied, setCopied] = useState(false)
  const address = `${location.origin}${path}`
  return (
    <div className="feed-address" role="status">
      <p>{words.once}</p>
      <code>{address}</code>
      <Button size="small" onClick={() => void copyText(address).then(setCopied)}>
        {copied ? words.copied : words.copy}
      </Button>
    </div>
  )
}
