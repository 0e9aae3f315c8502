import { Failed } from '../kit/States.tsx'
import { ProblemError, problemCode } from '../problem.ts'
import { shellWords } from '../words/shell.ts'
import { useLanguage, useWords } from '../words/useWords.ts'

interface Props {
  readonly error: unknown
  readonly phone: string | null | undefined
}

/** Why signing in did not work: one sentence, and for a locked account whom to call. */
export function Refused({ error, phone }: Props) {
  const words = useWords(shellWords)
  const language = useLanguage()
  if (error === null || error === undefined) return null
  if (!(error instanceof ProblemError)) return <Failed error={error} />

  return (
    <div className="login-refused" role="alert">
      <p>{error.body.text[language]}</p>
      {problemCode(error) === 'locked-out' ? (
        <p>{phone ? words.locked(phone) : words.lockedNoPhone}</p>
      ) : null}
    </div>
  )
}
