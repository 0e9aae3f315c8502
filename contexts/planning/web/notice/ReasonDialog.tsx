import type { FormEvent } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { useWords } from '#web/words/useWords.ts'
import { noticeWords } from './words.ts'

interface Props {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly onReason: (reason: string) => void
}

/** Asks why, before something that was understood is left out. */
export function ReasonDialog({ title, open, onClose, onReason }: Props) {
  const words = useWords(noticeWords)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onReason(String(new FormData(event.currentTarget).get('reason')))
    onClose()
  }
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Field label={words.reason} hint={words.reasonHint}>
          <textarea name="reason" className="input" rows={3} required maxLength={500} />
        </Field>
        <div className="dialog-actions">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="primary" submit>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
