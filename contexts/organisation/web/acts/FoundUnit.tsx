import { useQuery } from '@tanstack/react-query'
import { unitKinds, unitKindWords } from '#kernel/unit-kinds.ts'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { inOrder } from '../RegionTree.tsx'
import { todayIn } from '../today.ts'
import { useUnitsView } from '../view.ts'
import { organisationWords } from '../words.ts'
import { ActDialog, dayIn, textOf } from './ActDialog.tsx'

/** Founds a unit; a town comes with its region. */
export function FoundUnit(props: { readonly open: boolean; readonly onClose: () => void }) {
  const all = useWords(organisationWords)
  const words = all.acts
  const language = useLanguage()
  const [{ region }] = useUnitsView()
  const regions = useQuery(api.organisation.regions.queryOptions({ input: {} }))

  const send = (form: FormData) => {
    const kind = unitKinds.find((one) => one === form.get('kind'))!
    const [regionId, name] = [String(form.get('region')), String(form.get('name'))]
    const on = dayIn(form, 'on')
    return kind === 'town' || kind === 'county'
      ? api.organisation.foundPlace.call({ parentId: regionId, kind, name, on })
      : api.organisation.foundUnit.call({ regionId, kind, name, on, code: textOf(form, 'code') })
  }
  return (
    <ActDialog {...props} title={all.found} send={send}>
      <Field label={words.name}>
        <TextInput name="name" required maxLength={100} />
      </Field>
      <Field label={all.kind}>
        <select className="input" name="kind" defaultValue="bureau">
          {unitKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kind === 'town' ? words.town : unitKindWords[kind][language]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.place}>
        <select className="input" name="region" defaultValue={region}>
          {inOrder(regions.data ?? [], null).map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {'　'.repeat(depth)}
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field label={all.card.code} optional>
        <TextInput name="code" maxLength={30} />
      </Field>
      <Field label={words.from}>
        <TextInput name="on" type="date" required defaultValue={todayIn()} />
      </Field>
    </ActDialog>
  )
}
