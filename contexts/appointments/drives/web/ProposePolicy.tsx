import { useState } from 'react'
import { dayOf, instant } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { type PolicyKind, policyKinds } from '../rules/policies.ts'
import { policyWords } from './policy-words.ts'
import { StepDialog } from './StepDialog.tsx'

/** Counts and days of locking are whole; money and leave may be parts. */
const steps: Readonly<Record<PolicyKind, number>> = {
  'lock-days': 1,
  'small-cell': 1,
  'support-yuan': 0.01,
  'leave-days': 0.5,
}

/** Proposes a number of a region: which, how much, from when, on what authority. */
export function ProposePolicy(props: { readonly regionId: string; readonly onClose: () => void }) {
  const { regionId, onClose } = props
  const words = useWords(policyWords)
  const [kind, setKind] = useState<PolicyKind>('lock-days')
  const send = (form: FormData) =>
    api.appointments.proposePolicy.call({
      ...{ regionId, kind, from: String(form.get('from')) },
      ...{ value: Number(form.get('value')), citation: String(form.get('citation')) },
    })
  return (
    <StepDialog title={words.propose} onClose={onClose} send={send}>
      <Field label={words.kind}>
        <select
          className="input"
          value={kind}
          onChange={({ target }) => setKind(target.value as PolicyKind)}
        >
          {policyKinds.map((one) => (
            <option key={one} value={one}>
              {words.kinds[one]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.value}>
        <TextInput
          name="value"
          type="number"
          required
          min={0}
          max={99999}
          step={steps[kind]}
          unit={words.units[kind]}
        />
      </Field>
      <Field label={words.from}>
        <TextInput name="from" type="date" required defaultValue={dayOf(instant(Date.now()))} />
      </Field>
      <Field label={words.citation} hint={words.citationHint}>
        <textarea name="citation" className="input" rows={2} required maxLength={300} />
      </Field>
    </StepDialog>
  )
}
