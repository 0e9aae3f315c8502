import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import { Failed, Loaded } from '../../kit/States.tsx'
import { TextInput } from '../../kit/TextInput.tsx'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { messagesWords } from './words.ts'

/** Registers another system; its secret is shown once, before the dialog is left. */
export function AddWebhook({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(messagesWords)
  const queries = useQueryClient()
  const [unchosen, setUnchosen] = useState(false)
  const add = useMutation(
    api.messages.addWebhook.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.messages.webhooks.key() }),
    }),
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const templates = given.getAll('template').map(String)
    setUnchosen(templates.length === 0)
    if (templates.length === 0) return
    add.mutate({ name: String(given.get('name')), url: String(given.get('url')), templates })
  }
  if (add.data !== undefined) return <Secret of={add.data.secret} onClose={onClose} />

  return (
    <Dialog title={words.add} open onClose={onClose}>
      <form className="messages-form" onSubmit={onSubmit}>
        <Field label={words.name}>
          <TextInput name="name" required maxLength={100} autoComplete="off" />
        </Field>
        <Field label={words.url} hint={words.urlHint}>
          <TextInput name="url" type="url" required maxLength={500} autoComplete="off" />
        </Field>
        <Choices wrong={unchosen} />
        {add.error === null ? null : <Failed error={add.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="primary" submit busy={add.isPending}>
            {words.adding}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Choices({ wrong }: { readonly wrong: boolean }) {
  const words = useWords(messagesWords)
  const language = useLanguage()
  const templates = useQuery(api.messages.kinds.queryOptions())
  return (
    <fieldset className="messages-checks">
      <legend>{words.templates}</legend>
      <Loaded query={templates}>
        {(rows) =>
          rows.map(({ name, summary }) => (
            <label key={name}>
              <input type="checkbox" name="template" value={name} /> {summary[language]}
            </label>
          ))
        }
      </Loaded>
      {wrong ? (
        <p className="field-error" role="alert">
          {words.chooseTemplates}
        </p>
      ) : null}
    </fieldset>
  )
}

function Secret({ of, onClose }: { readonly of: string; readonly onClose: () => void }) {
  const words = useWords(messagesWords)
  return (
    <Dialog
      title={words.secret}
      open
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {words.done}
        </Button>
      }
    >
      <p>{words.secretOnce}</p>
      <p className="admin-hash">{of}</p>
    </Dialog>
  )
}
