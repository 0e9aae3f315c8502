import { type FormEvent, useState } from 'react'
import { type Day, dayOf, instant, wholeYear } from '#kernel/days.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Failed } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { dueOn } from '../../handing-down/rules/due.ts'
import { handDownWords } from '../../handing-down/web/words.ts'
import type { PlanShape } from '../../shapes.ts'
import { planWords } from '../words.ts'
import { DayInput } from './DayInput.tsx'
import { Standing } from './SubmitDialog.tsx'

export interface Issuing {
  readonly documentNumber: string | null
  readonly effectiveOn: Day
  readonly reason: string
  /** By when the units answer. */
  readonly dueOn: Day
}

interface Props {
  readonly plan: PlanShape
  readonly busy: boolean
  readonly error: unknown
  readonly onShow: (targetKey: string) => void
  readonly onIssue: (issuing: Issuing) => void
  readonly onClose: () => void
}

/** The check page before issuing: what it comes to, document number, effective day, statement. */
export function IssueDialog({ plan, busy, error, onShow, onIssue, onClose }: Props) {
  const words = useWords(planWords)
  const [documentNumber, setNumber] = useState('')
  const [effectiveOn, setDay] = useState(wholeYear(plan.year).from)
  const [reason, setReason] = useState('')
  const handing = useWords(handDownWords)
  const [due, setDue] = useState(() => dueOn(dayOf(instant(Date.now())), undefined))
  const standing = plan.blockers.filter(({ blocks }) => blocks).length

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (standing > 0) return
    onIssue({
      documentNumber: documentNumber.trim() || null,
      effectiveOn,
      reason: reason.trim(),
      dueOn: dueOn(due, due),
    })
  }

  return (
    <Dialog title={words.issueTitle(plan.year)} open onClose={onClose}>
      <form onSubmit={submit}>
        <Standing plan={plan} onShow={onShow} />
        <p className="plan-effect">{words.issueSays}</p>
        <Field label={words.documentNumber} hint={words.documentHint} optional>
          <TextInput
            maxLength={60}
            value={documentNumber}
            onChange={(event) => setNumber(event.target.value)}
          />
        </Field>
        <Field label={words.effectiveOn}>
          <DayInput required value={effectiveOn} onDay={setDay} />
        </Field>
        <Field label={handing.issueDue} hint={handing.issueDueHint}>
          <DayInput required value={due} onDay={setDue} />
        </Field>
        <Field label={words.issueReason}>
          <textarea
            className="input"
            rows={2}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {error === null ? null : <Failed error={error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            kind="primary"
            submit
            busy={busy}
            why={standing > 0 ? words.standing(standing) : undefined}
          >
            {words.issueNow}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
