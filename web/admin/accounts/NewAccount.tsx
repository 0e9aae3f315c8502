import { type FormEvent, useState } from 'react'
import { client } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import { Failed } from '../../kit/States.tsx'
import { TextInput } from '../../kit/TextInput.tsx'
import { useWords } from '../../words/useWords.ts'
import { RegionSelect } from './RegionSelect.tsx'
import { ShownOnce } from './ShownOnce.tsx'
import { useVerb } from './useAccounts.ts'
import { accountsWords } from './words.ts'

interface Props {
  readonly open: boolean
  /** With the new account's id, once there is one. */
  readonly onClose: (made?: string) => void
}

/** A new account: who it is for, then its first password, shown once. */
export function NewAccount({ open, onClose }: Props) {
  const words = useWords(accountsWords)
  const [regionId, setRegionId] = useState<string>()
  const make = useVerb(client.access.createAccount)
  const close = () => {
    onClose(make.data?.id)
    make.reset()
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    make.mutate({ login: String(form.get('login')), name: String(form.get('name')), regionId })
  }

  if (make.data !== undefined) {
    return (
      <Dialog title={words.made} open={open} onClose={close}>
        <ShownOnce
          label={words.password}
          login={make.variables.login}
          password={make.data.password}
        />
        <p>{words.passwordSays}</p>
        <p>{words.next}</p>
        <div className="dialog-actions">
          <Button kind="primary" onClick={close}>
            {words.done}
          </Button>
        </div>
      </Dialog>
    )
  }

  return (
    <Dialog title={words.make} open={open} onClose={close}>
      <form onSubmit={onSubmit}>
        <Field label={words.name}>
          <TextInput name="name" required maxLength={50} autoComplete="off" />
        </Field>
        <Field label={words.login} hint={words.loginHint}>
          <TextInput
            name="login"
            required
            pattern="[a-z0-9][a-z0-9.\-]{2,49}"
            title={words.loginHint}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
        <RegionSelect
          label={words.region}
          hint={words.regionHint}
          value={regionId}
          onChange={setRegionId}
        />
        {make.error === null ? null : <Failed error={make.error} />}
        <div className="dialog-actions">
          <Button onClick={close}>{words.cancel}</Button>
          <Button kind="primary" submit busy={make.isPending}>
            {words.make}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
