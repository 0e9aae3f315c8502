import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { LiaisonShape } from '../../shapes.ts'
import { todayIn } from '../today.ts'
import { organisationWords } from '../words.ts'
import { ActDialog, dayIn } from './ActDialog.tsx'

/** Ends a liaison's time; the day is the last one. */
export function EndLiaison(props: {
  readonly person: LiaisonShape
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { person, ...dialog } = props
  const all = useWords(organisationWords)
  const send = (form: FormData) =>
    api.organisation.endLiaison.call({
      ...{ id: person.id, version: person.version },
      on: dayIn(form, 'on'),
    })
  return (
    <ActDialog {...dialog} title={`${all.card.endTerm}　${person.name}`} send={send}>
      <Field label={all.acts.to}>
        <TextInput name="on" type="date" required min={person.validFrom} defaultValue={todayIn()} />
      </Field>
    </ActDialog>
  )
}
