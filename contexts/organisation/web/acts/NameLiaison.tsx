import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { liaisonRoleWords } from '../../kind-words.ts'
import { liaisonRoles } from '../../rules/kinds.ts'
import type { UnitCard } from '../../shapes.ts'
import { liaisonWords } from '../liaison-words.ts'
import { todayIn } from '../today.ts'
import { organisationWords } from '../words.ts'
import { ActDialog, dayIn, textOf } from './ActDialog.tsx'

/** Names a leader or liaison of a unit. */
export function NameLiaison(props: {
  readonly card: UnitCard
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { card, ...dialog } = props
  const words = useWords(organisationWords).acts
  const term = useWords(liaisonWords)
  const language = useLanguage()
  const send = (form: FormData) =>
    api.organisation.nameLiaison.call({
      unitId: card.id,
      role: liaisonRoles.find((one) => one === form.get('role'))!,
      name: String(form.get('name')),
      phone: textOf(form, 'phone'),
      login: textOf(form, 'login'),
      from: dayIn(form, 'from'),
      to: textOf(form, 'to'),
    })
  return (
    <ActDialog {...dialog} title={`${words.person}　${card.name}`} send={send}>
      <Field label={words.role}>
        <select className="input" name="role" defaultValue="liaison">
          {liaisonRoles.map((role) => (
            <option key={role} value={role}>
              {liaisonRoleWords[role][language]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.person_}>
        <TextInput name="name" required maxLength={50} autoComplete="off" />
      </Field>
      <Field label={words.phone} optional>
        <TextInput name="phone" inputMode="tel" maxLength={30} autoComplete="off" />
      </Field>
      <Field label={term.login} hint={term.loginHint} optional>
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
