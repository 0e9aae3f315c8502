import { type FormEvent, useState } from 'react'
import { readAmount } from '#web/kit/amount.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { DecisionShape, NoticeView } from '../../contract.ts'
import { decisionOn } from './useNotice.ts'
import { noticeWords } from './words.ts'

interface Props {
  readonly notice: NoticeView
  /** 'target:<index>' or 'row:<table>:<row>'. */
  readonly item: string
  readonly name: string
  readonly onDecide: ((decisions: readonly DecisionShape[]) => void) | undefined
}

/** What was decided on a figure, and the way to put another in its place, with a reason. */
export function CorrectAmount({ notice, item, name, onDecide }: Props) {
  const words = useWords(noticeWords)
  const [open, setOpen] = useState(false)
  const decision = decisionOn(notice, item)
  const said = decision === undefined ? null : words[decision.choice]

  return (
    <span className="notice-correct">
      {said === null ? null : <span className="caption">{said}</span>}
      {onDecide === undefined ? null : (
        <button
          type="button"
          className="link-button"
          aria-label={`${words.correct} ${name}`}
          onClick={() => setOpen(true)}
        >
          {words.correct}
        </button>
      )}
      <Dialog title={`${words.correct} ${name}`} open={open} onClose={() => setOpen(false)}>
        <AmountForm
          item={item}
          onDecide={(decisions) => {
            onDecide?.(decisions)
            setOpen(false)
          }}
        />
      </Dialog>
    </span>
  )
}

function AmountForm(props: {
  readonly item: string
  readonly onDecide: (decisions: readonly DecisionShape[]) => void
}) {
  const words = useWords(noticeWords)
  const [wrong, setWrong] = useState(false)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const read = readAmount(String(form.get('amount')))
    setWrong(read.is === 'not-an-amount')
    if (read.is === 'not-an-amount') return
    const amount = read.is === 'amount' ? read.amount : null
    const value = props.item.startsWith('target')
      ? { amount, status: amount === null ? 'pending' : 'stated' }
      : { amount }
    const reason = String(form.get('reason')) || null
    props.onDecide([{ item: props.item, choice: 'corrected', value, reason }])
  }
  return (
    <form onSubmit={onSubmit}>
      <Field label={words.amount} error={wrong ? words.amount : undefined}>
        <TextInput name="amount" inputMode="numeric" autoComplete="off" />
      </Field>
      <Field label={words.reason} optional>
        <textarea name="reason" className="input" rows={2} maxLength={500} />
      </Field>
      <div className="dialog-actions">
        <Button kind="primary" submit>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
