import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { useWords } from '#web/words/useWords.ts'
import { handDownWords } from './words.ts'

interface Props {
  readonly label: string
  /** The button that sends it. */
  readonly act: string
  readonly busy: boolean
  readonly onSay: (text: string) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** One field and its button, where the unit or the officer says why: the only form of the page. */
export function SayForm({ label, act, busy, onSay, onClose, children }: Props) {
  const words = useWords(handDownWords)
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') onSay(text.trim())
  }
  return (
    <form className="task-form" onSubmit={submit}>
      {children}
      <Field label={label}>
        <textarea
          className="input"
          rows={3}
          required
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="task-acts">
        <Button kind="primary" size="large" submit busy={busy}>
          {act}
        </Button>
        <Button size="large" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
