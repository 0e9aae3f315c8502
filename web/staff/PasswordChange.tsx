import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { Failed } from '../kit/States.tsx'
import { Ticked } from '../kit/Tag.tsx'
import { TextInput } from '../kit/TextInput.tsx'
import { accountWords } from '../words/account.ts'
import { useWords } from '../words/useWords.ts'

/** Changes one's own password; every other session ends with it. */
export function PasswordChange() {
  const words = useWords(accountWords)
  const queries = useQueryClient()
  const [differ, setDiffer] = useState(false)
  const change = useMutation(
    api.access.changePassword.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  )

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const entered = new FormData(form)
    const [current, next] = [String(entered.get('current')), String(entered.get('next'))]
    const same = next === entered.get('again')
    setDiffer(!same)
    if (same) change.mutate({ current, next }, { onSuccess: () => form.reset() })
  }

  return (
    <form className="account-form" onSubmit={onSubmit}>
      <Field label={words.current}>
        <TextInput name="current" type="password" autoComplete="current-password" required />
      </Field>
      <Field label={words.next} hint={words.nextHint}>
        <TextInput name="next" type="password" autoComplete="new-password" required />
      </Field>
      <Field label={words.again} error={differ ? words.notSame : undefined}>
        <TextInput name="again" type="password" autoComplete="new-password" required />
      </Field>
      {change.error === null ? null : <Failed error={change.error} />}
      <div className="account-actions">
        <Button kind="primary" submit busy={change.isPending}>
          {words.change}
        </Button>
        <span role="status">
          {change.isSuccess ? (
            <Ticked>{words.changed(change.data.otherSessionsEnded)}</Ticked>
          ) : null}
        </span>
      </div>
    </form>
  )
}
