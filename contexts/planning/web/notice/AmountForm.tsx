import { type FormEvent, useRef, useState } from 'react'
import { units } from '#kernel/blood.ts'
import { readAmount } from '#web/kit/amount.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { Standing } from './standing.ts'
import { noticeWords } from './words.ts'

interface Props {
  readonly standing: Standing
  readonly onCorrect: (said: Standing & { readonly reason: string | null }) => void
  /** The figure is left out of the plan, for a reason. */
  readonly onIgnore: (reason: string) => void
}

/** Puts another figure, unit or name in the place of what was read, or leaves it out. */
export function AmountForm({ standing, onCorrect, onIgnore }: Props) {
  const words = useWords(noticeWords)
  const form = useRef<HTMLFormElement>(null)
  const [wrong, setWrong] = useState<'amount' | 'label' | 'reason'>()
  const said = () => {
    const data = new FormData(form.current!)
    const text = (name: string) => String(data.get(name) ?? '').trim()
    return { read: readAmount(text('amount')), text, reason: text('reason') || null }
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { read, text, reason } = said()
    if (read.is === 'not-an-amount') return setWrong('amount')
    if (standing.label !== undefined && text('label') === '') return setWrong('label')
    onCorrect({
      amount: read.is === 'amount' ? read.amount : null,
      reason,
      ...(standing.unit === undefined ? {} : { unit: text('unit') as typeof standing.unit }),
      ...(standing.label === undefined ? {} : { label: text('label') }),
    })
  }
  const leaveOut = () => {
    const { reason } = said()
    if (reason === null) setWrong('reason')
    else onIgnore(reason)
  }
  return (
    <form ref={form} onSubmit={onSubmit}>
      <Fields standing={standing} wrong={wrong} />
      <div className="dialog-actions">
        <Button onClick={leaveOut}>{words.leaveOut}</Button>
        <Button kind="primary" submit>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

function Fields(props: { readonly standing: Standing; readonly wrong: string | undefined }) {
  const { standing, wrong } = props
  const { label, amount, unit } = standing
  const words = useWords(noticeWords)
  const language = useLanguage()
  return (
    <>
      {label === undefined ? null : (
        <Field label={words.label} error={wrong === 'label' ? words.labelWrong : undefined}>
          <TextInput name="label" autoComplete="off" maxLength={100} defaultValue={label} />
        </Field>
      )}
      <Field label={words.amount} error={wrong === 'amount' ? words.amountWrong : undefined}>
        <TextInput
          name="amount"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={amount ?? ''}
        />
      </Field>
      {unit === undefined ? null : (
        <Field label={words.unit}>
          <select name="unit" className="input" defaultValue={unit}>
            {units.map((one) => (
              <option key={one} value={one}>
                {unitNames[one][language]}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field
        label={words.reason}
        hint={words.reasonToLeaveOut}
        error={wrong === 'reason' ? words.reasonWrong : undefined}
        optional
      >
        <textarea name="reason" className="input" rows={2} maxLength={500} />
      </Field>
    </>
  )
}
