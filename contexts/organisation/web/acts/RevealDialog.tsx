import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { useWords } from '#web/words/useWords.ts'
import { organisationWords } from '../words.ts'

/** Asks why personal data are to be shown, before they are. */
export function RevealDialog(props: {
  readonly open: boolean
  readonly busy: boolean
  readonly onClose: () => void
  readonly onReveal: (reason: string) => void
}) {
  const { open, busy, onClose, onReveal } = props
  const { card: words, acts } = useWords(organisationWords)
  const [reason, setReason] = useState<string>(words.reasons.announce)
  return (
    <Dialog
      title={words.reveal}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{acts.cancel}</Button>
          <Button kind="primary" busy={busy} onClick={() => onReveal(reason)}>
            {words.reveal}
          </Button>
        </>
      }
    >
      <p>{words.revealSays}</p>
      <Field label={words.reason}>
        <select className="input" value={reason} onChange={({ target }) => setReason(target.value)}>
          {Object.values(words.reasons).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </Field>
    </Dialog>
  )
}
