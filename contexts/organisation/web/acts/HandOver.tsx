import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { LiaisonShape } from '../../shapes.ts'
import { liaisonWords } from '../liaison-words.ts'
import { todayIn } from '../today.ts'
import { ActDialog, dayIn, textOf } from './ActDialog.tsx'

interface Props {
  readonly person: LiaisonShape
  readonly open: boolean
  readonly onClose: () => void
}

/** The hand-over wizard: who follows, from when, until when; what ends for the one before is said. */
export function HandOver({ person, ...dialog }: Props) {
  const words = useWords(liaisonWords)
  const send = (form: FormData) =>
    api.organisation.handOverLiaison.call({
      ...{ id: person.id, version: person.version },
      name: String(form.get('name')),
      phone: textOf(form, 'phone'),
      login: textOf(form, 'login'),
      from: dayIn(form, 'from'),
      to: textOf(form, 'to'),
    })
  return (
    <ActDialog {...dialog} title={words.handOverTitle(person.name)} send={send} note={words.says}>
      <Field label={words.follower}>
        <TextInput name="name" required maxLength={50} autoComplete="off" />
      </Field>
      <Field label={words.phone} optional>
        <TextInput name="phone" inputMode="tel" maxLength={30} autoComplete="off" />
      </Field>
      <Field label={words.login} hint={words.loginHint} optional>
        <TextInput name="login" maxLength={100} autoComplete="off" />
      </Field>
      <Field label={words.from}>
        <TextInput name="from" type="date" required defaultValue={todayIn()} />
      </Field>
      <Field label={words.to} optional>
        <TextInput name="to" type="date" />
      </Field>
    </ActDialog>
  )
}

/** Marks that a liaison cannot be reached, with what happened. */
export function MarkUnreachable({ person, ...dialog }: Props) {
  const words = useWords(liaisonWords)
  const send = (form: FormData) =>
    api.organisation.markLiaison.call({
      ...{ id: person.id, version: person.version },
      unreachable: String(form.get('why')),
    })
  return (
    <ActDialog {...dialog} title={words.markTitle(person.name)} send={send}>
      <Field label={words.why} hint={words.whyHint}>
        <TextInput name="why" required maxLength={200} autoComplete="off" />
      </Field>
    </ActDialog>
  )
}
