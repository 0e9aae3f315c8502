import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { Failed } from '../kit/States.tsx'
import { TextInput } from '../kit/TextInput.tsx'
import { accountWords } from '../words/account.ts'
import { useWords } from '../words/useWords.ts'

/** Takes an authenticator into use, in three steps: password, code, recovery codes kept. */
export function SecondFactor({ on }: { readonly on: boolean }) {
  const words = useWords(accountWords)
  const queries = useQueryClient()
  const [codes, setCodes] = useState<readonly string[]>()
  const begin = useMutation(api.access.beginSecondFactor.mutationOptions())

  const keep = async () => {
    await queries.invalidateQueries()
    begin.reset()
    setCodes(undefined)
  }

  if (codes !== undefined) {
    return (
      <div className="account-form">
        <p>{words.recovery}</p>
        <ul className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Button kind="primary" onClick={() => void keep()}>
          {words.kept}
        </Button>
      </div>
    )
  }
  if (begin.data !== undefined) return <Confirm offer={begin.data} onCodes={setCodes} />

  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault()
        begin.mutate({ password: String(new FormData(event.currentTarget).get('password')) })
      }}
    >
      <p>{on ? words.secondFactorOn : words.secondFactorOff}</p>
      <Field label={words.current} hint={words.beginHint}>
        <TextInput name="password" type="password" autoComplete="current-password" required />
      </Field>
      {begin.error === null ? null : <Failed error={begin.error} />}
      <div className="account-actions">
        <Button submit busy={begin.isPending}>
          {on ? words.beginAgain : words.begin}
        </Button>
      </div>
    </form>
  )
}

function Confirm(props: {
  readonly offer: { readonly secret: string; readonly qr: string }
  readonly onCodes: (codes: readonly string[]) => void
}) {
  const { offer, onCodes } = props
  const words = useWords(accountWords)
  const confirm = useMutation(
    api.access.confirmSecondFactor.mutationOptions({
      onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
    }),
  )

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    confirm.mutate({ code: String(new FormData(event.currentTarget).get('code')).trim() })
  }

  return (
    <form className="account-form" onSubmit={onSubmit}>
      <p>{words.scan}</p>
      <img className="account-qr" src={offer.qr} alt={words.qr} width={180} height={180} />
      <p className="account-secret">
        {words.secret} <b>{offer.secret}</b>
      </p>
      <Field label={words.firstCode}>
        <TextInput name="code" autoComplete="one-time-code" inputMode="numeric" required />
      </Field>
      {confirm.error === null ? null : <Failed error={confirm.error} />}
      <div className="account-actions">
        <Button kind="primary" submit busy={confirm.isPending}>
          {words.confirm}
        </Button>
      </div>
    </form>
  )
}
