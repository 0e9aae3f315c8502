import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { copyText } from '../../kit/copy.ts'
import { useWords } from '../../words/useWords.ts'
import { accountsWords } from './words.ts'

interface Props {
  readonly label: string
  readonly login: string
  readonly password: string
}

/** A password that is shown this once, with the login it belongs to. */
export function ShownOnce({ label, login, password }: Props) {
  const words = useWords(accountsWords)
  const [copied, setCopied] = useState(false)
  return (
    <>
      <p className="caption">
        {words.login} {login}
      </p>
      <p className="caption">{label}</p>
      <p className="page-actions admin-says">
        <b className="admin-first-password">{password}</b>{' '}
        <Button size="small" onClick={() => void copyText(password).then(setCopied)}>
          <span aria-live="polite">{copied ? words.copied : words.copy}</span>
        </Button>
      </p>
    </>
  )
}
