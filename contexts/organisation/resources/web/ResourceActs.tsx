import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { ActDialog, dayIn, textOf } from '../../web/acts/ActDialog.tsx'
import { todayIn } from '../../web/today.ts'
import type { ResourceCard } from '../contract.ts'
import { absenceReasons, outcomes } from '../rules/kinds.ts'
import { required } from '../rules/qualification.ts'
import { TermsFields, termsIn } from './TermsFields.tsx'
import { resourceWords } from './words.ts'

interface Props {
  readonly card: ResourceCard
  readonly open: boolean
  readonly onClose: () => void
}

/** States other hours and capacity from a day on. */
export function StateTerms({ card, ...dialog }: Props) {
  const words = useWords(resourceWords)
  const send = (form: FormData) =>
    api.organisation.stateTerms.call({
      ...{ id: card.id, version: card.version },
      terms: termsIn(form),
    })
  return (
    <ActDialog {...dialog} title={`${words.stateTerms}　${card.name}`} send={send}>
      <TermsFields now={card.terms} />
    </ActDialog>
  )
}

/** States days on which it is not there. */
export function StateAbsence({ card, ...dialog }: Props) {
  const words = useWords(resourceWords)
  const send = (form: FormData) =>
    api.organisation.stateAbsence.call({
      ...{ id: card.id, from: dayIn(form, 'from'), to: dayIn(form, 'to') },
      why: absenceReasons.find((one) => one === form.get('why'))!,
      note: textOf(form, 'note'),
    })
  return (
    <ActDialog {...dialog} title={`${words.addAbsence}　${card.name}`} send={send}>
      <Field label={words.reason}>
        <select className="input" name="why">
          {absenceReasons.map((why) => (
            <option key={why} value={why}>
              {words.why[why]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.from}>
        <TextInput name="from" type="date" required defaultValue={todayIn()} />
      </Field>
      <Field label={words.to}>
        <TextInput name="to" type="date" required defaultValue={todayIn()} />
      </Field>
      <Field label={words.note} optional>
        <TextInput name="note" maxLength={200} autoComplete="off" />
      </Field>
    </ActDialog>
  )
}

/** Assesses a place in one respect. */
export function AssessSite({ card, ...dialog }: Props) {
  const words = useWords(resourceWords)
  const aspects = required[card.kind]
  const send = (form: FormData) =>
    api.organisation.assessSite.call({
      id: card.id,
      aspect: aspects.find((one) => one === form.get('aspect'))!,
      outcome: outcomes.find((one) => one === form.get('outcome'))!,
      assessedOn: dayIn(form, 'on'),
      validTo: textOf(form, 'validTo'),
      document: textOf(form, 'document'),
    })
  return (
    <ActDialog {...dialog} title={`${words.assess}　${card.name}`} send={send}>
      <Field label={words.aspect}>
        <select className="input" name="aspect">
          {aspects.map((aspect) => (
            <option key={aspect} value={aspect}>
              {words.aspects[aspect]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.outcome}>
        <select className="input" name="outcome">
          {outcomes.map((outcome) => (
            <option key={outcome} value={outcome}>
              {words.outcomes[outcome]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.assessedOn}>
        <TextInput name="on" type="date" required defaultValue={todayIn()} />
      </Field>
      <Field label={words.validTo} optional>
        <TextInput name="validTo" type="date" />
      </Field>
      <Field label={words.document} optional>
        <TextInput name="document" maxLength={200} autoComplete="off" />
      </Field>
    </ActDialog>
  )
}

/** Ends it: its past stays. */
export function EndResource({ card, ...dialog }: Props) {
  const words = useWords(resourceWords)
  const send = (form: FormData) =>
    api.organisation.endResource.call({
      ...{ id: card.id, version: card.version, on: dayIn(form, 'on') },
    })
  return (
    <ActDialog {...dialog} title={`${words.end}　${card.name}`} send={send}>
      <Field label={words.endOn}>
        <TextInput name="on" type="date" required min={card.beganOn} defaultValue={todayIn()} />
      </Field>
    </ActDialog>
  )
}
