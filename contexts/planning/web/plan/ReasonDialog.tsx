import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Failed } from '#web/kit/States.tsx'
import { useWords } from '#web/words/useWords.ts'
import { planWords } from '../words.ts'

interface Props {
  readonly title: string
  readonly label: string
  /** The button that does it. */
  readonly act: string
  readonly says?: ReactNode
  readonly busy: boolean
  readonly error: unknown
  readonly onReason: (reason: string) => void
  readonly onClose: () => void
}

/** Asks why, before something is done that stays in the history. */
export function ReasonDialog(props: Props) {
  const words = useWords(planWords)
  const [reason, setReason] = useState('')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    props.onReason(reason.trim())
  }
  return (
    <Dialog title={props.title} open onClose={props.onClose}>
      <form onSubmit={onSubmit}>
        {props.says === undefined ? null : <p className="plan-effect">{props.says}</p>}
        <Field label={props.label}>
          <textarea
            className="input"
            rows={3}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {props.error === null ? null : <Failed error={props.error} />}
        <div className="dialog-actions">
          <Button onClick={props.onClose}>{words.cancel}</Button>
          <Button kind="primary" submit busy={props.busy}>
            {props.act}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
