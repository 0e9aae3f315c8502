import type { FormEvent } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import { Failed } from '../../kit/States.tsx'
import { useWords } from '../../words/useWords.ts'
import { accountsWords } from './words.ts'

interface Props {
  readonly open: boolean
  /** The act, also on its button. */
  readonly title: string
  /** What it will do. */
  readonly says: string
  readonly busy: boolean
  readonly error: unknown
  readonly onClose: () => void
  readonly onReason: (reason: string) => void
}

/** An act that is only done with its reason. */
export function ReasonDialog({ open, title, says, busy, error, onClose, onReason }: Props) {
  const words = useWords(accountsWords)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onReason(String(new FormData(event.currentTarget).get('reason')))
  }

  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <p className="admin-says">{says}</p>
        <Field label={words.reason} hint={words.reasonHint}>
          <textarea name="reason" className="input" required maxLength={500} rows={3} />
        </Field>
        {error === null ? null : <Failed error={error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="primary" submit busy={busy}>
            {title}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
