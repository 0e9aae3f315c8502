import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { todayIn } from '../today.ts'
import { organisationWords } from '../words.ts'
import { ActDialog, dayIn } from './ActDialog.tsx'
import type { ActProps } from './props.ts'

/** Renames a unit from a day on; a town or county is renamed as a region, its body with it. */
export function RenameUnit({ card, ...dialog }: ActProps) {
  const words = useWords(organisationWords).acts
  const regions = useQuery(api.organisation.regions.queryOptions({ input: {} }))
  const isBody = card.kind === 'town' || card.kind === 'county'
  const region = regions.data?.find(({ id, name }) => id === card.regionId && name === card.name)

  const send = (form: FormData) => {
    const [name, from] = [String(form.get('name')), dayIn(form, 'from')]
    return isBody && region !== undefined
      ? api.organisation.rename.call({
          ...{ of: 'region', id: region.id, version: region.version, name, from },
        })
      : api.organisation.rename.call({
          ...{ of: 'unit', id: card.id, version: card.version, name, from },
        })
  }
  return (
    <ActDialog {...dialog} title={`${words.rename}　${card.name}`} send={send} note={words.kept}>
      <Field label={words.newName}>
        <TextInput name="name" required maxLength={100} defaultValue={card.name} />
      </Field>
      <Field label={words.from}>
        <TextInput name="from" type="date" required min={card.beganOn} defaultValue={todayIn()} />
      </Field>
    </ActDialog>
  )
}
