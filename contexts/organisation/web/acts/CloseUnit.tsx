import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { todayIn } from '../today.ts'
import { organisationWords } from '../words.ts'
import { ActDialog, dayIn } from './ActDialog.tsx'
import type { ActProps } from './props.ts'

/** Closes a unit from a day on. */
export function CloseUnit({ card, ...dialog }: ActProps) {
  const words = useWords(organisationWords).acts
  const send = (form: FormData) =>
    api.organisation.closeUnit.call({
      ...{ id: card.id, version: card.version },
      on: dayIn(form, 'on'),
    })
  return (
    <ActDialog {...dialog} title={`${words.close}　${card.name}`} send={send} note={words.kept}>
      <Field label={words.on}>
        <TextInput name="on" type="date" required min={card.beganOn} defaultValue={todayIn()} />
      </Field>
    </ActDialog>
  )
}
