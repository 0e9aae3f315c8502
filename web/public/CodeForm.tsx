import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { api } from '../api.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { TextInput } from '../kit/TextInput.tsx'
import { shellWords } from '../words/shell.ts'
import { useWords } from '../words/useWords.ts'
import { Refused } from './Refused.tsx'

interface Props {
  readonly onDone: () => Promise<void>
  readonly onOther: () => void
  readonly phone: string | null | undefined
}

/** The second step: the authenticator's code, or a recovery code in the same field. */
export function CodeForm({ onDone, onOther, phone }: Props) {
  const words = useWords(shellWords)
  const field = useRef<HTMLInputElement>(null)
  const give = useMutation(
    api.access.secondFactor.mutationOptions({
      onSuccess: async ({ recoveryCodesLeft }) => {
        if (recoveryCodesLeft === null) await onDone()
      },
    }),
  )
  const left = give.data?.recoveryCodesLeft ?? null

  if (left !== null) {
    return (
      <div className="login-form">
        <h1>{words.codeTitle}</h1>
        <p role="status">{words.recoveryUsed(left)}</p>
        <div className="login-actions">
          <Button kind="primary" size="large" wide onClick={() => void onDone()}>
            {words.goOn}
          </Button>
        </div>
      </div>
    )
  }

  return (
    <form
      className="login-form"
      onSubmit={(event) => {
        event.preventDefault()
        const code = field.current?.value.normalize('NFKC').replace(/\s/g, '') ?? ''
        give.mutate({ code }, { onError: () => field.current?.select() })
      }}
    >
      <h1>{words.codeTitle}</h1>
      <Refused error={give.error} phone={phone} />
      <Field label={words.code} hint={words.codeSays}>
        <TextInput
          ref={field}
          name="code"
          autoComplete="one-time-code"
          inputMode="text"
          required
          autoFocus
        />
      </Field>
      <div className="login-actions">
        <Button kind="primary" size="large" submit wide busy={give.isPending}>
          {words.goOn}
        </Button>
      </div>
      <p>
        <button type="button" className="link-button" onClick={onOther}>
          {words.another}
        </button>
      </p>
      <p className="caption">{phone ? words.helpWith(phone) : words.help}</p>
    </form>
  )
}
