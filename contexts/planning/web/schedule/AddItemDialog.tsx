import { type FormEvent, useState } from 'react'
import { wholeMonth } from '#kernel/days.ts'
import { AmountInput } from '#web/kit/AmountInput.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { unitNames } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { PlanChange } from '../../rules/change.ts'
import { scheduled } from '../../rules/schedule.ts'
import type { PlanShape } from '../../shapes.ts'
import { DayInput } from '../plan/DayInput.tsx'
import { newKey } from '../plan/new-key.ts'
import { planWords } from '../words.ts'
import { scheduleWords } from './words.ts'

interface Props {
  readonly plan: PlanShape
  /** The part it is first offered for. */
  readonly targetKey: string | undefined
  /** Adds it, or says why not. */
  readonly onAdd: (change: PlanChange, key: string) => string | undefined
  readonly onClose: () => void
}

/** Places an amount of a unit or group in time; offered is what it has left. */
export function AddItemDialog({ plan, targetKey, onAdd, onClose }: Props) {
  const words = useWords(scheduleWords)
  const common = useWords(planWords)
  const language = useLanguage()
  const parts = plan.targets.filter(({ kind }) => kind !== 'total')
  const placed = scheduled(plan.targets, plan.items)
  const leftOf = (key: string) => Math.max(0, placed.get(key)?.remaining ?? 0)
  const [key, setKey] = useState(targetKey ?? parts[0]?.key ?? '')
  const [amount, setAmount] = useState<number | null>(leftOf(key))
  const [from, setFrom] = useState(wholeMonth(plan.year, 1).from)
  const [to, setTo] = useState(wholeMonth(plan.year, 1).to)
  const [area, setArea] = useState('')
  const [refused, setRefused] = useState<string>()
  const wrong = from > to

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (from > to || amount === null) return
    const made = newKey()
    const reason = onAdd(
      {
        do: 'add-item',
        key: made,
        targetKey: key,
        amount,
        from,
        to,
        area: area.trim() || null,
        label: null,
      },
      made,
    )
    if (reason === undefined) onClose()
    else setRefused(reason)
  }

  return (
    <Dialog title={words.addTitle} open onClose={onClose}>
      <form onSubmit={submit}>
        <Field label={words.addUnit}>
          <select
            className="input"
            value={key}
            onChange={(event) => {
              setKey(event.target.value)
              setAmount(leftOf(event.target.value))
            }}
          >
            {parts.map((part) => (
              <option key={part.key} value={part.key}>
                {part.label}
              </option>
            ))}
          </select>
        </Field>
        <div className="plan-two">
          <Field label={words.from}>
            <DayInput required value={from} onDay={setFrom} />
          </Field>
          <Field label={words.to} error={wrong ? words.badSpan : undefined}>
            <DayInput required value={to} onDay={setTo} />
          </Field>
        </div>
        <Field label={words.amount}>
          <AmountInput value={amount} unit={unitNames[plan.unit][language]} onCommit={setAmount} />
        </Field>
        <Field label={words.area} hint={words.areaHint} optional>
          <TextInput
            maxLength={100}
            value={area}
            onChange={(event) => setArea(event.target.value)}
          />
        </Field>
        {refused === undefined ? null : (
          <p className="field-error" role="alert">
            {refused}
          </p>
        )}
        <div className="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button kind="primary" submit>
            {words.add}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
