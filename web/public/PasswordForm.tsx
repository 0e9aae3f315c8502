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
  readonly login: string
  readonly onLogin: (login: string) => void
  readonly phone: string | null | undefined
  readonly onDone: (answer: { readonly secondFactor: boolean }) => void
}

/** The first step: account and password. What is wrong is never said more exactly than needed. */
export function PasswordForm({ login, onLogin, phone, onDone }: Props) {
  const words = useWords(shellWords)
  const password = useRef<HTMLInputElement>(null)
  const signIn = useMutation(api.access.signIn.mutationOptions({ onSuccess: onDone }))

  return (
    <form
      className="login-form"
      onSubmit={(event) => {
        event.preventDefault()
        signIn.mutate(
          { login: login.trim(), password: password.current?.value ?? '' },
          { onError: () => password.current?.select() },
        )
      }}
    >
      <h1>{words.signInTo}</h1>
      <Refused error={signIn.error} phone={phone} />
      <Field label={words.login}>
        <TextInput
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={login}
          onChange={(event) => onLogin(event.target.value)}
        />
      </Field>
      <Field label={words.password}>
        <TextInput
          ref={password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
      </Field>
      <div className="login-actions">
        <Button kind="primary" size="large" submit busy={signIn.isPending} wide>
          {words.signIn}
        </Button>
      </div>
      <p className="caption">{phone ? words.helpWith(phone) : words.help}</p>
    </form>
  )
}
