import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { ActDialog, textOf } from '../../web/acts/ActDialog.tsx'
import { resourceKinds } from '../rules/kinds.ts'
import { TermsFields, termsIn } from './TermsFields.tsx'
import { resourceWords } from './words.ts'

/** Registers a team, vehicle, site or venue with its first hours and capacity. */
export function FoundResource(props: {
  readonly regionId: string
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { regionId, ...dialog } = props
  const words = useWords(resourceWords)
  const regions = useQuery(api.organisation.regions.queryOptions({ input: {} }))
  const send = (form: FormData) =>
    api.organisation.foundResource.call({
      regionId: textOf(form, 'region') ?? regionId,
      kind: resourceKinds.find((kind) => kind === form.get('kind'))!,
      name: textOf(form, 'name') ?? '',
      place: textOf(form, 'place'),
      terms: termsIn(form),
    })
  return (
    <ActDialog {...dialog} title={words.found} send={send}>
      <Field label={words.kind}>
        <select className="input" name="kind">
          {resourceKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.region}>
        <select className="input" name="region" defaultValue={regionId} key={regions.data?.length}>
          {(regions.data ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.name}>
        <TextInput name="name" required maxLength={100} autoComplete="off" />
      </Field>
      <Field label={words.place} optional>
        <TextInput name="place" maxLength={200} autoComplete="off" />
      </Field>
      <TermsFields now={null} />
    </ActDialog>
  )
}
