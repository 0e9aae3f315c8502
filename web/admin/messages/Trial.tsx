import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { api } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import { Section } from '../../kit/Page.tsx'
import { Failed } from '../../kit/States.tsx'
import { TextInput } from '../../kit/TextInput.tsx'
import { useWords } from '../../words/useWords.ts'
import { messagesWords } from './words.ts'

/** Sends a trial by one way to an address. */
export function Trial() {
  const words = useWords(messagesWords)
  const queries = useQueryClient()
  const trial = useMutation(
    api.messages.trial.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.messages.delivery.key() }),
    }),
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const channel = given.get('channel') === 'email' ? ('email' as const) : ('sms' as const)
    trial.mutate({ channel, address: String(given.get('address')).trim() })
  }

  return (
    <Section title={words.trial} note={words.trialSays}>
      <form className="admin-filters" onSubmit={onSubmit}>
        <Field label={words.channel}>
          <select className="input" name="channel">
            <option value="sms">{words.sms}</option>
            <option value="email">{words.email}</option>
          </select>
        </Field>
        <Field label={words.address}>
          <TextInput name="address" required maxLength={200} autoComplete="off" />
        </Field>
        <Button submit busy={trial.isPending}>
          {words.send}
        </Button>
      </form>
      {trial.isSuccess ? <p role="status">{words.sent}</p> : null}
      {trial.error === null ? null : <Failed error={trial.error} />}
    </Section>
  )
}
